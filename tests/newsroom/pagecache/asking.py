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
