"""Shows where a query was found: the words of a text that match, and the passage where most of them stand. Pure."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from articles.search.analysis import part_tokens, token, words
from articles.search.glancing import glances

LENGTH = 200  # characters of a passage
LOOKED_AT = 100_000  # characters of a text in which the passage is looked for
# A word as it is written, with the hyphens, apostrophes and marks inside it.
_WRITTEN = re.compile(r"[^\W_]+(?:[-‐'’&:*·/\u00ad\u200b-\u200f\u2060]+[^\W_]+)*|\n")


class Piece(NamedTuple):
    """A stretch of text, plain, and whether it matches."""

    text: str
    marked: bool


class _Place(NamedTuple):
    start: int
    end: int
    clause: int


def marked(text, clauses):
    """The whole text as pieces."""
    text = text[:LOOKED_AT]
    return _pieces(text, 0, len(text), _places(text, clauses))


def passage(text, clauses):
    """The stretch of a text where most of what was looked for stands, cut at words, with … where it was cut."""
    text = text[:LOOKED_AT]
    places = _places(text, clauses)
    start, end = _cut(text, *_densest(places))
    pieces = _pieces(text, start, end, places)
    before = [Piece("…\u00a0", False)] if start else []
    after = [Piece("\u00a0…", False)] if end < len(text.rstrip()) else []
    return before + pieces + after


def _places(text, clauses):
    """Where a clause is found, in their order; a phrase only where its words follow each other."""
    singles = _singles(clauses)
    phrases = any(len(alternative) > 1 for clause in clauses for alternative in clause)
    # The words of a phrase are known by those before them, so all are read.
    stretches = [(0, len(text))] if phrases else glances(text, singles)
    written = [
        (match.start(), match.end(), *_analysed(match[0]))
        for start, end in stretches
        for match in _WRITTEN.finditer(text, start, end)
    ]
    single = [
        _Place(start, end, singles[found])
        for start, end, apart, others in written
        for found in (*apart, *others)
        if found in singles
    ]
    return sorted({*single, *_phrases(written, clauses)})


@lru_cache(maxsize=20_000)
def _analysed(word):
    """A written word's tokens in their order, and those it has besides; a line's end is a token no phrase has."""
    read = [piece for parts in words(word) for piece in parts]
    if not read:
        return ("",), ()
    others = [part for piece in read for part in part_tokens(piece)]
    return tuple(map(token, read)), (*others, *([token("".join(read))] if len(read) > 1 else []))


def _singles(clauses):
    """The tokens that are looked for alone, with the number of the first clause that has them."""
    return {
        alternative[0]: number
        for number, clause in reversed(list(enumerate(clauses)))
        for alternative in clause
        if len(alternative) == 1
    }


def _phrases(written, clauses):
    """The places of the words of phrases."""
    flat = [(start, end, part) for start, end, apart, _ in written for part in apart]
    at = {}
    for place, (_, _, part) in enumerate(flat):
        at.setdefault(part, []).append(place)
    for number, clause in enumerate(clauses):
        for phrase in (alternative for alternative in clause if len(alternative) > 1):
            for place in at.get(phrase[0], ()):
                window = flat[place : place + len(phrase)]
                if tuple(part for _, _, part in window) == phrase:
                    yield from (_Place(start, end, number) for start, end, _ in window)


def _densest(places):
    """The stretch of at most a passage's length with the most different clauses, then the most places."""
    if not places:
        return 0, 0
    best, first, inside = None, 0, {}
    for last, place in enumerate(places):
        inside[place.clause] = inside.get(place.clause, 0) + 1
        while place.end - places[first].start > LENGTH * 3 // 4 and first < last:
            inside[places[first].clause] -= 1
            first += 1
        worth = (sum(map(bool, inside.values())), last - first, -places[first].start)
        best = max(best or (worth, first, last), (worth, first, last))
    return places[best[1]].start, min(places[best[2]].end, places[best[1]].start + LENGTH)


def _cut(text, first, last):
    """Widens a stretch to a passage: to the beginning of its sentence if that is near, and on to full length."""
    earliest = max(0, first - (LENGTH - (last - first)) // 2)
    start = _begin(text, earliest, first)
    end = min(len(text), max(start + LENGTH, last))
    return start, end if end == len(text) else max(text.rfind(" ", last, end), last)


def _begin(text, earliest, first):
    """Where the sentence begins, else the earliest word; the place itself if neither lies between."""
    ends = [(text.rfind(mark, earliest, first), len(mark)) for mark in (". ", "! ", "? ", "\n")]
    begins = [place + width for place, width in ends if place >= 0]
    if begins or not earliest:
        return max(begins, default=0)
    blank = text.find(" ", earliest, first)
    return first if blank < 0 else blank + 1


def _pieces(text, start, end, places):
    """A stretch cut into what matches and what does not; line breaks become blanks."""
    spans = sorted(
        {(place.start, place.end) for place in places if start <= place.start and place.end <= end}
    )
    edges = [start, *(edge for span in spans for edge in span), end]
    found = [
        Piece(re.sub(r"\s+", " ", text[left:right]), bool(number % 2))
        for number, (left, right) in enumerate(pairwise(edges))
    ]
    return [piece for piece in found if piece.text]
