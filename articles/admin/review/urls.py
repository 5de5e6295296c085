"""Addresses of the discussion."""

from functools import partial

from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.review.discussion import discussion_page
from articles.admin.review.mentions import colleague_search


def review_urls(model_admin):
    """To be put before the admin's own."""
    wrap = model_admin.admin_site.admin_view
    page = require_http_methods(["GET", "HEAD", "POST"])(partial(discussion_page, model_admin))
    return [
        path("<path:object_id>/discussion/", wrap(page), name="articles_article_discussion"),
        path(
            "<path:object_id>/discussion/colleagues/",
            wrap(require_safe(colleague_search)),
            name="articles_article_colleagues",
        ),
    ]
