"""What became of revisions: which one readers see, saw or will see, and what the desk decided on it."""

from collections import defaultdict
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.times import short_time
from articles.models import Publication, Transition


def live_revision(article):
    live = Publication.objects.live().filter(article=article).select_related("revision").first()
    return live and live.revision


def approved_last(article):
    """The number of the revision approved last, even if its approval is void by now; None for none."""
    approvals = Transition.objects.filter(article=article, step="approve").exclude(revision=None)
    return approvals.order_by("-pk").values_list("revision__number", flat=True).first()


def revision_marks(article):
    """(class, words) pairs by revision id; one query."""
    marks, now = defaultdict(list), timezone.now()
    publications = Publication.objects.filter(article=article).order_by("live_from")
    for publication in publications.only("revision", "live_from", "live_until"):
        marks[publication.revision_id].append(_publication_mark(publication, now))
    if article.approved_id:
        marks[article.approved_id].append(("approved", _("approved")))
    if article.debt_id:
        marks[article.debt_id].append(("debt", _("review owed")))
    return marks


def marked(article, events):
    """The events, those of a revision with its marks."""
    marks = revision_marks(article)
    return [
        replace(event, marks=tuple(marks[event.revision.pk])) if event.revision else event for event in events
    ]


def _publication_mark(publication, now):
    if publication.live_from > now:
        return "planned", _("planned for %s") % short_time(publication.live_from)
    if publication.live_until is None or publication.live_until > now:
        return "live", _("live since %s") % short_time(publication.live_from)
    return "ended", _("was public until %s") % short_time(publication.live_until)
