"""The WSGI application around Django: answers from memory what it can, and keeps what Django made."""

from time import time

from newsroom.pagecache import notes
from newsroom.pagecache.entry import Entry, is_shared
from newsroom.pagecache.flights import Flights
from newsroom.pagecache.follower import PAUSE, Follower
from newsroom.pagecache.store import Store

SEEN = "newsroom.seen"  # in the environment of a page that is made: the numbers of the last changes that are known
# A page is made for everybody: whole, plain, and whatever one client has already.
OF_A_CLIENT = (
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_COOKIE",
)


class PageCache:
    """`addresses` say which requests take part, `read` reads the change log (see `follower`), `most` is in bytes.

    `is_closed()` tells, as often as the log is read, that nothing shall be answered from memory, such as during maintenance.
    `now()` is the time in seconds since 1970, `pause` the seconds between two looks at the log. `shared(follower)` makes a second level (`shared.Shared`). `cdn` writes headers for caches in front, see `cdn.Edge`.
    """

    def __init__(
        self,
        application,
        *,
        addresses,
        read,
        most,
        is_closed=bool,
        cdn=None,
        shared=None,
        now=time,
        pause=PAUSE,
    ):
        self.application, self.addresses, self.cdn = application, addresses, cdn
        self.store, self.flights = Store(most), Flights()
        self.follower = Follower(read, self.store.drop, is_closed=is_closed, pause=pause)
        self.now = now
        self.shared = shared(self.follower) if shared else None

    def __call__(self, environ, start_response):
        address = self.addresses.of(environ)
        now = self.now()
        if address is None or not self.follower.follow(now):
            return self._passed(environ, start_response)
        entry = self.store.get(address)
        if entry is None or now >= entry.until or (now >= entry.stale and not self.flights.is_made(address)):
            return self._made(address, environ, start_response)
        return self._answered(address, entry, environ, start_response, now)

    def _passed(self, environ, start_response):
        """What Django answers to this one client."""

        def start(status, headers, *error):
            return start_response(status, notes.without(headers), *error)

        return self.application(environ, start)

    def _answered(self, address, entry, environ, start_response, now):
        extra = self.cdn.headers(entry, now, self.follower) if self.cdn else ()
        body = entry.answer(environ, start_response, now, extra)
        if entry.is_other:
            self.store.recount(address, entry)
        return body

    def _made(self, address, environ, start_response):
        """Makes the page, or waits for whoever is making it; what may not be kept is made for each on its own."""
        with self.flights.first(address) as is_first:
            now = self.now()
            entry = None if is_first else self.store.get(address)
            if entry is None or now >= entry.until:
                return self._asked(address, environ, start_response)
        return self._answered(address, entry, environ, start_response, now)

    def _asked(self, address, environ, start_response):
        query = address.partition("?")[2]
        mark, now, answer = self.store.mark(), self.now(), Answer()
        seen = self.follower.position()
        if self.shared and (entry := self.shared.get(address, now)) and self.store.put(address, entry, mark):
            return self._answered(address, entry, environ, start_response, now)
        asked = common(environ, query) | {SEEN: self.follower.numbers()}
        body = self.application(asked, answer.start)
        said = notes.read(answer.headers)
        if query != environ.get("QUERY_STRING", "") and not (said and answer.status.startswith("200")):
            closed(body)  # it was made without parameters that a redirect may have to carry along
            return self._passed(environ, start_response)
        if said is None and is_streamed(body):
            return self._streamed(environ, answer, body, start_response)
        entry = Entry(answer.status, notes.without(answer.headers), joined(body), said or notes.NOTHING, now)
        if said and is_shared(answer.headers) and entry.until > now:
            kept = self.store.put(address, entry, mark)
            if kept and self.shared:
                self.shared.put(address, entry, seen, now)
        return self._answered(address, entry, environ, start_response, self.now())

    def _streamed(self, environ, answer, body, start_response):
        start_response(answer.status, answer.headers)
        if environ["REQUEST_METHOD"] == "HEAD":
            closed(body)
            return ()
        return body


class Answer:
    """Status and headers of the application."""

    def __init__(self):
        self.status, self.headers = "", []

    def start(self, status, headers, error=None):
        self.status, self.headers = status, headers


def common(environ, query):
    """The request as everybody may have made it."""
    asked = {name: value for name, value in environ.items() if name not in OF_A_CLIENT}
    return {**asked, "REQUEST_METHOD": "GET", "QUERY_STRING": query}


def joined(body):
    try:
        return b"".join(body)
    finally:
        closed(body)


def is_streamed(body):
    """Whether it shall not be gathered in memory; Django's answers tell."""
    return getattr(body, "streaming", not isinstance(body, (list, tuple)))


def closed(body):
    """As WSGI asks, for connections and files of the request."""
    if close := getattr(body, "close", None):
        close()
