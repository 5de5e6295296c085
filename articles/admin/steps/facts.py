"""What the desk is told before it takes a step: what stands against it, what would change, who links here."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.admin.article.linkedfrom import linked_from
from articles.admin.times import desk_time
from articles.editing.compare import differences
from articles.editing.content import EMPTY
from articles.models import Publication, Revision, Transition
from articles.rules import visible_to
from articles.vocabulary import Refused
from articles.workflow import conditions
from articles.workflow.perform import refuse

# These judge what the form asks for; before it is sent they say nothing.
JUDGE_THE_FORM = {
    conditions.reason_given,
    conditions.text_given,
    conditions.lock_end_given,
    conditions.time_given,
    conditions.time_not_past,
}
COMPARING = {"request_changes", "approve", "publish", "publish_urgently", "sign_off"}
ENDING = {"withdraw", "trash"}
TIMED = {"publish", "unschedule", "reschedule", "plan_end", "withdraw"}


def barrier(step, doing):
    """Why the step cannot be taken now, as the error `perform` would raise; None when nothing stands against it."""
    untyped = tuple(test for test in step.conditions if test not in JUDGE_THE_FORM)
    try:
        refuse(replace(step, conditions=untyped), doing)
    except Refused as error:
        return error
    return None


@dataclass(frozen=True)
class Comparison:
    """The revision a step decides about beside the one readers have or that was approved last, if there is one."""

    candidate: Revision
    base: Revision | None = None
    label: str = ""
    changes: tuple = ()


def comparison(step, doing):
    """The comparison for steps that make a text public or approve it, else None."""
    article = doing.article
    candidates = {"publish": article.approved, "sign_off": article.debt}
    candidate = candidates.get(step.name, article.latest) if step.name in COMPARING else None
    if candidate is None:
        return None
    base, label = _base(step, doing, candidate)
    if base is None:
        return Comparison(candidate)
    return Comparison(candidate, base, label, tuple(compare_revisions(base, candidate, doing.by)))


def compare_revisions(old, new, user):
    """Differences of two revisions; of linked articles only those are named that the user may see."""
    contents = [{**EMPTY, **revision.content} for revision in (old, new)]
    return differences(*contents, articles=visible_to(user))


def _base(step, doing, candidate):
    """What to compare with and its name: live, else planned, else approved last; for a debt what was public before."""
    publications = Publication.objects.filter(article=doing.article).select_related("revision")
    planned = Publication.objects.planned(doing.now).values("pk")
    before = publications.exclude(revision=candidate).exclude(pk__in=planned)
    choices = (
        [(before.order_by("-live_from"), _("what readers had before"))]
        if step.name == "sign_off"
        else [
            (publications.live(doing.now), _("what is live")),
            (publications.planned(doing.now).order_by("-live_from"), _("what is planned")),
        ]
    )
    approvals = Transition.objects.filter(article=doing.article, step="approve").select_related("revision")
    choices.append((approvals.exclude(revision=candidate), _("what was approved last")))
    found = ((rows.first(), label) for rows, label in choices)
    return next(((row.revision, label) for row, label in found if row), (None, ""))


def uses(step, doing):
    """Where an article is linked, for steps that take it from readers or from the desk, else None."""
    return linked_from(doing.article, doing.by) if step.name in ENDING else None


@dataclass(frozen=True)
class Planned:
    """One row of what readers see now or from a time on."""

    state: str
    word: str
    times: str
    headline: str


def plan(step, doing):
    """The live and planned publications, for steps that touch them."""
    if step.name not in TIMED:
        return []
    publications = Publication.objects.filter(article=doing.article).not_ended(doing.now)
    return [_planned(publication, doing.now) for publication in publications]


def _planned(publication, now):
    begin, end = desk_time(publication.live_from), publication.live_until
    live = publication.live_from <= now
    times = [(_("since %s") if live else _("from %s")) % begin]
    if end:
        times.append(_("until %s") % desk_time(end))
    state, word = ("live", _("live")) if live else ("planned", _("planned"))
    return Planned(state, word, ", ".join(times), publication.headline)


def last_seen(article):
    """Number of the latest revision and id of the latest step, which the form carries along."""
    step = article.transitions.order_by("-pk").values_list("pk", flat=True).first()
    return {"revision": article.latest.number if article.latest else 0, "transition": step or 0}
