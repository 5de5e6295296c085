"""A document as the lines a comparison shows: paragraphs, headings, items, cards and sources in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.body.document import Block, Break, Document, Inline
from articles.body.kinds import KINDS, Kind
from articles.body.text import item_marker

__all__ = ["Line", "kind_label", "lines", "lines_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in `nodes`, or one block without text of its own, such as a card, in `facts`.

    `path` is its kind below the kinds it stands in; `facts` are its attributes as (name, value); `marker` only shows
    the place in a list, so an item put in front does not make all others differ.
    """

    path: tuple[str, ...]
    nodes: tuple[Inline, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    marker: str = field(default="", compare=False)

    @property
    def kind(self) -> Kind:
        return KINDS[self.path[-1]]

    @property
    def sort(self) -> str:
        """What it may be compared with: text with text, a card with a card."""
        return "text" if self.kind.is_leaf else self.kind.name

    @property
    def text(self) -> str:
        """Its words; a hard break is a line end. Of a block without text its label and the values of its attributes."""
        if self.kind.is_leaf:
            return "".join("\n" if isinstance(node, Break) else node.text for node in self.nodes)
        return " ".join([self.kind.label, *(value for _name, value in self.facts)])


def lines(document: Document) -> list[Line]:
    return [line for block in document.blocks for line in lines_of(block)]


def lines_of(block: Block) -> list[Line]:
    return list(_block_lines(block, (), ""))


def kind_label(path: tuple[str, ...]) -> str:
    """The outermost kind in the editor's words, with the level for lists in lists."""
    label = KINDS[path[0]].label
    depth = sum(KINDS[name].is_list for name in path)
    return f"{label}, Ebene {depth}" if depth > 1 else label


def _block_lines(block: Block, above: tuple[str, ...], marker: str) -> Iterator[Line]:
    kind, path = KINDS[block.kind], (*above, block.kind)
    if kind.is_leaf:
        yield Line(path, block.inlines(), marker=marker)
        return
    facts = tuple((row.name, block.get(row.name)) for row in kind.attributes if block.get(row.name))
    if kind.is_void or facts:
        yield Line(path, facts=facts)
    for position, child in enumerate(block.blocks()):
        # Only the first line of an item carries its marker.
        mark = item_marker(block, position) if kind.is_list else marker if position == 0 else ""
        yield from _block_lines(child, path, mark)
