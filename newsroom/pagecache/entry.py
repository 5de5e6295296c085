"""One page as bytes, ready to be sent: validators and compressed forms are made once."""

from email.utils import formatdate

import brotli

from newsroom.pagecache.encodings import COMPRESS, LEAST, PLAIN, chosen

OVERHEAD = 2_000  # bytes that a page takes beside its body: headers, tables, keys
OF_A_KEY = 250  # bytes
OF_A_BODY = ("content-type", "content-length", "content-encoding", "content-language")
RIPE = 2  # seconds after which a page's date tells it from every other: dates have whole seconds
TEXT = ("text/", "application/")


class Entry:
    """`until` is the moment (seconds since 1970) from which it must not be sent, `stale` the one from which it is made anew.

    `headers` are those of the application, without the ones this class knows better.
    """

    __slots__ = [
        *("_plain", "forms", "headers", "keys", "made", "modified", "stale", "status", "tag", "unchanged"),
        *("until", "counted", "is_other"),  # bytes the store has counted, and whether it should count again
    ]

    def __init__(self, status, headers, body, notes, now):
        kept = [(name, value) for name, value in headers if name.lower() not in ("content-length", "vary")]
        self.status, self._plain, self.keys = status, body, notes.keys
        self.headers = [*kept, ("Vary", ", ".join(sorted({*varied(headers), "Accept-Encoding"})))]
        self.unchanged = [(name, value) for name, value in self.headers if name.lower() not in OF_A_BODY]
        self.tag = next((value for name, value in kept if name.lower() == "etag"), "")
        self.made, self.until, self.stale = now, notes.until, now + notes.lag
        self.modified = ("Last-Modified", formatdate(int(now), usegmt=True))
        self.forms, self.counted, self.is_other = {}, 0, False

    @property
    def size(self):
        """Bytes it takes in memory, about."""
        bodies = sum(len(body) for _headers, body in self.forms.values() if body is not self._plain)
        return OVERHEAD + OF_A_KEY * len(self.keys) + len(self._plain or b"") + bodies

    @property
    def body(self):
        """Not compressed."""
        return brotli.decompress(self.forms["br"][1]) if self._plain is None else self._plain

    def answer(self, environ, start_response, now, extra=()):
        """The answer to one request, as WSGI wants it: the page, or that the client has it already."""
        dated = [*extra, self.modified] if now - self.made >= RIPE and self.tag else list(extra)
        if self.tag and self._is_known(environ, dated):
            start_response("304 Not Modified", self.unchanged + dated)
            return ()
        headers, body = self.form(environ.get("HTTP_ACCEPT_ENCODING"))
        start_response(self.status, headers + dated)
        return (body,) if environ["REQUEST_METHOD"] == "GET" else ()

    def _is_known(self, environ, dated):
        """RFC 9110, 13.2.2: the tag decides; the date only without one, and only if it is exactly ours."""
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is not None:
            return tags == self.tag or tags.strip() == "*" or self.tag in map(str.strip, tags.split(","))
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return since is not None and self.modified in dated and since == self.modified[1]

    def form(self, accepted):
        """Headers and body in the best encoding for the client."""
        encoding = chosen(accepted) if accepted else PLAIN
        found = self.forms.get(encoding)
        return self._made(encoding) if found is None else found

    def _made(self, encoding):
        """Kept, but for the plain body beside a small one: few clients want it, and it takes most of the memory."""
        body, headers = self.body, self.headers
        if encoding != PLAIN and len(body) >= LEAST and self._is_text():
            body = COMPRESS[encoding](body)
            headers = [*headers, ("Content-Encoding", encoding)]
        made = [*headers, ("Content-Length", str(len(body)))], body
        if encoding != PLAIN or self._plain is not None:
            self.forms[encoding], self.is_other = made, True
        if encoding == "br" and body is not self._plain:
            self._plain = None
            self.forms.pop(PLAIN, None)
        return made

    def _is_text(self):
        return any(name.lower() == "content-type" and value.startswith(TEXT) for name, value in self.headers)


def is_shared(headers):
    """Whether an answer with these headers may be given to everybody."""
    values = {name.lower(): value for name, value in headers}
    if "set-cookie" in values or varied(headers) or "'nonce-" in values.get("content-security-policy", ""):
        return False
    return not any(word in values.get("cache-control", "") for word in ("no-store", "private"))


def varied(headers):
    """What the answer depends on beside the encoding, which is this cache's own matter."""
    names = [each.strip() for name, value in headers if name.lower() == "vary" for each in value.split(",")]
    return [each for each in names if each and each.lower() != "accept-encoding"]
