"""A second level that workers on several machines share: a page one of them made is not made again by the others.

Optional. What lies there is believed only if the change log, as this worker has read it, says nothing against it, so nobody
has to be told to delete anything there. Without an answer it is as if nothing were there.
"""

import json
import logging
from time import monotonic

from redis import Redis, RedisError

from newsroom.pagecache.entry import Entry
from newsroom.pagecache.follower import HORIZON
from newsroom.pagecache.notes import Notes

log = logging.getLogger(__name__)
TIMEOUT = 0.05  # seconds: a page is made almost as fast
PAUSE = 5  # seconds in which a server that did not answer is left alone
PREFIX = "newsroom-page:"


class Shared:
    """`follower` judges what lies there. `clock()` is for the pause after a failure, in seconds."""

    def __init__(self, url, follower, clock=monotonic):
        self.redis = Redis.from_url(url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
        self.follower, self.clock, self.closed_until = follower, clock, 0

    def get(self, address, now):
        """The Entry another worker made, if it still holds; None otherwise."""
        data = self._asked(lambda: self.redis.get(PREFIX + address))
        if not data:
            return None
        head, _, body = data.partition(b"\n")
        said = json.loads(head)
        notes = Notes(tuple(said["keys"]), _moment(said["until"]), _moment(said["stale"]) - said["made"])
        if now >= min(notes.until, said["made"] + notes.lag) or not self.follower.holds(
            notes.keys, *said["seen"], said["made"]
        ):
            return None
        return Entry(said["status"], [tuple(pair) for pair in said["headers"]], body, notes, said["made"])

    def put(self, address, entry, seen, now):
        """Keeps a page made after the change log was `seen` (follower.position())."""
        said = {name: getattr(entry, name) for name in ("status", "headers", "keys", "made")}
        said |= {"seen": seen, "until": _finite(entry.until), "stale": _finite(entry.stale)}
        life = max(1, int(min(HORIZON, entry.until - now)))
        data = json.dumps(said).encode() + b"\n" + entry.body
        self._asked(lambda: self.redis.set(PREFIX + address, data, ex=life))

    def _asked(self, question):
        """The answer; None while the server does not answer, which is asked again only after a pause."""
        if self.clock() < self.closed_until:
            return None
        try:
            return question()
        except (RedisError, OSError) as error:
            self.closed_until = self.clock() + PAUSE
            log.warning("The shared page cache does not answer: %s", error)
            return None


def _finite(moment):
    """JSON has no infinity."""
    return None if moment == float("inf") else moment


def _moment(value):
    return float("inf") if value is None else value
