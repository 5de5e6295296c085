"""What a page says about itself in headers that are meant for the cache alone."""

from dataclasses import dataclass
from math import inf

KEYS, UNTIL, LAG = "surrogate-key", "x-valid-until", "x-may-lag"
NAMES = {KEYS, UNTIL, LAG}


@dataclass(frozen=True)
class Notes:
    """`keys` are the cache keys whose changes drop the page; `until` (seconds since 1970) ends it; after `lag` seconds it
    is made anew, while the old one is still good enough for whoever comes meanwhile.
    """

    keys: tuple
    until: float = inf
    lag: float = inf


NOTHING = Notes(())


def read(headers):
    """The notes among headers [(name, value), …]; None when the page is not to be kept."""
    found = {name.lower(): value for name, value in headers if name.lower() in NAMES}
    keys = tuple(found.get(KEYS, "").split())
    return Notes(keys, float(found.get(UNTIL, inf)), float(found.get(LAG, inf))) if keys else None


def without(headers):
    """The headers readers get."""
    return [(name, value) for name, value in headers if name.lower() not in NAMES]
