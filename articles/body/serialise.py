"""Document to canonical HTML, the stored form: one document, one spelling."""

from collections.abc import Callable, Iterable
from html import escape

from articles.body.document import Block, Document, Inline, Mark, Text
from articles.body.kinds import BREAK_TAG, KINDS, MARKS
from articles.body.parse import parse

__all__ = ["canonical", "escape_text", "nest", "opening_tag", "serialise"]


def canonical(html: str) -> str:
    """HTML as it is stored; raises what `parse` raises."""
    return serialise(parse(html))


def serialise(document: Document) -> str:
    return "".join(_block_html(block) for block in document.blocks)


def escape_text(text: str) -> str:
    return escape(text, quote=False)


def opening_tag(tag: str, attributes: Iterable[tuple[str, str]] = ()) -> str:
    written = [f' {name}="{escape(value)}"' for name, value in attributes]
    return f"<{tag}{''.join(written)}>"


def _block_html(block: Block) -> str:
    kind = KINDS[block.kind]
    opening = opening_tag(kind.tag, block.attributes)
    if kind.tag == "hr":  # void in HTML too, unlike a card
        return opening
    inner = nest(block.inlines(), _mark_tag) if kind.is_leaf else "".join(map(_block_html, block.blocks()))
    return f"{opening}{inner}</{kind.tag}>"


def _mark_tag(mark: Mark) -> str:
    row = MARKS[mark.kind]
    return opening_tag(row.tag, [(row.attribute.name, mark.target)] if row.attribute else [])


def nest(nodes: Iterable[Inline], open_mark: Callable[[Mark], str]) -> str:
    """Inline content with its marks as elements; a mark stays open as long as its neighbours share it."""
    pieces: list[str] = []
    current: tuple[Mark, ...] = ()
    for node in nodes:
        pieces += _change_marks(current, node.marks, open_mark)
        pieces.append(escape_text(node.text) if isinstance(node, Text) else f"<{BREAK_TAG}>")
        current = node.marks
    pieces += _change_marks(current, (), open_mark)
    return "".join(pieces)


def _change_marks(
    old: tuple[Mark, ...], new: tuple[Mark, ...], open_mark: Callable[[Mark], str]
) -> list[str]:
    kept = 0
    while kept < min(len(old), len(new)) and old[kept] == new[kept]:
        kept += 1
    closing = [f"</{MARKS[mark.kind].tag}>" for mark in reversed(old[kept:])]
    return closing + [open_mark(mark) for mark in new[kept:]]
