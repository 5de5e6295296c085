"""A document as the lines a comparison shows: paragraphs, headings, items, cards and sources in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.body.document import Block, Break, Document, Inline, Text
from articles.body.kinds import KINDS, Kind
from articles.body.text import BETWEEN_CELLS, item_marker

__all__ = ["Line", "kind_label", "lines", "lines_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in `nodes`, or one block without text of its own, such as a card, in `facts`. A row of a table is
    one line, its facts say which of its cells are heads.

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
        if self.kind.is_line:
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
    if kind.is_line:
        nodes, facts = (block.inlines(), ()) if kind.is_leaf else (_row_nodes(block), _heads(block))
        yield Line(path, nodes, facts, marker=marker)
        return
    facts = tuple((row.name, block.get(row.name)) for row in kind.attributes if block.get(row.name))
    if kind.is_void or facts:
        yield Line(path, facts=facts)
    for position, child in enumerate(block.blocks()):
        # Only the first line of an item carries its marker.
        mark = item_marker(block, position) if kind.is_list else marker if position == 0 else ""
        yield from _block_lines(child, path, mark)


def _row_nodes(row: Block) -> tuple[Inline, ...]:
    """The words of all cells, a sign between them; a further paragraph of a cell begins after a line end."""
    nodes: list[Inline] = []
    for number, cell in enumerate(row.blocks()):
        nodes += [Text(BETWEEN_CELLS)] if number else []
        for position, line in enumerate(cell.blocks()):
            nodes += [*([Break()] if position else []), *line.inlines()]
    return tuple(nodes)


def _heads(row: Block) -> tuple[tuple[str, str], ...]:
    heads = [str(number) for number, cell in enumerate(row.blocks(), 1) if cell.kind == "headcell"]
    return (("heads", " ".join(heads)),) if heads else ()
