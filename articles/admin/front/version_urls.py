"""Addresses of versions of fronts, of going live, and of the lines above every page."""

from django.contrib import admin
from django.urls import path

from articles.admin.front.banners import banners, end
from articles.admin.front.live import live
from articles.admin.front.versions import roll_back_to, take_plan_back, version, versions


def version_urls(site):
    """Pages of the desk that belong to no model."""
    return [
        path("fronts/<str:pk>/versions/", site.admin_view(versions), name="front_versions"),
        path("fronts/<str:pk>/live/", site.admin_view(live), name="front_live"),
        path("fronts/version/<str:pk>/", site.admin_view(version), name="front_version"),
        path("fronts/version/<str:pk>/roll-back/", site.admin_view(roll_back_to), name="front_roll_back"),
        path("fronts/version/<str:pk>/take-back/", site.admin_view(take_plan_back), name="front_take_back"),
        path("banners/", site.admin_view(banners), name="banners"),
        path("banners/<str:pk>/end/", site.admin_view(end), name="banner_end"),
    ]


admin.site.pages.append(version_urls)
