"""One request to another program's address, such as a hub's or a cache's. The operator chose it, so it may be of any network."""

import http.client
from urllib.parse import urlsplit


class Unwilling(Exception):
    """The other side answered, but did not take it."""


def call(method, url, *, body=b"", headers, seconds, most=0):
    """Sends it and returns at most so many bytes of the answer.

    OSError or Unwilling when the other side did not answer in time or did not take it.
    """
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=seconds)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        status, told = answer.status, answer.read(most)
    except http.client.HTTPException as error:
        raise Unwilling(type(error).__name__) from error
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise Unwilling(str(status))
    return told
