"""What changed between two texts, for the people who review it: row by row, moved lines recognised, words within them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.body.align import Pair, pair_lines
from articles.body.document import Document
from articles.body.lines import Line, lines
from articles.body.moves import find_partners
from articles.body.order import rising
from articles.body.words import Passage, compare_marked

__all__ = ["AWAY", "CHANGED", "GONE", "HERE", "NEW", "SAME", "Row", "compare_documents"]

SAME, CHANGED, NEW, GONE = "same", "changed", "new", "gone"
HERE, AWAY = "here", "away"  # a moved line at its new and at its old place
# No story has as many lines. Beyond it lines that repeat are no longer matched, or they would cost seconds.
MOST_LINES = 400

Stretch = tuple[int, int, int, int]  # from and to, in the old and in the new lines


@dataclass(frozen=True, slots=True)
class Row:
    """A line before and now. At the place a line left only `old` is set; where it came to, both are.

    `move` numbers the moved lines from 1, so that both places can name each other.
    """

    state: str
    old: Line | None
    new: Line | None
    move: int = 0

    def passages(self) -> list[Passage]:
        """The words of both, with their marks."""
        return compare_marked(self.old.nodes if self.old else (), self.new.nodes if self.new else ())


def compare_documents(old: Document, new: Document) -> list[Row]:
    """Rows in reading order. Those with a new line give the new text, those with an old one (HERE apart) the old."""
    return list(_Comparison(lines(old), lines(new)).rows())


class _Comparison:
    def __init__(self, old: list[Line], new: list[Line]) -> None:
        self.old, self.new = old, new
        matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > MOST_LINES)
        self._opcodes = matcher.get_opcodes()
        self._anchors: dict[int, int] = {}  # lines that changed and stayed in order
        self._away: dict[int, int] = {}  # old place to new place of moved lines
        self._part_moved_from_kept()
        self._here = {new_place: old_place for old_place, new_place in self._away.items()}
        self._moves = {old_place: number for number, old_place in enumerate(sorted(self._away), 1)}

    def rows(self) -> Iterator[Row]:
        for operation, *stretch in self._opcodes:
            if operation == "equal":
                i1, i2, j1, j2 = stretch
                both = zip(self.old[i1:i2], self.new[j1:j2], strict=True)
                yield from (Row(SAME, before, after) for before, after in both)
            else:
                yield from self._changed_rows(*stretch)

    def _part_moved_from_kept(self) -> None:
        stretches = [stretch for operation, *stretch in self._opcodes if operation != "equal"]
        gone = {i: self.old[i] for i1, i2, _j1, _j2 in stretches for i in range(i1, i2)}
        come = {j: self.new[j] for _i1, _i2, j1, j2 in stretches for j in range(j1, j2)}
        partners = find_partners(gone, come)
        for i1, i2, j1, j2 in stretches:
            inside = {i: partners[i] for i in range(i1, i2) if j1 <= partners.get(i, -1) < j2}
            kept = rising(list(inside.values()))
            self._anchors |= {i: j for i, j in inside.items() if j in kept}
        self._away = {i: j for i, j in partners.items() if i not in self._anchors}

    def _changed_rows(self, i1: int, i2: int, j1: int, j2: int) -> Iterator[Row]:
        """The stretch between one anchor and the next, then the anchor itself."""
        for i in range(i1, i2):
            if i in self._anchors:
                j = self._anchors[i]
                yield from self._rows_between(i1, i, j1, j)
                yield _row((self.old[i], self.new[j]))
                i1, j1 = i + 1, j + 1
        yield from self._rows_between(i1, i2, j1, j2)

    def _rows_between(self, i1: int, i2: int, j1: int, j2: int) -> Iterator[Row]:
        """Pairs of what stayed, with the moved lines in their places on either side."""
        olds, news = iter(range(i1, i2)), iter(range(j1, j2))
        pairs = pair_lines(
            [self.old[i] for i in range(i1, i2) if i not in self._away],
            [self.new[j] for j in range(j1, j2) if j not in self._here],
        )
        for before, after in pairs:
            if before:
                yield from self._until_kept(olds, self._away, self._away_row)
            if after:
                yield from self._until_kept(news, self._here, self._here_row)
            yield _row((before, after))
        yield from map(self._away_row, olds)
        yield from map(self._here_row, news)

    @staticmethod
    def _until_kept(places, moved, make_row) -> Iterator[Row]:
        for place in places:
            if place not in moved:
                return
            yield make_row(place)

    def _away_row(self, place: int) -> Row:
        return Row(AWAY, self.old[place], None, self._moves[place])

    def _here_row(self, place: int) -> Row:
        origin = self._here[place]
        return Row(HERE, self.old[origin], self.new[place], self._moves[origin])


def _row(pair: Pair) -> Row:
    old, new = pair
    if old and new:
        return Row(SAME if old == new else CHANGED, old, new)
    return Row(NEW if new else GONE, old, new)
