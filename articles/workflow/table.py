"""The workflow as one table: name, from, to, who, what must hold, effect.

What must hold of the content stands in the table of checks, `articles.editing.checks`, by the name of the step.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles import rules as r
from articles.vocabulary import Status
from articles.workflow import conditions as c
from articles.workflow import effects as e

DRAFT, IN_REVIEW, CHANGES, APPROVED, RELEASED, TRASHED = Status
UNLOCK = "unlock"  # the one step a lock does not stop
AT_DESK = frozenset({DRAFT, IN_REVIEW, CHANGES, APPROVED, RELEASED})


@dataclass(frozen=True)
class Step:
    """One row. `to` is a status, or a function of the article and its status before.

    `asks` names what the step's form at the desk asks for; None keeps the step away from the desk's buttons.
    """

    name: str
    label: str
    sources: frozenset
    to: Status | Callable
    who: r.Rule
    conditions: list
    effect: Callable
    asks: list | None

    @property
    def in_desk(self):
        return self.asks is not None

    @property
    def heeds_lock(self):
        return self.name != UNLOCK

    def next_status(self, article, before):
        return self.to if isinstance(self.to, Status) else self.to(article, before)

    def fits(self, doing):
        """Whether the desk offers the step: status, user and facts allow it; what is typed is judged when it is taken."""
        facts = (condition for condition in self.conditions if hasattr(condition, "is_fact"))
        return (
            self.in_desk
            and not (self.heeds_lock and r.is_locked_for(doing.by, doing.article))
            and doing.article.status in self.sources
            and self.who(doing.by, doing.article)
            and not any(condition(doing) for condition in facts)
        )


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


# fmt: off
TABLE = tuple(
    Step(*row)
    for row in (
        # name, label, from, to, who, what must hold, effect, what the form asks for
        ("submit", _("Submit for review"), {DRAFT, CHANGES}, IN_REVIEW, r.can_edit, [], e.nothing, []),
        ("request_changes", _("Request changes"), {IN_REVIEW, APPROVED}, CHANGES, r.can_moderate, [c.reason_given], e.void_approval, ["reason"]),
        ("approve", _("Approve"), {IN_REVIEW}, APPROVED, r.can_approve, [], e.bind_revision, []),
        ("publish", _("Publish"), {APPROVED}, RELEASED, r.can_moderate, [c.time_not_past], e.publish, ["at", "until"]),
        ("publish_urgently", _("Publish urgently"), {DRAFT, IN_REVIEW}, RELEASED, r.can_direct, [c.reason_given], e.publish_urgently, ["reason"]),
        ("sign_off", _("Sign off"), AT_DESK, unchanged, r.can_moderate, [c.in_debt, c.second_person], e.sign_off, []),
        ("edit", _("Save"), AT_DESK, after_edit, r.can_edit, [], e.edit, None),
        ("unschedule", _("Cancel the plan"), AT_DESK, after_unscheduling, r.can_moderate, [c.is_planned], e.unschedule, ["publication"]),
        ("reschedule", _("Move the plan"), AT_DESK, unchanged, r.can_moderate, [c.is_planned, c.time_given, c.time_not_past, c.time_not_before_embargo], e.reschedule, ["publication", "at"]),
        ("plan_end", _("Plan the end"), AT_DESK, unchanged, r.can_moderate, [c.something_public], e.plan_end, ["until"]),
        ("withdraw", _("Withdraw"), AT_DESK, unchanged, r.can_direct, [c.is_live, c.reason_given], e.withdraw, ["reason"]),
        ("correct", _("Add a correction"), AT_DESK, unchanged, r.can_direct, [c.is_live, c.text_given], e.correct, ["kind", "text", "before", "after"]),
        ("lock", _("Lock"), AT_DESK, unchanged, r.can_moderate & ~r.is_newsroom, [c.reason_given, c.lock_end_given], e.lock, ["until", "reason"]),
        (UNLOCK, _("Unlock"), AT_DESK | {TRASHED}, unchanged, r.can_unlock, [c.lock_standing], e.unlock, []),
        ("trash", _("Move to the trash"), AT_DESK, TRASHED, r.can_trash, [c.nothing_public], e.trash, []),
        ("restore", _("Restore from the trash"), {TRASHED}, as_before, r.can_trash, [], e.nothing, []),
        ("publish_delivery", _("Publish a delivery"), {DRAFT}, RELEASED, r.is_newsroom, [], e.publish_delivery, None),
    )
)
# fmt: on
STEPS = {step.name: step for step in TABLE}
