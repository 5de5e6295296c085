"""Follows the change log: what is visible now is dropped at once, what is planned in its very moment."""

import logging
from collections import deque
from heapq import heappop, heappush
from itertools import islice
from threading import Lock
from time import monotonic

log = logging.getLogger(__name__)

PAUSE = 0.2  # seconds between two looks at the log
PATIENCE = (
    600  # seconds without an answer of the database after which nothing is answered from memory any more
)
NUMBERS = 50  # changes by which others are judged
HORIZON = 3_600  # seconds for which changes are remembered, to judge pages that others made
OVER = 600  # seconds after which a number missing in the log is that of a transaction that was rolled back


class Follower:
    """`read(after, missing)` gives [(id, keys, moment)] of changes after a number, and of those missing below it; `drop(keys)`
    is called for each visible change. While `is_closed()`, nothing is answered from memory.

    Numbers are given out before a transaction commits, so a smaller one may appear after a larger one: those that are
    missing in between are asked for again.
    """

    def __init__(self, read, drop, *, is_closed=bool, pause=PAUSE, clock=monotonic):
        self.read, self.drop, self.is_closed = read, drop, is_closed
        self.pause, self.clock = pause, clock
        self.last = None  # the highest number seen
        self.missing = {}  # numbers below it that were not there, and since when
        self.planned = []  # heap of (moment, number, keys)
        self.first = None  # the number from which on everything is known
        self.known = deque()  # (heard, number, moment, keys) of the last hour
        self._next, self._heard, self._closed = 0, None, False
        self._looking, self._lock = Lock(), Lock()  # one thread reads the log; one changes what is planned

    def follow(self, now):
        """Called before each answer: drops what changed up to `now` (seconds since 1970).

        True while what is kept may be trusted. The log is read at most every `pause` seconds, by one thread.
        """
        moment = self.clock()
        if moment >= self._next and self._looking.acquire(blocking=self.last is None):
            try:
                self._look(moment)
            finally:
                self._looking.release()
        if self.planned and self.planned[0][0] <= now:
            self._drop_due(now)
        return self._heard is not None and moment - self._heard < PATIENCE and not self._closed

    def _look(self, moment):
        if moment < self._next:
            return  # another thread was faster
        self._next, self._closed = moment + self.pause, self.is_closed()
        try:
            rows = self.read(self.last, tuple(self.missing))
        except Exception:
            log.warning("The change log could not be read; pages are answered from memory.", exc_info=True)
            return
        self._heard = moment
        for number, keys, visible in rows:
            self._take(number, moment)
            with self._lock:
                heappush(self.planned, (visible, number, keys))
            self.known.append((moment, number, visible, frozenset(keys)))
        self.last = self.last or 0
        self.first = self.last if self.first is None else self.first
        while self.known and moment - self.known[0][0] > HORIZON:
            self.first = max(self.first, self.known.popleft()[1])
        if self.missing:
            self.missing = {each: since for each, since in self.missing.items() if moment - since < OVER}

    def _take(self, number, moment):
        if self.last is None:
            self.last = number
        elif number > self.last:
            gap = range(max(self.last + 1, number - 1000), number)
            self.missing.update(dict.fromkeys(gap, moment))
            self.last = number
        else:
            self.missing.pop(number, None)

    def numbers(self):
        """The last changes that were read: whoever holds them all has followed as far."""
        return tuple(number for _heard, number, _moment, _keys in islice(reversed(self.known), NUMBERS))

    def position(self):
        """How far the log has been read: the highest number, and those missing below it."""
        return self.last, tuple(self.missing)

    def holds(self, keys, last, missing, made):
        """Whether nothing changed for a page with these keys that was made, in seconds since 1970, after the log was read so
        far. False as well when this cannot be known.
        """
        if self.first is None or last < self.first:
            return False
        wanted = set(keys)
        return not any(
            (number > last or number in missing or visible > made) and not wanted.isdisjoint(of)
            for _heard, number, visible, of in list(self.known)
        )

    def _drop_due(self, now):
        with self._lock:
            while self.planned and self.planned[0][0] <= now:
                self.drop(heappop(self.planned)[2])

    def next_moment(self, keys):
        """When the next planned change of one of these keys becomes visible; None without one."""
        wanted = set(keys)
        return min(
            (moment for moment, _, of in list(self.planned) if not wanted.isdisjoint(of)), default=None
        )
