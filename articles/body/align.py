"""Pairs the lines of two rewritten stretches: which new line is a changed old one, and which is new or gone."""

from collections.abc import Iterable, Iterator

from articles.body.lines import Line
from articles.body.moves import likeness, word_set

__all__ = ["Pair", "pair_lines"]

# (old, new); one of them None for a line that is new or gone.
Pair = tuple[Line | None, Line | None]

# Share of words in common from which two lines count as one line rewritten.
LIKENESS = 0.3
# Comparing all with all costs the product of both lengths; beyond this lines are paired by position.
MOST_COMPARISONS = 10_000


def pair_lines(old: list[Line], new: list[Line]) -> list[Pair]:
    """Pairs in reading order, so that all old and all new lines keep their order."""
    if len(old) == len(new) == 1 or len(old) * len(new) > MOST_COMPARISONS:
        return list(_of_one_sort(_by_position(old, new)))
    return list(_of_one_sort(_by_likeness(old, new)))


def _of_one_sort(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """A paragraph does not become a card: the one goes, the other comes."""
    for old, new in pairs:
        if old and new and old.sort != new.sort:
            yield from ((old, None), (None, new))
        else:
            yield old, new


def _by_position(old: list[Line], new: list[Line]) -> list[Pair]:
    shared = min(len(old), len(new))
    pairs: list[Pair] = list(zip(old, new, strict=False))
    return pairs + [(line, None) for line in old[shared:]] + [(None, line) for line in new[shared:]]


def _by_likeness(old: list[Line], new: list[Line]) -> list[Pair]:
    """The choice of pairs that keeps the order and has the greatest likeness in sum."""
    scores = _scores(old, new)
    best = _best_sums(scores, len(old), len(new))
    pairs: list[Pair] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((old[i], None))
            i += 1
        else:
            pairs.append((None, new[j]))
            j += 1
    return pairs + [(line, None) for line in old[i:]] + [(None, line) for line in new[j:]]


def _best_sums(scores: list[list[float]], rows: int, columns: int) -> list[list[float]]:
    """For each pair of positions the greatest sum that the lines from there on can reach."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below, here = best[i], best[i + 1], scores[i]
        for j in range(columns - 1, -1, -1):
            paired = here[j] + below[j + 1] if here[j] else 0.0
            row[j] = max(below[j], row[j + 1], paired)
    return best


def _scores(old: list[Line], new: list[Line]) -> list[list[float]]:
    """Likeness of each with each; 0 where it is too little to speak of the same line."""
    news = [word_set(line) for line in new]
    scores = [[likeness(own, other) for other in news] for own in map(word_set, old)]
    return [[score if score >= LIKENESS else 0.0 for score in row] for row in scores]
