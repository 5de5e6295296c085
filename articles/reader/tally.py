"""The reads of some seconds in this process's memory, on their way to the database: many readers, few writes."""

import logging
from collections import Counter
from datetime import timedelta
from hashlib import blake2b
from multiprocessing.util import Finalize
from secrets import token_bytes
from threading import Lock, Timer

from django.db import DatabaseError, connection, transaction

from articles.conf import conf
from articles.models.publication import Publication
from articles.models.reading import ReadCount

log = logging.getLogger(__name__)


OVERFULL = 20  # times READS_MOST, when the database has not answered for long: more is let go


def hour_of(moment):
    return moment.replace(minute=0, second=0, microsecond=0)


class Seen:
    """Who read what in this hour, as hashes only. Full at `most`; then nobody counts until the next hour."""

    def __init__(self):
        self.hour = self.salt = None
        self.pairs, self.each = set(), Counter()

    def is_new(self, network, article_id, hour):
        """True the first time in an hour; False as well for a network that reads more stories than people do."""
        if hour != self.hour:
            self.hour, self.salt, self.pairs, self.each = hour, token_bytes(16), set(), Counter()
        reader = self._hash(network)
        pair = self._hash(network + article_id.to_bytes(8, "big"))
        if (
            pair in self.pairs
            or len(self.pairs) >= conf("READS_SEEN")
            or self.each[reader] >= conf("READS_EACH")
        ):
            return False
        self.pairs.add(pair)
        self.each[reader] += 1
        return True

    def _hash(self, data):
        return blake2b(data, digest_size=8, key=self.salt).digest()


class Tally:
    """Safe with threads. What is noted is written after READS_PAUSE seconds, at READS_MOST entries, or when the process ends.

    A crash loses the reads since the last write; nothing is written twice.
    """

    def __init__(self):
        self.lock, self.writing = Lock(), Lock()
        self.seen, self.reads = Seen(), Counter()
        self.timer = None
        self.ends = None  # what is called when the process ends
        self.cleared = None  # the hour in which old counts were last cleared away

    def note(self, article_id, network, now):
        """Remembers one read, once per network, story and hour."""
        with self.lock:
            hour = hour_of(now)
            if not self.seen.is_new(network, article_id, hour):
                return
            if len(self.reads) >= conf("READS_MOST") * OVERFULL:
                return
            self.reads[article_id, hour] += 1
            self._set_timer(conf("READS_PAUSE"))
            if len(self.reads) == conf("READS_MOST") and self.timer:
                self.timer.cancel()
                self.timer = None
                self._set_timer(0)

    def _set_timer(self, pause):
        """Begins to wait, unless somebody waits already; a pause of None leaves writing to others."""
        if pause is None:
            return
        if not self.ends:
            # Unlike atexit, called as well in the workers of a server, which are forked or spawned processes.
            self.ends = Finalize(None, self.write, exitpriority=1)
        if self.timer is None:
            self.timer = Timer(pause, self._write_aside)
            self.timer.daemon = True
            self.timer.start()

    def _write_aside(self):
        """In a thread of its own, with a connection of its own."""
        try:
            self.write()
        finally:
            connection.close()

    def write(self):
        """Adds what was noted to the database; what certainly was not stored is kept for the next time."""
        with self.writing:
            with self.lock:
                reads, self.reads, self.timer = self.reads, Counter(), None
            if reads and not self._stored(reads):
                with self.lock:
                    self.reads += reads
                    self._set_timer(conf("READS_PAUSE"))

    def _stored(self, reads):
        """False when the transaction was certainly rolled back. When its end is uncertain the reads are let go."""
        added = False
        try:
            with transaction.atomic():
                self._add(reads)
                added = True
        except DatabaseError:
            log.warning(
                "%d reads could not be written%s", reads.total(), "" if added else " yet", exc_info=True
            )
            return added
        return True

    def _add(self, reads):
        """Only stories that are public count; once an hour the old numbers go."""
        newest = max(hour for _article, hour in reads)
        live = Publication.objects.live().filter(article__in={article for article, _hour in reads})
        public = set(live.values_list("article", flat=True))
        ReadCount.objects.add({key: number for key, number in reads.items() if key[0] in public})
        if self.cleared != newest:
            ReadCount.objects.filter(hour__lt=newest - timedelta(days=conf("READS_DAYS"))).delete()
            self.cleared = newest


tally = Tally()
