"""The desk: Django's admin with our own forms, pages and theme. Every write goes through the workflow."""

from articles.admin import article, dashboard, openlinks, outbox, people, taxonomy

__all__ = ["article", "dashboard", "openlinks", "outbox", "people", "taxonomy"]
