"""Addresses: the desk, the health checks, and everything else to the reader's site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from articles.admin.language import set_language
from articles.admin.preview.guest import guest_article, guest_page
from articles.admin.preview.pictures import desk_picture

urlpatterns = [
    path(f"{settings.ADMIN_PATH}sprache/", admin.site.admin_view(set_language), name="desk_language"),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("vorschau/bild/<str:signed>/", desk_picture, name="desk_picture"),
    path("vorschau/<str:token>/", guest_page, name="shared_preview"),
    path("vorschau/<str:token>/seite/", guest_article, name="shared_preview_page"),
    path("", include("articles.reader.urls")),
]

handler400 = "articles.reader.errors.bad_request"
handler403 = "articles.reader.errors.forbidden"
handler404 = "articles.reader.errors.not_found"
handler500 = "articles.reader.errors.server_error"
