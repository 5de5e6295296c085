"""Finds lines that stand elsewhere now: the very same line, or one with nearly the same words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from articles.body.lines import Line

__all__ = ["find_partners", "likeness", "word_set"]

WORD = re.compile(r"\w+")
# Share of words in common, and their number, from which a line elsewhere counts as this one, moved and edited.
NEARLY_SAME, LEAST_WORDS = 0.6, 6
# A word that stands in more lines says nothing about which of them is meant; this also bounds the search.
RARE = 8
MOST_CANDIDATES = 3

Lines = dict[int, Line]  # by place


def word_set(line: Line) -> set[str]:
    return set(WORD.findall(line.text))


def likeness(a: set[str], b: set[str]) -> float:
    """Share of words in common, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b) or 1)


def find_partners(gone: Lines, come: Lines) -> dict[int, int]:
    """For places of old lines the place where the line stands now."""
    partners = dict(_same(gone, come))
    taken = set(partners.values())
    rest = {place: line for place, line in gone.items() if place not in partners}
    open_places = {place: line for place, line in come.items() if place not in taken}
    for _score, old, new in sorted(_nearly_same(rest, open_places), reverse=True):
        if old not in partners and new not in taken:
            partners[old] = new
            taken.add(new)
    return partners


def _same(gone: Lines, come: Lines) -> Iterator[tuple[int, int]]:
    """Equal lines that stand once on either side: of a line that repeats nobody can say where it went."""
    olds, news = _once(gone), _once(come)
    for line, place in olds.items():
        if line in news and (line.facts or WORD.search(line.text)):
            yield place, news[line]


def _once(lines: Lines) -> dict[Line, int]:
    number = Counter(lines.values())
    return {line: place for place, line in lines.items() if number[line] == 1}


def _nearly_same(gone: Lines, come: Lines) -> Iterator[tuple[float, int, int]]:
    """(likeness, old place, new place) of lines of text that share rare words and most others."""
    words = {place: word_set(line) for place, line in come.items() if line.sort == "text"}
    places = _places_by_word(words)
    for old, line in gone.items():
        if line.sort != "text":
            continue
        own = word_set(line)
        for new in _candidates(own, places):
            score = likeness(own, words[new])
            if score >= NEARLY_SAME and len(own & words[new]) >= LEAST_WORDS:
                yield score, old, new


def _places_by_word(words: dict[int, set[str]]) -> dict[str, list[int]]:
    places = defaultdict(list)
    for place, own in words.items():
        for word in own:
            places[word].append(place)
    return places


def _candidates(own: Iterable[str], places: dict[str, list[int]]) -> list[int]:
    votes = Counter(
        place for word in own if len(places.get(word, ())) <= RARE for place in places.get(word, ())
    )
    return [place for place, _votes in votes.most_common(MOST_CANDIDATES)]
