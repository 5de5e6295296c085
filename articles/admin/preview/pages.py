"""The article as readers would see it now: the reader's own page over a publication that is never stored, in a frame.

Links to our own stories are shown exactly as readers would find them at this moment: those to stories that are not
public stay hidden. So the page promises nothing, and shows no headline of an article its reader may not see.
"""

from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.found import find_article, find_revision
from articles.admin.preview.answers import as_readers_see_it, desk_view, unlisted
from articles.admin.preview.live import live_page
from articles.admin.preview.shares import revoke_page, shares_page
from articles.admin.preview.unsaved import unsaved_publication
from articles.reader.pages import render_article
from articles.rules import can_edit, can_moderate

MOST_REVISIONS = 30  # offered for choosing; the history has all of them


def preview_urls(model_admin):
    """Addresses of the previews, to be put before the admin's own."""

    def address(route, view, name, only=require_safe):
        return path(route, desk_view(model_admin, only, view), name=f"articles_article_{name}")

    return [
        address("add/preview/live/", live_page, "live_preview_add", require_POST),
        address("<path:object_id>/preview/live/", live_page, "live_preview", require_POST),
        address("<path:object_id>/preview/page/", preview_page, "preview_page"),
        address("<path:object_id>/preview/", framed_page, "preview"),
        address("<path:object_id>/shares/", shares_page, "shares", lambda view: view),
        address("<path:object_id>/shares/<int:number>/revoke/", revoke_page, "revoke_share", require_POST),
    ]


def framed_page(model_admin, request, object_id):
    """The page in a frame, with the width of a device, the choice of a revision, and the way back and on."""
    article = find_article(request, object_id)
    revision = chosen_revision(request, article)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Preview"),
        "subtitle": str(article),
        "article": article,
        "revision": revision,
        "revisions": article.revisions.select_related("created_by").defer("content")[:MOST_REVISIONS],
        "may_share": (can_edit | can_moderate)(request.user, article),
    }
    return unlisted(TemplateResponse(request, "admin/preview/article.html", context))


@as_readers_see_it
def preview_page(model_admin, request, object_id):
    """The latest revision, or with ?revision=N that one. Nothing is stored anywhere."""
    article = find_article(request, object_id)
    revision = chosen_revision(request, article)
    now = timezone.now()
    publication = unsaved_publication(article, revision.content if revision else {}, now)
    return render_article(request, publication, at=now, preview=True)


def chosen_revision(request, article):
    number = request.GET.get("revision")
    return article.latest if number is None else find_revision(article, number)
