"""Joins two rewritings of one text block by block: what only one side changed is taken, the rest is to be decided.

A three-way merge finer than by stretches: two neighbouring paragraphs, one changed by each side, are no conflict.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from articles.body.align import pair_lines
from articles.body.document import Block
from articles.body.lines import Line, lines_of

__all__ = ["BOTH", "CONFLICT", "MINE", "SAME", "THEIRS", "Passage", "join", "merge_blocks"]

SAME, MINE, THEIRS, BOTH, CONFLICT = "same", "mine", "theirs", "both", "conflict"
Blocks = tuple[Block, ...]
# No story has as many blocks. Beyond it blocks that repeat are no longer matched, or they would cost seconds.
MOST_BLOCKS = 400


@dataclass(frozen=True)
class Passage:
    """A stretch of the text: what it was and what each side made of it. `who` changed it: SAME for nobody."""

    who: str
    base: Blocks
    mine: Blocks
    theirs: Blocks

    def blocks(self, choose: Callable[["Passage"], str]) -> Blocks:
        """What becomes of it; only a conflict is asked about."""
        if self.who != CONFLICT:
            return self.theirs if self.who == THEIRS else self.mine
        options = {MINE: self.mine, THEIRS: self.theirs, BOTH: self.mine + self.theirs}
        return options[choose(self)]


@dataclass(frozen=True)
class _Edit:
    """One side's change: the blocks from `start` to before `end` of the base become `new`."""

    side: str
    start: int
    end: int
    new: Blocks

    @property
    def order(self) -> tuple[int, int, str]:
        return self.start, self.end, self.side


def merge_blocks(base: Blocks, mine: Blocks, theirs: Blocks) -> list[Passage]:
    """The whole text as passages in order. Swapping the two sides swaps the names of the sides and nothing else."""
    edits = sorted([*_edits(MINE, base, mine), *_edits(THEIRS, base, theirs)], key=lambda edit: edit.order)
    passages: list[Passage] = []
    done = 0
    for group in _groups(edits):
        start, end = group[0].start, max(edit.end for edit in group)
        passages += _unchanged(base[done:start])
        passages.append(_passage(base, start, end, group))
        done = end
    return _without_doubles([*passages, *_unchanged(base[done:])])


def join(passages: Iterable[Passage], choose: Callable[[Passage], str]) -> Blocks:
    """The merged text; `choose` answers for each conflict: MINE, THEIRS, or BOTH with mine first."""
    return tuple(block for passage in passages for block in passage.blocks(choose))


def _unchanged(blocks: Blocks) -> list[Passage]:
    return [Passage(SAME, blocks, blocks, blocks)] if blocks else []


def _passage(base: Blocks, start: int, end: int, group: list[_Edit]) -> Passage:
    """The passage of edits that belong together, and whether it decides itself."""
    before = base[start:end]
    mine, theirs = (_apply(base, start, end, group, side) for side in (MINE, THEIRS))
    sides = {edit.side for edit in group}
    if mine == theirs:
        return Passage(BOTH, before, mine, theirs)
    return Passage(CONFLICT if len(sides) == 2 else sides.pop(), before, mine, theirs)


def _apply(base: Blocks, start: int, end: int, group: list[_Edit], side: str) -> Blocks:
    """What one side made of the stretch."""
    blocks: list[Block] = []
    for edit in group:
        if edit.side == side:
            blocks += [*base[start : edit.start], *edit.new]
            start = edit.end
    return (*blocks, *base[start:end])


# Finding what each side changed


def _edits(side: str, base: Blocks, new: Blocks) -> Iterator[_Edit]:
    matcher = SequenceMatcher(None, base, new, autojunk=max(len(base), len(new)) > MOST_BLOCKS)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "replace":
            yield from _rewritten(side, base[i1:i2], new[j1:j2], i1)
        elif operation != "equal":
            yield _Edit(side, i1, i2, new[j1:j2])


def _rewritten(side: str, old: Blocks, new: Blocks, offset: int) -> Iterator[_Edit]:
    """Block by block where the likeness of the words says which became which; else stretch by stretch."""
    i = j = 0  # how much of old and new is spoken for
    gone = come = 0  # of that, the blocks without a partner since the last pair
    for before, after in pair_lines([_words(block) for block in old], [_words(block) for block in new]):
        if before and after:
            yield from _stretch(side, i - gone, i, new[j - come : j], offset)
            yield from _stretch(side, i, i + 1, new[j : j + 1], offset)
            gone = come = 0
        else:
            gone, come = gone + bool(before), come + bool(after)
        i, j = i + bool(before), j + bool(after)
    yield from _stretch(side, i - gone, i, new[j - come : j], offset)


def _stretch(side: str, start: int, end: int, new: Blocks, offset: int) -> Iterator[_Edit]:
    if start != end or new:
        yield _Edit(side, start + offset, end + offset, new)


def _words(block: Block) -> Line:
    """A block as one line, to compare its words."""
    words = " ".join(line.text for line in lines_of(block))
    return Line((block.kind,), block.inlines(), facts=(("words", words),))


# Putting together what cannot be taken apart


def _groups(edits: list[_Edit]) -> Iterator[list[_Edit]]:
    """Edits in order, those that touch the same blocks together."""
    group: list[_Edit] = []
    for edit in edits:
        if group and not any(_collide(edit, other) for other in group):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _collide(one: _Edit, other: _Edit) -> bool:
    """Both sides at the same blocks, or both adding at the same place: the order would be a guess."""
    if one.side == other.side:
        return False
    if one.start == one.end == other.start == other.end:
        return True
    return one.start < other.end and other.start < one.end


def _without_doubles(passages: list[Passage]) -> list[Passage]:
    """Where both sides added the same block at different places, as when both moved it, they have to decide."""
    added = {side: Counter[Block]() for side in (MINE, THEIRS)}
    for passage in passages:
        for side, counter in added.items():
            counter.update(_added(passage, side))
    doubled = {
        block for block in added[MINE].keys() & added[THEIRS].keys() if block.children or block.attributes
    }
    return [
        replace(passage, who=CONFLICT)
        if passage.who in added and doubled & _added(passage, passage.who).keys()
        else passage
        for passage in passages
    ]


def _added(passage: Passage, side: str) -> Counter[Block]:
    """Blocks one side alone put into a passage."""
    if passage.who not in (side, CONFLICT):
        return Counter()
    return Counter(passage.mine if side == MINE else passage.theirs) - Counter(passage.base)
