"""The words of a text without its HTML: plain text, counts, reading time, excerpt."""

from collections.abc import Iterator

from articles.body.document import Block, Break, Document
from articles.body.kinds import AFTER, BEFORE, KINDS

__all__ = [
    "BETWEEN_CELLS",
    "block_lines",
    "excerpt",
    "inline_text",
    "item_marker",
    "plain_text",
    "reading_minutes",
    "word_count",
]

WORDS_PER_MINUTE = 200
BETWEEN_BLOCKS = "\n\n"
BETWEEN_CELLS = " | "
EMBEDDED = ": "
INDENT = "  "
ELLIPSIS = " …"


def plain_text(document: Document) -> str:
    """Blocks with a blank line between them. Cards and dividers have no words; a box begins with its title, a quotation ends with its source, a row of a table is a line, an embed its address."""
    return BETWEEN_BLOCKS.join(text for text in map(_block_text, document.blocks) if text)


def word_count(document: Document) -> int:
    """What stands between blanks and has a letter or digit: neither dashes nor list markers count."""
    return sum(word.isalnum() or any(map(str.isalnum, word)) for word in _words_without_markers(document))


def reading_minutes(words: int) -> int:
    """Whole minutes at 200 words a minute, rounded half up, never 0."""
    return max(1, (words + WORDS_PER_MINUTE // 2) // WORDS_PER_MINUTE)


def excerpt(document: Document, limit: int) -> str:
    """The beginning on one line, at most `limit` characters with the ellipsis, cut at the end of a word."""
    text = " ".join(plain_text(document).split())
    if len(text) <= limit:
        return text
    room = max(limit - len(ELLIPSIS), 0)
    # One character more is looked at, so that a word ending exactly there is kept.
    cut = text[: room + 1].rpartition(" ")[0] or text[:room]
    return (cut.rstrip(" ,;:–—-") + ELLIPSIS).lstrip()


def inline_text(block: Block) -> str:
    """The text of one line without marks; a hard break is a line end."""
    return "".join("\n" if isinstance(node, Break) else node.text for node in block.inlines())


def block_lines(block: Block) -> list[str]:
    """What readers read of the block itself, without the blocks in it: its line, its title or its source."""
    kind = KINDS[block.kind]
    return [inline_text(block), *(block.get(name) for place in (BEFORE, AFTER) for name in kind.read(place))]


def item_marker(block: Block, position: int) -> str:
    """What stands before the item at this position, counted from 0, of this list."""
    if block.kind == "numbers":
        return f"{int(block.get('start') or 1) + position}. "
    return "– "


def _block_text(block: Block) -> str:
    kind = KINDS[block.kind]
    if kind.is_leaf:
        return inline_text(block)
    if block.kind == "embed":
        return EMBEDDED.join(filter(None, [block.get("data-title"), block.get("data-url")]))
    if block.kind == "table":
        return "\n".join(filter(None, [block.get("data-title"), *map(_row_text, block.blocks())]))
    if kind.is_list:
        items = enumerate(block.blocks())
        return "\n".join(_item_text(item, item_marker(block, position)) for position, item in items)
    before = [block.get(name) for name in kind.read(BEFORE)]
    after = [f"— {block.get(name)}" for name in kind.read(AFTER) if block.get(name)]
    return BETWEEN_BLOCKS.join(filter(None, [*before, *map(_block_text, block.blocks()), *after]))


def _row_text(row: Block) -> str:
    """One line, also where a cell has several."""
    cells = (" ".join(map(inline_text, cell.blocks())).split() for cell in row.blocks())
    return BETWEEN_CELLS.join(map(" ".join, cells))


def _item_text(item: Block, marker: str) -> str:
    lines = "\n".join(_block_text(block) for block in item.blocks()).split("\n")
    return marker + f"\n{INDENT}".join(lines)


def _words_without_markers(document: Document) -> Iterator[str]:
    for block in document.walk():
        for line in block_lines(block):
            yield from line.split()
