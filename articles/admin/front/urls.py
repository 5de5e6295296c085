"""Addresses of the board of fronts."""

from django.contrib import admin
from django.urls import path

from articles.admin.front.adding import add_page
from articles.admin.front.board import board
from articles.admin.front.listing import fronts
from articles.admin.front.pages import placement_page, slot_add_page, slot_page


def front_urls(site):
    """Pages of fronts, for the desk's own addresses."""
    routes = [
        ("", fronts, "fronts"),
        ("<str:pk>/", board, "front_board"),
        ("<str:pk>/story/", add_page, "front_add"),
        ("<str:pk>/area/", slot_add_page, "front_slot_add"),
        ("<str:pk>/area/<str:slot>/", slot_page, "front_slot"),
        ("<str:pk>/area/<str:slot>/<str:article>/", placement_page, "front_placement"),
    ]
    return [path(f"fronts/{route}", site.admin_view(view), name=name) for route, view, name in routes]


admin.site.pages.append(front_urls)
