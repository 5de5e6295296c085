"""The panels of the start page as one table: name, title, for whom, which rows, how a row is said, where it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.admin.start import reviewing, showing, writing
from articles.admin.start.facts import counted
from articles.rules import Rule, is_chief, is_moderator, is_writer

LENGTH = 8  # rows on the start page
PAGE = 30  # rows on a page of its own
TO_DO, TO_KNOW = "to-do", "to-know"


@dataclass(frozen=True)
class Panel:
    """`rows` is a function of a Reading that returns a query set, `said` one of a row of it and the Reading."""

    name: str
    title: str
    who: Rule
    rows: Callable
    said: Callable
    column: str
    empty: str = ""  # said when nothing is there; without it the panel then stays away


reviewers = is_moderator | is_chief
# fmt: off
PANELS = [
    Panel(*line)
    for line in (
        ("returned", _("Sent back to me"), is_writer, writing.returned, writing.say_returned, TO_DO),
        ("review", _("Waiting for my review"), reviewers, reviewing.waiting, reviewing.say_waiting, TO_DO, _("Nothing waits for your review.")),
        ("debts", _("Review owed"), reviewers, reviewing.debts, reviewing.say_debt, TO_DO),
        ("mine", _("My texts"), is_writer, writing.mine, writing.say_mine, TO_DO, _("You have no text in work.")),
        ("again", _("To be looked at again"), is_writer, writing.again, writing.say_again, TO_DO),
        ("submitted", _("My texts on their way"), is_writer, writing.submitted, writing.say_submitted, TO_DO),
        ("planned", _("Planned in the next 24 hours"), is_writer, showing.planned, showing.say_planned, TO_KNOW, _("Nothing is planned until this time tomorrow.")),
        ("live", _("Just published"), is_writer, showing.live, showing.say_live, TO_KNOW, _("Nothing went live in the last hours.")),
        ("own", _("My texts with readers"), is_writer, showing.own, showing.say_live, TO_KNOW),
    )
]
# fmt: on


@dataclass(frozen=True)
class Filled:
    """A panel with its first rows, and how many there are in all."""

    panel: Panel
    rows: list
    total: int

    @property
    def more(self):
        return self.total - len(self.rows)


def panels_for(user):
    return [panel for panel in PANELS if panel.who(user)]


def fill(panel, reading):
    """One query."""
    found = list(counted(panel.rows(reading))[:LENGTH])
    total = found[0].total if found else 0
    return Filled(panel, [panel.said(each, reading) for each in found], total)


def filled_panels(reading):
    """The user's panels in order, those left out that are empty and have nothing to say about it."""
    filled = (fill(panel, reading) for panel in panels_for(reading.user))
    return [each for each in filled if each.rows or each.panel.empty]
