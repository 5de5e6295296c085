"""The checklist of a step as the desk shows it: what stops it, what it asks about, what is in order."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from articles.editing.checks import checks_for
from articles.vocabulary import Status
from articles.workflow.checking import judged
from articles.workflow.table import STEPS

# The step a text most likely takes next; a released or trashed one waits for nothing.
NEXT = {
    Status.DRAFT: "submit",
    Status.CHANGES_REQUESTED: "submit",
    Status.IN_REVIEW: "approve",
    Status.APPROVED: "publish",
}


@dataclass(frozen=True)
class Checklist:
    """`stops` and `hints` are findings, `passed` labels of checks that found nothing."""

    step: object
    stops: list
    hints: list
    passed: list

    @property
    def accepting(self):
        """Value of the box that accepts the hints shown, and no others."""
        return ",".join(dict.fromkeys(finding.name for finding in self.hints))

    @property
    def counted(self):
        """Such as “1 missing, 2 hints”; empty when all is in order."""
        missing, hints = len(self.stops), len(self.hints)
        words = [
            missing and ngettext("%d missing", "%d missing", missing) % missing,
            hints and ngettext("%d hint", "%d hints", hints) % hints,
        ]
        return ", ".join(filter(None, words))


def checklist(step, doing):
    """None for a step that no check looks at."""
    if not checks_for(step.name):
        return None
    rows = judged(step, doing)
    findings = [finding for _check, found in rows for finding in found]
    return Checklist(
        step,
        stops=[finding for finding in findings if finding.hard],
        hints=[finding for finding in findings if not finding.hard],
        passed=[check.label for check, found in rows if not found],
    )


def next_checklist(doing):
    """The checklist of the step an article most likely takes next, or None."""
    name = NEXT.get(doing.article.status)
    return name and checklist(STEPS[name], doing)


def accepted_names(data):
    """What was ticked on a step's page: names of checks."""
    ticked = ",".join(data.getlist("accepted")).split(",")
    return frozenset(filter(None, ticked))
