"""Requests to a WSGI application, without a server."""

from dataclasses import dataclass
from io import BytesIO

from newsroom.pagecache.addresses import Addresses
from newsroom.pagecache.wrapper import PageCache

MEGABYTE = 1_000_000  # bytes


@dataclass(frozen=True)
class Got:
    """What a client got; names of headers in small letters."""

    status: int
    headers: dict
    body: bytes


def ask(application, address, method="GET", **environ):
    """One request; `environ` holds further keys of the WSGI environment."""
    path, _, query = address.partition("?")
    said = []
    body = application(
        {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "testserver",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "SCRIPT_NAME": "",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **environ,
        },
        lambda status, headers, *_error: said.append((status, headers)),
    )
    try:
        data = b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
    ((status, headers),) = said
    return Got(int(status[:3]), {name.lower(): value for name, value in headers}, data)


def no_changes(after, missing=()):
    return []


def cache_of(application, *, parameters=("page",), passed=("/desk/",), secure=None, **options):
    """A cache around an application; by default one whose change log stays empty."""
    addresses = Addresses(parameters=parameters, passed=passed, secure=secure)
    wanted = {"read": no_changes, "most": 10 * MEGABYTE, "pause": 0, **options}
    return PageCache(application, addresses=addresses, **wanted)


NOW = 1_800_000_000.5  # seconds since 1970
PAGE = "<p>Ein Text über die Brücke.</p>".encode() * 30


class Site:
    """An application that counts what it is asked; `headers` and `status` of its next answers may be changed."""

    def __init__(self, body=PAGE, status="200 OK", **headers):
        self.body, self.status, self.asked = body, status, []
        self.headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "public, max-age=0, must-revalidate",
            "ETag": 'W/"1"',
            "Vary": "Accept-Encoding",
            "Surrogate-Key": "article-1 site",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }

    def __call__(self, environ, start_response):
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"]))
        start_response(self.status, [(name, value) for name, value in self.headers.items() if value])
        return [self.body]


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


class Log:
    """A change log in memory, as the follower reads it."""

    def __init__(self):
        self.rows, self.asked = [], []

    def __call__(self, after, missing=()):
        self.asked.append((after, missing))
        return [row for row in self.rows if after is None or row[0] > after or row[0] in missing]
