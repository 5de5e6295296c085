"""The table of checks applied to a step in progress: what stops it, and what it asks about."""

from django.utils.translation import gettext as _

from articles.editing.checks import Facts, judge
from articles.editing.checks.table import PUBLIC
from articles.vocabulary import Unanswered


def stopping(step, doing):
    """Sentences of the hard checks of a step; steps without checks cost nothing."""
    rows = judged(step, doing, hard_only=True)
    return [finding.sentence for _check, findings in rows for finding in findings]


def ask(step, doing):
    """Unanswered when a soft check found something that was not accepted; else notes what was accepted.

    Where nobody is asked (`accepted` is None) nothing is judged.
    """
    if doing.accepted is None:
        return
    found = soft_findings(step, doing)
    open_ones = [finding.sentence for finding in found if finding.name not in doing.accepted]
    if open_ones:
        sentence = _("Before “%(step)s”, please look at these hints.") % {"step": step.label}
        raise Unanswered(sentence, open_ones)
    doing.overridden = list(dict.fromkeys(finding.name for finding in found))


def soft_findings(step, doing):
    return [finding for _check, findings in judged(step, doing) for finding in findings if not finding.hard]


def judged(step, doing, *, hard_only=False):
    """(check, findings) of the step; the facts are read once for one step in progress."""
    if doing.facts is None:
        # Published without a time, a story appears now.
        at = (doing.at or doing.now) if step.name in PUBLIC else None
        doing.facts = Facts(doing.article, doing.said, by=doing.by, at=at, now=doing.now)
    return judge(step.name, doing.said, doing.facts, hard_only=hard_only)
