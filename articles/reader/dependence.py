"""What the page being made depends on. It is noted where it is read, so that no page can forget it.

A page cache reads it from headers of the response (`newsroom.pagecache.notes`), which readers never get. A page that
notes nothing but what stands around it, such as a search, is not kept by the cache.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from articles.cachekeys import SITE

KEYS = "Surrogate-Key"  # the cache keys, separated by blanks
UNTIL = "X-Valid-Until"  # seconds since 1970: the moment from which the page may say something else
LAG = "X-May-Lag"  # seconds after which the page is made anew, while readers still get the old one
KEPT = {200, 301}  # statuses a cache may keep: whatever is missing may be there in a moment

_page = ContextVar("page", default=None)


class Dependence:
    """`keys` are those of the page itself; `moments` are aware datetimes at which it changes without a change log row."""

    def __init__(self):
        self.keys, self.moments, self.lag, self.framed = set(), set(), None, False

    def note(self, response, at):
        """Writes it into a response made at that moment, if a cache may keep it."""
        if response.status_code not in KEPT or not self.keys or "no-store" in _control(response):
            return
        keys = self.keys | ({SITE} if self.framed else set())
        response.headers[KEYS] = " ".join(sorted(keys))
        ahead = [moment for moment in self.moments if moment > at]
        if ahead:
            response.headers[UNTIL] = str(min(ahead).timestamp())
        if self.lag is not None:
            response.headers[LAG] = str(self.lag)


def _control(response):
    return response.headers.get("Cache-Control", "")


@contextmanager
def noting():
    """Gathers what is noted inside."""
    page = Dependence()
    token = _page.set(page)
    try:
        yield page
    finally:
        _page.reset(token)


def shows(*keys):
    """The page says something that a change with one of these cache keys may change."""
    if page := _page.get():
        page.keys.update(keys)


def is_framed():
    """Navigation or names of sections stand on the page."""
    if page := _page.get():
        page.framed = True


def changes_at(moment):
    """At that moment the page changes though nobody publishes anything then; past moments do not count."""
    if page := _page.get():
        page.moments.add(moment)


def may_lag(seconds):
    """Something on the page, such as a number of reads, may be that old."""
    if page := _page.get():
        page.lag = seconds if page.lag is None else min(page.lag, seconds)
