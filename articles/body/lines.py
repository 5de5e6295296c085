"""A document as the lines a comparison shows: what an editor sees of it, with targets spelled out as text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from articles.body.document import Block, Break, Document, Inline
from articles.body.kinds import KINDS
from articles.body.text import item_marker

__all__ = ["Line", "kind_label", "lines"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading, list item, card or source.

    `path` is its kind below the kinds it stands in; `emphasis` what is marked and how; `marker` only shows the place
    in a list, so an item put in front does not make all others differ.
    """

    path: tuple[str, ...]
    text: str
    emphasis: tuple[tuple[str, ...], ...] = ()
    marker: str = field(default="", compare=False)


def lines(document: Document) -> list[Line]:
    return [line for block in document.blocks for line in _block_lines(block, (), "")]


def kind_label(path: tuple[str, ...]) -> str:
    """The outermost kind in the editor's words, with the level for lists in lists."""
    label = KINDS[path[0]].label
    depth = sum(KINDS[name].is_list for name in path)
    return f"{label}, Ebene {depth}" if depth > 1 else label


def _block_lines(block: Block, above: tuple[str, ...], marker: str) -> Iterator[Line]:
    kind, path = KINDS[block.kind], (*above, block.kind)
    if kind.is_leaf:
        yield Line(path, _line_text(block.inlines()), _emphasis(block.inlines()), marker)
        return
    if kind.is_void or block.attributes:
        yield Line(path, _attributes_text(block))
    for position, child in enumerate(block.blocks()):
        # Only the first line of an item carries its marker.
        mark = item_marker(block, position) if kind.is_list else marker if position == 0 else ""
        yield from _block_lines(child, path, mark)


def _attributes_text(block: Block) -> str:
    """Such as [Lesen Sie mehr: Artikel 5, Titel „Eigener Titel“]."""
    kind = KINDS[block.kind]
    named = [f"{row.label} {block.get(row.name)}" for row in kind.attributes if block.get(row.name)]
    return f"[{kind.label}: {', '.join(named)}]" if named else f"[{kind.label}]"


def _line_text(nodes: tuple[Inline, ...]) -> str:
    """The words, each link followed by its target: a changed target is then a changed word."""
    pieces = []
    for target, linked in groupby(nodes, key=_target):
        pieces += ["\n" if isinstance(node, Break) else node.text for node in linked]
        pieces += [f" [→ {target}]"] if target else []
    return "".join(pieces)


def _target(node: Inline) -> str:
    return next((mark.target for mark in node.marks if mark.target), "")


def _emphasis(nodes: tuple[Inline, ...]) -> tuple[tuple[str, ...], ...]:
    marked = ((tuple(mark.kind for mark in node.marks if not mark.target), node) for node in nodes)
    return tuple((*names, node.text) for names, node in marked if names and not isinstance(node, Break))
