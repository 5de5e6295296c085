"""Finds a commented passage again in a text that has changed since: by its words, by its neighbours, or not at all.

Places are offsets into the running text: the words of all lines, every run of blanks and line ends as one blank.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.body.document import Document
from articles.body.kinds import KINDS
from articles.body.text import inline_text

__all__ = ["CONTEXT", "Anchor", "anchor_at", "locate", "running_text", "squeeze"]

CONTEXT = 60  # characters kept on each side of a passage
KEPT = 0.5  # share of a passage's letters that must survive a change for it to be the same passage
# Neighbours of fewer characters say nothing about which of several equal passages is meant.
ENOUGH_CONTEXT = 8
TOKEN = re.compile(r"\w+|[^\w\s]")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage and the words before and after it, all squeezed."""

    quote: str
    before: str = ""
    after: str = ""


def squeeze(text: str) -> str:
    """Every run of white space as one blank, none at the ends."""
    return " ".join(text.split())


def running_text(document: Document) -> str:
    """What can be quoted: the words of all lines in reading order, without cards, markers and sources."""
    leaves = (block for block in document.walk() if KINDS[block.kind].is_leaf)
    return squeeze("\n".join(map(inline_text, leaves)))


def anchor_at(text: str, place: Place) -> Anchor:
    """The anchor of a place, by which it is found again."""
    start, end = place
    return Anchor(text[start:end], text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT])


def locate(anchor: Anchor, text: str, old: str | None = None) -> Place | None:
    """Where the passage stands in `text` now; None when it is gone.

    `old` is the text the passage was chosen in; with it a passage whose own words were changed is found as well.
    """
    places = _occurrences(anchor.quote, text)
    whole = [place for place in places if _both_sides(anchor, text, place)]
    if len(whole) == 1 or text == old:
        return whole[0] if whole else None
    origin = locate(anchor, old) if old is not None else None
    if origin is None:
        return _best(anchor, text, places, sure=len(places) == 1)
    followed = _follow(origin, old, text)
    if followed in places:
        return followed
    only_one = len(places) == len(_occurrences(anchor.quote, old)) == 1
    return _best(anchor, text, places, sure=only_one) or followed


def _occurrences(quote: str, text: str) -> list[Place]:
    starts = [found.start() for found in re.finditer(f"(?={re.escape(quote)})", text)] if quote else []
    return [(start, start + len(quote)) for start in starts]


def _both_sides(anchor: Anchor, text: str, place: Place) -> bool:
    start, end = place
    return text[:start].endswith(anchor.before) and text.startswith(anchor.after, end)


def _best(anchor: Anchor, text: str, places: list[Place], *, sure: bool) -> Place | None:
    """The place whose neighbours are most like those remembered; unless it is sure they must be alike at all."""
    scored = sorted(((_likeness(anchor, text, place), place) for place in places), reverse=True)
    if not scored:
        return None
    score, place = scored[0]
    alone = len(scored) == 1 or scored[1][0] < score
    return place if sure or (alone and score >= ENOUGH_CONTEXT) else None


def _likeness(anchor: Anchor, text: str, place: Place) -> int:
    """Number of characters that still are the same next to the place, on both sides together."""
    before, after = text[: place[0]], text[place[1] :]
    return _shared(anchor.before[::-1], before[::-1][:CONTEXT]) + _shared(anchor.after, after)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many letters or words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _follow(origin: Place, old: str, new: str) -> Place | None:
    """Where the words at `origin` went: from the first that survived to the last, when enough of them did."""
    old_words, new_words = list(TOKEN.finditer(old)), list(TOKEN.finditer(new))
    inside = [n for n, word in enumerate(old_words) if word.start() < origin[1] and word.end() > origin[0]]
    survivors = _survivors(old_words, new_words)
    kept = [n for n in inside if n in survivors]
    letters = sum(len(old_words[n][0]) for n in inside)
    if not kept or sum(len(old_words[n][0]) for n in kept) < KEPT * letters:
        return None
    return new_words[survivors[kept[0]]].start(), new_words[survivors[kept[-1]]].end()


def _survivors(old_words: list[re.Match], new_words: list[re.Match]) -> dict[int, int]:
    """Number of each word of the old text that is still there, with its number in the new one.

    What both texts begin and end with has survived whatever stands between, also where a word comes twice.
    """
    old, new = ([word[0] for word in each] for each in (old_words, new_words))
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    changed = old[head : len(old) - tail], new[head : len(new) - tail]
    blocks = SequenceMatcher(None, *changed, autojunk=True).get_matching_blocks()
    between = {head + block.a + n: head + block.b + n for block in blocks for n in range(block.size)}
    beginning = {n: n for n in range(head)}
    end = {len(old) - n: len(new) - n for n in range(1, tail + 1)}
    return beginning | between | end
