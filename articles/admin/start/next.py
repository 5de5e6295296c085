"""The one thing to do next, chosen from what the start page has read already."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

# panel, what to do with its first row, hints of rows that are not for this user
ORDER = [
    ("review", _("Review")),
    ("returned", _("Revise")),
    ("debts", _("Sign off")),
    ("again", _("Look at it again")),
    ("mine", _("Go on writing")),
]
NOT_MINE = "own"  # the hint of a row that needs a second person


@dataclass(frozen=True)
class Next:
    todo: str
    headline: str
    address: str
    words: str


def next_thing(panels, problems):
    """A plan in danger comes first, then what colleagues wait for, then one's own; None when nothing waits."""
    for problem in problems:
        if problem.kind.name == "plan":
            trouble = problem.trouble
            return Next(problem.kind.words, trouble.what, trouble.address, trouble.sentence)
    rows = {filled.panel.name: filled.rows for filled in panels}
    choices = ((todo, row) for name, todo in ORDER for row in rows.get(name, []))
    return next((_next(todo, row) for todo, row in choices if not _needs_another(row)), None)


def _needs_another(row):
    return NOT_MINE in dict(row.hints)


def _next(todo, row):
    words = " · ".join(map(str, filter(None, [row.when, *row.facts, *dict(row.hints).values()])))
    return Next(todo, row.headline, row.address, words)
