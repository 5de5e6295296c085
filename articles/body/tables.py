"""Tables while they are read: every row as wide as the widest, empty cells kept, the size bounded."""

from collections.abc import Iterable

from articles.body.document import Block, Inline, Text
from articles.body.inline import collapse

__all__ = ["IMPLIED", "MOST_COLUMNS", "MOST_ROWS", "as_paragraphs", "completed", "has_room", "line_words"]

# What stands between a table and its text, or a list and its text, where the HTML leaves it out.
IMPLIED = {"bullets": "item", "numbers": "item", "table": "row", "row": "cell"}
MOST_COLUMNS, MOST_ROWS = 20, 500  # more is a data set, not a part of a story
CELLS = ("headcell", "cell")
EMPTY_LINE = Block("paragraph")

Children = tuple[Block | Inline, ...]


def completed(kind: str, children: Children) -> Children:
    """What a block of this kind holds once it is closed: nothing means that it is not stored."""
    if kind in CELLS:
        return children or (EMPTY_LINE,)
    return _squared(children) if kind == "table" else children


def has_room(rows: Children) -> bool:
    """Whether a table of these rows may be stored."""
    return len(rows) <= MOST_ROWS and all(len(row.children) <= MOST_COLUMNS for row in rows)


def as_paragraphs(title: str, rows: Children) -> list[Block]:
    """The text of a table that is none: its title and what its cells hold, line by line."""
    lines = [line for row in rows for cell in row.blocks() for line in cell.blocks() if line.children]
    return [Block("paragraph", (), (Text(title),)), *lines] if title else lines


def line_words(line: Iterable[Inline]) -> str:
    """A line as the value of an attribute: words alone."""
    return collapse("".join(node.text if isinstance(node, Text) else " " for node in line))


def _squared(rows: Children) -> Children:
    """Rows padded to the widest; none for a table without a word."""
    if not any(line.children for row in rows for cell in row.blocks() for line in cell.blocks()):
        return ()
    if not has_room(rows):  # padded, a wide row and many narrow ones would not fit into memory
        return rows
    width = max(len(row.children) for row in rows)
    return tuple(_padded(row, width) for row in rows)


def _padded(row: Block, width: int) -> Block:
    """A row of nothing but head cells stays one."""
    kind = "headcell" if all(cell.kind == "headcell" for cell in row.blocks()) else "cell"
    missing = width - len(row.children)
    return Block(row.kind, row.attributes, (*row.children, *[Block(kind, (), (EMPTY_LINE,))] * missing))
