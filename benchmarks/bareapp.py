"""The least a WSGI application can do: answers everything with the bytes of one file. In a process of its own."""

import os
from pathlib import Path

__all__ = ["application"]

BODY = Path(os.environ["BARE_BODY"]).read_bytes() if "BARE_BODY" in os.environ else b""
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return (BODY,)
