"""An article's past: every revision and step in one row, the last of it beside the form, and the addresses of all."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.timezone import get_default_timezone_name
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.found import find_article, find_revision, is_number
from articles.admin.history.comparing import compare_page, difference_page
from articles.admin.history.frame import desk_page
from articles.admin.history.marks import live_revision, marked
from articles.admin.history.restoring import restore_revision
from articles.admin.history.timeline import SAVE, STEP, Timeline
from articles.rules import can_edit

PAGE_LENGTH = 50  # events on one page
PANEL_LENGTH = 8  # events beside the form


def history_urls(model_admin):
    """Addresses of the history, of differences and of restoring, before the admin's own."""

    def wrap(only, view):
        return model_admin.admin_site.admin_view(only(partial(view, model_admin)))

    pages = [
        ("history/", require_safe, history_page, "history"),
        ("history/recent/", require_safe, recent_history, "recent_history"),
        ("compare/", require_safe, compare_page, "compare"),
        ("difference/<int:old>/<int:new>/", require_safe, difference_page, "difference"),
        ("revision/<int:number>/restore/", require_POST, restore_revision, "restore_revision"),
    ]
    return [
        path(f"<path:object_id>/{tail}", wrap(only, view), name=f"articles_article_{name}")
        for tail, only, view, name in pages
    ]


def history_page(model_admin, request, object_id):
    """The timeline, all of it or one sort; with ?old=…&new=… to the difference of the two revisions chosen."""
    article = find_article(request, object_id)
    old, new = request.GET.get("old"), request.GET.get("new")
    if old and new and is_number(old) and is_number(new):
        numbers = sorted([find_revision(article, old).number, find_revision(article, new).number])
        return HttpResponseRedirect(reverse("admin:articles_article_difference", args=[article.pk, *numbers]))
    only = request.GET.get("show") if request.GET.get("show") in (SAVE, STEP) else ""
    page = Paginator(Timeline(article, only=only), PAGE_LENGTH).get_page(request.GET.get("page"))
    events = marked(article, list(page))
    revisions = [event.revision for event in events if event.revision]
    context = {
        "title": _("History"),
        "zone": get_default_timezone_name(),
        "page": page,
        "events": events,
        "live": live_revision(article),
        "chosen": [revision.number for revision in revisions[:2]],
        "may_restore": can_edit(request.user, article),
        "sorts": _sorts(only),
        "only": only,
    }
    return desk_page(model_admin, request, article, "history", context)


def _sorts(only):
    words = {"": _("All"), SAVE: _("Revisions"), STEP: _("Steps")}
    return [{"name": name, "words": word, "here": name == only} for name, word in words.items()]


def recent_history(model_admin, request, object_id):
    """The last events as a piece of a page, for the article's form."""
    article = find_article(request, object_id)
    events = marked(article, Timeline(article)[:PANEL_LENGTH])
    context = {"article": article, "events": events, "zone": get_default_timezone_name()}
    response = TemplateResponse(request, "admin/articles/article/recent_history.html", context)
    response["Cache-Control"] = "no-store"
    return response
