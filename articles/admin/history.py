"""An article's past: every revision and step, the difference of two revisions, and bringing one back."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.timezone import get_default_timezone_name
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.found import find_article, find_revision, is_number
from articles.admin.stepfacts import compare_revisions
from articles.admin.timeline import Timeline
from articles.admin.times import desk_time, short_time
from articles.editing.restore import restorable
from articles.models import Publication
from articles.rules import can_edit
from articles.vocabulary import Refused, RevisionKind
from articles.workflow.perform import perform

PAGE_LENGTH = 50  # events on one page


def history_urls(model_admin):
    """Addresses of the history, a difference and the restoring of a revision, before the admin's own."""

    def wrap(only, view):
        return model_admin.admin_site.admin_view(only(partial(view, model_admin)))

    return [
        path("<path:object_id>/history/", wrap(require_safe, history_page), name="articles_article_history"),
        path(
            "<path:object_id>/difference/<int:old>/<int:new>/",
            wrap(require_safe, difference_page),
            name="articles_article_difference",
        ),
        path(
            "<path:object_id>/revision/<int:number>/restore/",
            wrap(require_POST, restore_revision),
            name="articles_article_restore_revision",
        ),
    ]


def history_page(model_admin, request, object_id):
    """The timeline; with ?old=…&new=… to the difference of the two revisions chosen."""
    article = find_article(request, object_id)
    old, new = request.GET.get("old"), request.GET.get("new")
    if old and new and is_number(old) and is_number(new):
        numbers = sorted([find_revision(article, old).number, find_revision(article, new).number])
        return HttpResponseRedirect(reverse("admin:articles_article_difference", args=[article.pk, *numbers]))
    page = Paginator(Timeline(article), PAGE_LENGTH).get_page(request.GET.get("page"))
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
    }
    return desk_page(model_admin, request, article, "history", context)


def desk_page(model_admin, request, article, name, context):
    """A page of the article's past in the desk's frame."""
    request.current_app = model_admin.admin_site.name
    frame = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "article": article,
        "subtitle": str(article),
    }
    return TemplateResponse(request, f"admin/articles/article/{name}.html", {**frame, **context})


def live_revision(article):
    live = Publication.objects.live().filter(article=article).select_related("revision").first()
    return live and live.revision


def marked(article, events):
    """The events; those of a revision say what readers saw or will see of it, and what the desk decided on it."""
    found = {event.revision.pk: [] for event in events if event.revision}
    now = timezone.now()
    publications = Publication.objects.filter(article=article, revision__in=found).order_by("live_from")
    for publication in publications.only("revision", "live_from", "live_until"):
        found[publication.revision_id].append(_publication_mark(publication, now))
    decisions = (
        ("approved", article.approved_id, _("approved")),
        ("debt", article.debt_id, _("review owed")),
    )
    for name, revision_id, words in decisions:
        if revision_id in found:
            found[revision_id].append((name, words))
    return [
        replace(event, marks=tuple(found[event.revision.pk])) if event.revision else event for event in events
    ]


def _publication_mark(publication, now):
    if publication.live_from > now:
        return "planned", _("planned for %s") % short_time(publication.live_from)
    if publication.live_until is None or publication.live_until > now:
        return "live", _("live since %s") % short_time(publication.live_from)
    return "ended", _("was public until %s") % short_time(publication.live_until)


def difference_page(model_admin, request, object_id, old, new):
    """Field by field what the revision `new` says that `old` did not."""
    article = find_article(request, object_id)
    before, after = find_revision(article, old), find_revision(article, new)
    live = live_revision(article)
    context = {
        "title": _("Revision %(new)d compared with %(old)d") % {"old": old, "new": new},
        "before": before,
        "after": after,
        "before_time": desk_time(before.created_at),
        "after_time": desk_time(after.created_at),
        "live": live,
        "changes": compare_revisions(before, after, request.user),
        "may_restore": can_edit(request.user, article),
    }
    return desk_page(model_admin, request, article, "difference", context)


def restore_revision(model_admin, request, object_id, number):
    """Saves the content of an old revision as a new one; what does not exist any more is left out and named."""
    article = find_article(request, object_id)
    revision = find_revision(article, number)
    content, left_out = restorable(revision.content)
    version = request.POST.get("version", "")
    typed = {"content": content, "kind": RevisionKind.RESTORE}
    try:
        after = perform(
            article, "edit", by=request.user, version=int(version) if is_number(version) else None, **typed
        )
    except Refused as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))
    _tell(request, article, after, number, left_out)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _tell(request, before, after, number, left_out):
    """What came of it, the things left out, and the approval that went with the old text."""
    if after.latest.pk == before.latest_id:
        messages.info(request, _("The text already says what revision %d said. Nothing was saved.") % number)
        return
    words = {"old": number, "new": after.latest.number, "time": desk_time(after.latest.created_at)}
    messages.success(request, _("Revision %(old)d is restored as revision %(new)d: %(time)s.") % words)
    if left_out:
        messages.warning(request, _("No longer there and left out: %s.") % ", ".join(left_out))
    if before.approved_id and not after.approved_id:
        messages.warning(request, _("The approval is void; the text needs a new one."))
