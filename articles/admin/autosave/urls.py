"""Addresses of autosave, presence and unsaved text."""

from functools import partial

from django.contrib import admin
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from articles.admin.autosave.recovery import discard_unsaved, unsaved_texts
from articles.admin.autosave.writing import autosave, presence
from articles.editing.autosave import leave


def autosave_urls(model_admin):
    """To be put before the admin's own. Autosave and presence stand outside the login, see `writing`."""
    site = model_admin.admin_site
    throw_away = site.admin_view(require_POST(partial(discard_unsaved, model_admin)))
    return [
        path("add/autosave/", autosave, name="articles_article_autosave_new"),
        path("add/unsaved/", throw_away, name="articles_article_unsaved_new"),
        path("<int:object_id>/autosave/", autosave, name="articles_article_autosave"),
        path("<int:object_id>/presence/", presence, name="articles_article_presence"),
        path("<int:object_id>/unsaved/", throw_away, name="articles_article_unsaved"),
    ]


def unsaved_pages(site):
    """The list of one's own unsaved texts."""
    view = site.admin_view(require_safe(partial(unsaved_texts, site)))
    return [path("unsaved/", view, name="desk_unsaved")]


@receiver(user_logged_out)
def close_pages(sender, user, **kwargs):
    """Nothing a user left open at log-out, whatever the way out, writes or is seen any more."""
    if user is not None:
        leave(user, timezone.now())


admin.site.pages.append(unsaved_pages)
