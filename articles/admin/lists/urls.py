"""Addresses of the article list besides the list itself: views, columns, bulk actions, export."""

from articles.admin.lists.bulk import bulk_urls
from articles.admin.lists.destroying import destroy_urls
from articles.admin.lists.export import export_urls
from articles.admin.lists.keeping import view_urls
from articles.admin.lists.picking import column_urls


def list_urls(model_admin):
    """To be put before the admin's own."""
    pages = (view_urls, column_urls, export_urls, bulk_urls, destroy_urls)
    return [address for urls in pages for address in urls(model_admin)]
