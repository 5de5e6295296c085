"""What stands in the agenda: entries of publications and of working copies, each at its time with its kind."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.agenda.week import midnight
from articles.admin.length import length_words
from articles.admin.start.ages import clock
from articles.library.intake import DESK_WIDTHS
from articles.models import Article, Credit, Publication
from articles.rules import DESK_STATES, can_edit, can_moderate, visible_to
from articles.vocabulary import Status

KINDS = {
    "again": _("Look at it again"),
    "due": _("Due"),
    "embargo": _("Embargo ends"),
    "planned": _("Planned"),
    "live": _("Published"),
    "ends": _("Ends"),
}
# Who may move an entry of a kind; the others stand where a decision or the past has put them.
MAY_MOVE = {"again": can_edit, "due": can_edit, "planned": can_moderate, "ends": can_moderate}
MOST = 400  # entries of each source in one week; more are to be filtered
PEOPLE = ("category", "assignee", "created_by")
HEAVY = ("parts", "plain_text", "structured", "article__body", "article__lead")


@dataclass
class Entry:
    """`moment` is aware; an entry of the whole day stands at its midnight. `publication` is None for working copies."""

    kind: str
    moment: datetime
    article: Article
    headline: str
    publication: int | None = None
    to_come: bool = True
    movable: bool = False
    late: bool = False

    @property
    def word(self):
        if self.late:
            return _("Overdue")
        return _("Ended") if self.kind == "ends" and not self.to_come else KINDS[self.kind]

    @property
    def key(self):
        return f"{self.kind}-{self.article.pk}-{self.publication or 0}"

    @property
    def day(self) -> date:
        return timezone.localtime(self.moment).date()

    @property
    def time(self):
        return "" if self.kind == "again" else clock(self.moment)

    @property
    def address(self):
        return reverse("admin:articles_article_change", args=[self.article.pk])

    @property
    def thumb(self):
        """Address of the head's picture; empty for a text without one."""
        use = self.article.picture
        return reverse("admin:articles_picture_file", args=[use["picture"], DESK_WIDTHS[1]]) if use else ""

    @property
    def move_address(self):
        return reverse("admin:desk_move", args=[self.kind, self.article.pk])

    @property
    def length(self):
        """Of what is still to be written."""
        return length_words(self.article) if self.kind == "due" else ""


def entries_of(week, user, articles, now):
    """The entries of a week among these articles that the user may see, in order of time. Three queries."""
    seen = visible_to(user, articles).exclude(status=Status.TRASHED)
    found = [*_published(week, seen, now), *_worked_on(week, seen, now)]
    byline = Prefetch("credits", Credit.objects.select_related("author"))
    prefetch_related_objects([entry.article for entry in found], byline)
    for entry in found:
        may = MAY_MOVE.get(entry.kind)
        entry.movable = entry.to_come and may is not None and may(user, entry.article)
    return sorted(found, key=lambda entry: (entry.moment, entry.article.pk))


def _published(week, seen, now):
    """Beginnings and decided ends."""
    both = Publication.objects.beginning(week.start, week.end) | Publication.objects.ending(
        week.start, week.end
    )
    related = [f"article__{name}" for name in PEOPLE]
    rows = (
        both.filter(article__in=seen.values("pk"))
        .select_related(*related)
        .defer(*HEAVY)
        .order_by("live_from")
    )
    for row in rows[:MOST]:
        for kind, moment in _life(row, now):
            if week.start <= moment < week.end:
                yield Entry(kind, moment, row.article, row.headline, row.pk, to_come=moment > now)


def _life(row, now):
    yield "planned" if row.live_from > now else "live", row.live_from
    if row.ends_at and row.ends_at == row.live_until:
        yield "ends", row.live_until


def _worked_on(week, seen, now):
    """Dates of the working copies."""
    span = {"gte": week.start, "lt": week.end}
    days = {"gte": week.monday, "lte": week.sunday}
    dated = _within("due", span) | _within("embargo_until", span) | _within("look_again", days)
    for article in seen.filter(dated).select_related(*PEOPLE).order_by("due", "pk")[:MOST]:
        for kind, moment in _dates(article):
            if week.start <= moment < week.end:
                late = kind == "due" and moment <= now and article.status in DESK_STATES
                yield Entry(kind, moment, article, str(article), late=late)


def _within(field, span):
    return Q(**{f"{field}__{word}": moment for word, moment in span.items()})


def _dates(article):
    if article.due:
        yield "due", article.due
    if article.embargo_until:
        yield "embargo", article.embargo_until
    if article.look_again:
        yield "again", midnight(article.look_again)


def undated(user, articles):
    """Commissioned texts without a time: assigned, unfinished, not due."""
    seen = visible_to(user, articles).filter(status__in=DESK_STATES, due=None).exclude(assignee=None)
    return seen.select_related("category", "assignee").order_by("-edited_at", "-pk")
