"""One run over the addresses that are due: each asked by one run only, no host asked twice in a row without a pause."""

import logging
import time
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from itertools import zip_longest

from django.utils import timezone

from articles.conf import conf
from articles.linkhealth.answer import Answer
from articles.linkhealth.asking import ask
from articles.linkhealth.place import is_public
from articles.linkhealth.register import keep_in_step
from articles.linkhealth.schedule import Health, judge
from articles.models import WebLink
from articles.vocabulary import LinkState

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tally:
    """How many addresses a run asked, and how many of all are failing or dead after it."""

    asked: int
    failing: int
    dead: int


def check_links(limit=None, *, may_be_asked=is_public, pause=None):
    """Asks at most `limit` due addresses (default LINK_LIMIT), one after the other, and returns a Tally.

    Each answer is stored by itself, so that a run that is killed loses one at most. Several runs at once share the
    addresses; the pause of a host, `pause` seconds (default LINK_PAUSE), is kept within each run.
    """
    now = timezone.now()
    keep_in_step(now)
    due = WebLink.objects.due(now)[: limit or conf("LINK_LIMIT")]
    pacing = Pacing(conf("LINK_PAUSE") if pause is None else pause)
    asked = sum(_ask(link, may_be_asked, pacing) for link in by_turns(due))
    broken = Counter(WebLink.objects.broken().order_by().values_list("state", flat=True))
    return Tally(asked, broken[LinkState.FAILING], broken[LinkState.DEAD])


def by_turns(links):
    """The links so that hosts take turns, each host's own in their order: pauses are spent asking others."""
    hosts = defaultdict(list)
    for link in links:
        hosts[link.host].append(link)
    return [link for turn in zip_longest(*hosts.values()) for link in turn if link is not None]


class Pacing:
    """Keeps a host alone for some seconds after it was asked."""

    def __init__(self, pause):
        self.pause, self._free_at = pause, {}

    def wait_for(self, host):
        time.sleep(max(0, self._free_at.get(host, 0) - time.monotonic()))

    def note(self, host):
        self._free_at[host] = time.monotonic() + self.pause


def _ask(link, may_be_asked, pacing):
    """Asks one address unless another run has it; True when it was asked."""
    pacing.wait_for(link.host)
    claimed = claim(link)
    if claimed is None:
        return False
    answer = _answer(link.url, may_be_asked)
    pacing.note(link.host)
    health = judge(health_of(link), answer, timezone.now())
    # Whoever wanted it asked again meanwhile moved the date; then that counts.
    WebLink.objects.filter(pk=link.pk, next_check_at=claimed).update(**asdict(health))
    return True


def claim(link):
    """Takes an address for this run alone; the end of the claim, or None when another run was faster.

    One statement that only succeeds while the date is the one that was read. A run killed in between leaves the
    address to the next one after LINK_CLAIM seconds.
    """
    until = timezone.now() + timedelta(seconds=conf("LINK_CLAIM"))
    unclaimed = WebLink.objects.filter(pk=link.pk, next_check_at=link.next_check_at)
    return until if unclaimed.update(next_check_at=until) else None


def health_of(link):
    return Health(**{field.name: getattr(link, field.name) for field in fields(Health)})


def _answer(url, may_be_asked):
    try:
        return ask(url, may_be_asked=may_be_asked)
    except Exception:  # whatever a host makes of us, the other addresses are asked
        log.exception("Asking %s failed", url)
        return Answer("garbled")
