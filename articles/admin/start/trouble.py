"""The kinds of problem the start page knows, one row each: name, words, for whom, and how they are found.

Each finder is a function of a Reading that returns troubles, at most `MOST`, by a number of queries that does not grow.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.admin.start import brokenlinks, danger, installation, licences
from articles.rules import Rule, holds, is_chief, is_moderator, is_writer

reviewers = is_moderator | is_chief


@dataclass(frozen=True)
class Kind:
    name: str
    words: str
    who: Rule
    find: Callable


# fmt: off
KINDS = [
    Kind(*line)
    for line in (
        ("plan", _("Plan in danger"), reviewers, danger.plans),
        ("overdue", _("Overdue"), reviewers, danger.overdue),
        ("dead", _("Dead link"), is_writer, brokenlinks.dead),
        ("web", _("Dead web link"), is_writer, brokenlinks.web),
        ("open", _("Open links"), is_writer, brokenlinks.wanted),
        ("licence", _("Licence of a picture"), is_writer, licences.licences),
        ("notice", _("Mail given up"), holds("view_notice"), installation.failed_notices),
        ("care", _("Category without moderator"), holds("change_category"), installation.orphaned),
        ("page", _("Page missing"), holds("add_page"), installation.lacking_pages),
        ("role", _("User without role"), holds("change_user"), installation.without_role),
    )
]
# fmt: on


@dataclass(frozen=True)
class Problem:
    """A trouble with its kind, as the page says it."""

    kind: Kind
    trouble: object


def problems(reading):
    """Everything that is wrong and that the user can mend, in the order of the table."""
    kinds = [kind for kind in KINDS if kind.who(reading.user)]
    return [Problem(kind, trouble) for kind in kinds for trouble in kind.find(reading)]
