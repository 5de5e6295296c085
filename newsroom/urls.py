"""Addresses: the desk, the health checks, and everything else to the reader's site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path(settings.ADMIN_PATH, admin.site.urls),
    path("", include("articles.reader.urls")),
]
