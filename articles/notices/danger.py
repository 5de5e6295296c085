"""Plans in danger: what stands against a publication that was planned, told once for each cause."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.conf import conf
from articles.models import Category, Notice, Publication, Transition
from articles.notices.compose import notify
from articles.notices.kinds import sentence
from articles.notices.whom import owners
from articles.rules import sections_above
from articles.vocabulary import NoticeKind, Status

# cause: what is said of it
CAUSES = {
    "newer": _("The text was edited after it was planned: what will go live is not the newest revision."),
    "changes": _("Changes are requested, and the plan still stands."),
    "locked": _("The article is locked, so that nobody could mend it before it goes live."),
    "orphan": _("Nobody answers for its category any more: no moderator could stop or mend it."),
}


def notify_danger(article, cause, plan, *, by=None):
    """Tells whose story it is, and who planned it, of one danger to one planned publication (its id)."""
    mark = f"{cause}-{plan}"
    if Notice.objects.filter(kind=NoticeKind.IN_DANGER, article=article, cause=mark).exists():
        return []
    planned = Transition.objects.filter(article=article, step="publish", details__publication=plan)
    return notify(
        NoticeKind.IN_DANGER,
        owners(article) | Q(pk__in=planned.values("by")),
        subject=sentence(_("Plan in danger: %(headline)s"), headline=article),
        text=CAUSES[cause],
        article=article,
        by=by,
        cause=mark,
    )


def watch_plans(now=None):
    """Looks at the plans that begin within the next minutes and tells of what stands against them; returns how often.

    What an edit or a step endangers is told at once; this finds what came about in other ways.
    """
    now = now or timezone.now()
    ahead = now + timedelta(minutes=conf("DANGER_AHEAD"))
    later = Publication.objects.planned(ahead).values("pk")
    plans = Publication.objects.planned(now).exclude(pk__in=later).select_related("article")
    dangers = [(plan, cause) for plan in plans for cause in _dangers(plan, now)]
    return sum(bool(notify_danger(plan.article, cause, plan.pk)) for plan, cause in dangers)


def _dangers(plan, now):
    article = plan.article
    if article.latest_id != plan.revision_id:
        yield "newer"
    if article.status == Status.CHANGES_REQUESTED:
        yield "changes"
    if article.locked_until and article.locked_until > now:
        yield "locked"
    if not _moderated(plan.category_id):
        yield "orphan"


def _moderated(category_id):
    sections = Category.objects.filter(pk__in=sections_above(category_id))
    return sections.filter(moderators__is_active=True).exists()
