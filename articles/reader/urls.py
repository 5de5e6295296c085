"""Addresses of the reader's site."""

urlpatterns = []
