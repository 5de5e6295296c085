"""Requests to the server that SEARCH_URL names: opensearch://user:password@host:9200/index, ?insecure=1 without https."""

import json
from base64 import b64encode
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings

from articles.calling import Unwilling, call
from articles.conf import conf
from articles.search.backends import Silent

JSON, LINES = "application/json", "application/x-ndjson"
LISTS = ("_msearch", "_bulk")  # requests of many lines
LONGEST_ANSWER = 50_000_000  # bytes
INDEX = {
    "settings": {"analysis": {"analyzer": {"ready": {"type": "custom", "tokenizer": "whitespace"}}}},
    "mappings": {
        "dynamic": False,
        "_source": {"enabled": False},
        "properties": {
            "pk": {"type": "long"},
            "moment": {"type": "long"},
            "text": {"type": "text", "analyzer": "ready", "norms": False},
            "tokens": {"type": "keyword", "doc_values": False},
        },
    },
}


def index_name():
    return urlsplit(settings.SEARCH_URL).path.strip("/") or "newsroom"


def request(method, path, text=""):
    """The answer as a dict; Silent, with a sentence, when the server does not answer or does not want to."""
    base, headers = _server(settings.SEARCH_URL)
    try:
        answer = call(
            method,
            f"{base}/{path}",
            body=text.encode(),
            headers={**headers, "Content-Type": LINES if path.endswith(LISTS) else JSON},
            seconds=conf("SEARCH_TIMEOUT"),
            most=LONGEST_ANSWER,
        )
    except (OSError, Unwilling) as error:
        raise Silent(f"The index of SEARCH_URL does not answer: {type(error).__name__}: {error}") from error
    return json.loads(answer or "{}")


@lru_cache(maxsize=8)
def _server(url):
    parts = urlsplit(url)
    scheme = "http" if "insecure" in dict(parse_qsl(parts.query)) else "https"
    host = parts.netloc.rpartition("@")[2]
    if not parts.username:
        return f"{scheme}://{host}", {}
    secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return f"{scheme}://{host}", {"Authorization": f"Basic {b64encode(secret.encode()).decode()}"}


def create_index():
    """Makes the index unless it is there."""
    try:
        request("PUT", index_name(), json.dumps(INDEX))
    except Silent as refused:
        if "400" not in str(refused):  # resource_already_exists_exception
            raise
