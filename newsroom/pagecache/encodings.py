"""Compressed forms of a page, and which one a client gets."""

import gzip
import sys
from functools import lru_cache

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PLAIN = "identity"
LEAST = 300  # bytes; smaller bodies gain nothing

# In the order of preference: small first. Levels at which a page costs about a millisecond; it is done once.
COMPRESS = {
    "br": lambda body: brotli.compress(body, quality=5),
    "zstd": lambda body: zstd.compress(body, level=9),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


@lru_cache(1024)
def chosen(accepted):
    """The best encoding for the value of Accept-Encoding (RFC 9110, 12.5.3)."""
    weights = dict(map(_weighed, accepted.lower().split(",")))
    anything = weights.get("*", 0)
    return next((name for name in COMPRESS if weights.get(name, anything if name == "gzip" else 0)), PLAIN)


def _weighed(part):
    """Name and weight; one nobody can read is not taken."""
    name, _, weight = part.partition(";")
    try:
        return name.strip(), float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        return name.strip(), 0
