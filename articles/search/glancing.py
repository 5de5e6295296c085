"""Where in a text a word may stand that is looked for: found at a glance, for words to be analysed only there. Pure.

A stemmer leaves the beginning of a word, and a part stands in its compound: so the first letters of a token are in
every word it is found in, an umlaut or accent aside. What is found too much, the analyser sorts out.
"""

import re
import unicodedata
from functools import lru_cache

from articles.search.analysis import PART, beginning

LETTERS = 3  # of a token that are looked for
# What may stand between the letters of a word, see `analysis`.
_JOINT = "[-‐'’&:*·/.,\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]*"
_EITHER = {"a": "ae?", "o": "oe?", "u": "ue?", "s": "s+"}  # as they are written, Strasse for Straße too


class _Flat(dict):
    """For str.translate: each letter as its small base letter, one for one; what has none stays."""

    def __missing__(self, point):
        letters = unicodedata.normalize("NFKD", chr(point).casefold())[:1]
        self[point] = letters or chr(point)
        return self[point]


_FLAT = _Flat()


def glances(text, tokens):
    """(start, end) of the stretches between blanks that may have one of the tokens, in their order."""
    end, flat = 0, text.translate(_FLAT)
    for found in _pattern(tuple(sorted(tokens))).finditer(flat) if tokens else ():
        if found.start() >= end:
            start, end = _between_blanks(text, found.start())
            yield start, end


def _between_blanks(text, place):
    start = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
    ends = [end for end in (text.find(" ", place), text.find("\n", place)) if end >= 0]
    return start, min(ends, default=len(text))


@lru_cache(maxsize=1_000)
def _pattern(tokens):
    beginnings = {beginning(token.removeprefix(PART))[:LETTERS].replace("ss", "s") for token in tokens}
    return re.compile("|".join(map(_spellings, sorted(beginnings))))


def _spellings(letters):
    return _JOINT.join(_EITHER.get(each, re.escape(each)) for each in letters)
