"""The workflow as one table: name, from, to, who, what must hold, effect."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles import rules
from articles.vocabulary import Status
from articles.workflow import conditions, effects

DRAFT, IN_REVIEW, CHANGES, APPROVED, RELEASED, TRASHED = Status
AT_DESK = frozenset({DRAFT, IN_REVIEW, CHANGES, APPROVED, RELEASED})


@dataclass(frozen=True)
class Step:
    """One row. `to` maps a status to the next one; a status not in it stays as it is.

    `asks` names what the desk asks for in the step's form; `records` is False for steps whose record is a revision.
    """

    name: str
    label: str
    sources: frozenset
    to: Callable
    who: rules.Rule
    conditions: tuple = ()
    effect: Callable = effects.nothing
    asks: tuple = ()
    in_desk: bool = True

    def fits(self, doing):
        """Whether the desk offers the step: status, user and facts allow it; what is typed is judged when it is taken."""
        facts = (condition for condition in self.conditions if hasattr(condition, "is_fact"))
        return (
            self.in_desk
            and doing.article.status in self.sources
            and self.who(doing.by, doing.article)
            and not any(condition(doing) for condition in facts)
        )


def always(status):
    return lambda _article, _before: status


def unchanged(article, before):
    return before


def after_edit(article, before):
    """An edited text is a draft again; in review it stays there, and reviewers see the difference."""
    return DRAFT if before in (APPROVED, RELEASED) and article.approved_id is None else before


def after_unscheduling(article, before):
    """Without its planned publication the released text is approved, or a draft if it was never approved."""
    if before != RELEASED:
        return before
    return APPROVED if article.approved_id else DRAFT


def as_before(article, before):
    return Status(article.status_before_trash)


def _step(name, label, sources, to, who, *holds, effect=effects.nothing, asks=(), in_desk=True):
    return Step(name, label, frozenset(sources), to, who, holds, effect, asks, in_desk)


c, e, r = conditions, effects, rules
TABLE = (
    _step("submit", _("Submit for review"), {DRAFT, CHANGES}, always(IN_REVIEW), r.can_edit, c.complete),
    _step(
        *("request_changes", _("Request changes"), {IN_REVIEW, APPROVED}, always(CHANGES), r.can_moderate),
        *(c.reason_given,),
        effect=e.void_approval,
        asks=("reason",),
    ),
    _step(
        "approve",
        _("Approve"),
        {IN_REVIEW},
        always(APPROVED),
        r.can_approve,
        c.complete,
        effect=e.bind_revision,
    ),
    _step(
        *("publish", _("Publish"), {APPROVED}, always(RELEASED), r.can_moderate, c.complete, c.time_not_past),
        effect=e.publish,
        asks=("at", "until"),
    ),
    _step(
        *("publish_urgently", _("Publish urgently"), {DRAFT, IN_REVIEW}, always(RELEASED), r.can_direct),
        *(c.complete, c.reason_given),
        effect=e.publish_urgently,
        asks=("reason",),
    ),
    _step(
        *("sign_off", _("Sign off"), AT_DESK, unchanged, r.can_moderate, c.in_debt, c.second_person),
        effect=e.sign_off,
    ),
    _step("edit", _("Save"), AT_DESK, after_edit, r.can_edit, effect=e.edit, in_desk=False),
    _step(
        *("unschedule", _("Cancel the plan"), AT_DESK, after_unscheduling, r.can_moderate, c.is_planned),
        effect=e.unschedule,
        asks=("publication",),
    ),
    _step(
        "plan_end",
        _("Plan the end"),
        AT_DESK,
        unchanged,
        r.can_moderate,
        c.something_public,
        effect=e.plan_end,
        asks=("until",),
    ),
    _step(
        *("withdraw", _("Withdraw"), AT_DESK, unchanged, r.can_direct, c.is_live, c.reason_given),
        effect=e.withdraw,
        asks=("reason",),
    ),
    _step(
        *("correct", _("Add a correction"), AT_DESK, unchanged, r.can_direct, c.is_live, c.text_given),
        effect=e.correct,
        asks=("kind", "text", "before", "after"),
    ),
    _step(
        "trash",
        _("Move to the trash"),
        AT_DESK,
        always(TRASHED),
        r.can_trash,
        c.nothing_public,
        effect=e.trash,
    ),
    _step("restore", _("Restore from the trash"), {TRASHED}, as_before, r.can_trash),
    _step(
        *("publish_delivery", _("Publish a delivery"), {DRAFT}, always(RELEASED), r.is_newsroom, c.complete),
        effect=e.publish_delivery,
        in_desk=False,
    ),
)
STEPS = {step.name: step for step in TABLE}
