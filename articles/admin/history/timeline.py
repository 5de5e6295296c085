"""What happened to an article: revisions and steps in one row, newest first, read page by page."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Value
from django.utils.translation import gettext as _

from articles.admin.steps.words import DONE, details_words
from articles.admin.times import short_time
from articles.models import Revision, Transition

STEP, SAVE = "step", "save"


@dataclass(frozen=True)
class Event:
    """One row: `revision` is set when the text was saved, `step` when its status changed."""

    at: datetime
    who: str
    what: str
    details: str = ""
    reason: str = ""
    revision: Revision | None = None
    step: Transition | None = None
    marks: tuple = ()  # (class, words) pairs: live, planned, approved

    @property
    def when(self):
        return short_time(self.at)


class Timeline:
    """The events of an article as a sequence that a paginator can count and slice; three queries a slice."""

    def __init__(self, article, *, after_revision=0, after_step=0, only=""):
        """`only` is SAVE or STEP, for one sort of event."""
        self.saves = Revision.objects.filter(article=article, number__gt=after_revision).order_by()
        self.steps = Transition.objects.filter(article=article, pk__gt=after_step).order_by()
        if only == STEP:
            self.saves = self.saves.none()
        if only == SAVE:
            self.steps = self.steps.none()

    def count(self):
        return self.saves.count() + self.steps.count()

    __len__ = count

    def __getitem__(self, chosen):
        keys = [(what, pk) for _moment, what, pk in self._keys()[chosen]]
        saves = self.saves.select_related("created_by").defer("content").in_bulk(_ids(keys, SAVE))
        steps = (
            self.steps.select_related("by", "revision").defer("revision__content").in_bulk(_ids(keys, STEP))
        )
        rows = {SAVE: saves, STEP: steps}
        makers = {SAVE: _save_event, STEP: _step_event}
        return [makers[what](rows[what][pk]) for what, pk in keys]

    def _keys(self):
        """(moment, what, id) in order; the step that follows from a save at the same moment stands above it."""
        saves = self.saves.annotate(moment=F("created_at"), what=Value(SAVE))
        steps = self.steps.annotate(moment=F("at"), what=Value(STEP))
        columns = ("moment", "what", "pk")
        merged = saves.values_list(*columns).union(steps.values_list(*columns), all=True)
        return merged.order_by("-moment", "-what", "-pk")


def _ids(keys, wanted):
    return [pk for what, pk in keys if what == wanted]


def _who(user):
    return str(user) if user else _("the newsroom")


def _save_event(revision):
    what = str(revision.get_kind_display())
    return Event(revision.created_at, _who(revision.created_by), what, revision=revision)


def _step_event(step):
    return Event(
        at=step.at,
        who=_who(step.by),
        what=str(DONE.get(step.step, step.step)),
        details=_details(step),
        reason=step.reason,
        step=step,
    )


def _details(step):
    """From which status to which, on which revision, for when."""
    states = [step.get_from_status_display()] if step.from_status != step.to_status else []
    words = [" → ".join([*states, step.get_to_status_display()])]
    if step.revision:
        words.append(_("revision %(number)s") % {"number": step.revision.number})
    return ", ".join(filter(None, [*words, details_words(step)]))
