"""Problems of what is to come: plans that no longer pass, and assignments nobody finished in time."""

from django.utils.translation import gettext as _

from articles.admin.start.ages import age, day_and_time
from articles.admin.start.reviewing import moderated
from articles.admin.start.row import MOST, of_article
from articles.admin.start.writing import assigned
from articles.editing.checks import Facts, judge
from articles.editing.checks.facts import share_targets
from articles.models import Publication
from articles.notices.danger import CAUSES
from articles.rules import DESK_STATES, visible_to
from articles.vocabulary import Status


def plans(reading):
    """Planned publications that would not be planned today, the next first. Two queries."""
    planned = Publication.objects.planned(reading.now).filter(article__in=moderated(reading).values("pk"))
    planned = planned.select_related("revision", "article__latest").order_by("live_from")
    plans = list(planned.defer("parts", "plain_text", "structured", "article__latest__content")[:MOST])
    facts = [Facts(plan.article, plan.revision.content, at=plan.live_from, now=reading.now) for plan in plans]
    share_targets(facts, visible_to(reading.user), reading.now)
    judged = [(plan, list(_against(plan, known, reading))) for plan, known in zip(plans, facts, strict=True)]
    return [
        of_article(plan.article, _at_risk(plan, reasons, reading), plan.headline)
        for plan, reasons in judged
        if reasons
    ]


def _at_risk(plan, reasons, reading):
    return f"{day_and_time(plan.live_from, reading.now)}: {' '.join(map(str, reasons))}"


def _against(plan, facts, reading):
    """What stops publishing, and what came about since it was planned."""
    article = plan.article
    for _check, findings in judge("publish", facts.content, facts, hard_only=True):
        yield from (finding.sentence for finding in findings)
    if article.embargo_until and article.embargo_until > plan.live_from:
        yield _("The embargo ends after the planned time.")
    if article.status == Status.CHANGES_REQUESTED:
        yield CAUSES["changes"]
    elif article.latest_id != plan.revision_id:
        yield CAUSES["newer"]
    if article.locked_until and article.locked_until > plan.live_from:
        yield CAUSES["locked"]
    if not reading.care.moderators(plan.category_id):
        yield CAUSES["orphan"]


def overdue(reading):
    """Unfinished texts after their time, the longest first."""
    late = moderated(reading).filter(status__in=DESK_STATES, due__lte=reading.now).select_related("assignee")
    return [
        of_article(article, " · ".join(filter(None, _late(article, reading))))
        for article in late.order_by("due", "pk")[:MOST]
    ]


def _late(article, reading):
    yield _("due %s ago") % age(reading.now - article.due)
    yield assigned(article, reading) or (
        _("assigned to you") if article.assignee_id else _("assigned to nobody")
    )
