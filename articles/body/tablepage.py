"""A table as readers see it: a head where the first row is one, numbers under each other, wide ones scroll on their own."""

import re
from collections.abc import Callable, Iterable

from articles.body.document import Block
from articles.body.serialise import escape_text, opening_tag
from articles.body.text import inline_text

__all__ = ["write_table"]

NAME = "Tabelle"  # of a table without a title, for those who hear the page
# 1.234,5 with a sign before and a unit after it; a full stop only between thousands.
NUMBER = re.compile(
    r"(?:€\s?)?[±+−–-]?\s?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
    r"(?:\s?(?:Tsd\.|Mio\.|Mrd\.))?(?:\s?(?:%|‰|€|Euro|Prozent|Prozentpunkte|Punkte|Cent|Ct))?"
)
NO_VALUE = frozenset(("–", "—", "-", "·", "k. A."))

Add = Callable[[str], None]
WriteLine = Callable[[Block], None]  # the words of a paragraph, without its tags


def write_table(table: Block, add: Add, write_line: WriteLine) -> None:
    title, rows = table.get("data-title"), list(table.blocks())
    heads = 1 if _is_head(rows[0]) else 0
    numbers = _columns_of_numbers(rows[heads:])
    add('<figure class="table">')
    add(f"<figcaption>{escape_text(title)}</figcaption>" if title else "")
    label = [("class", "table-scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title or NAME)]
    add(opening_tag("div", label) + "<table>")
    for tag, part in (("thead", rows[:heads]), ("tbody", rows[heads:])):
        if part:
            add(f"<{tag}>")
            for row in part:
                _write_row(row, numbers, add, write_line)
            add(f"</{tag}>")
    add("</table></div></figure>")


def _write_row(row: Block, numbers: set[int], add: Add, write_line: WriteLine) -> None:
    scope = "col" if _is_head(row) else "row"
    add("<tr>")
    for column, cell in enumerate(row.blocks()):
        # A head without words would be announced as one; the corner of a table is none.
        tag = "th" if cell.kind == "headcell" and _words(cell) else "td"
        scoped = [("scope", scope)] if tag == "th" else []
        aligned = _is_number(cell) or (column in numbers and (scope == "col" or _words(cell) in NO_VALUE))
        add(opening_tag(tag, [*scoped, ("class", "num")] if aligned else scoped))
        _write_cell(list(cell.blocks()), add, write_line)
        add(f"</{tag}>")
    add("</tr>")


def _write_cell(lines: list[Block], add: Add, write_line: WriteLine) -> None:
    for line in lines:
        add("<p>" if len(lines) > 1 else "")
        write_line(line)
        add("</p>" if len(lines) > 1 else "")


def _is_head(row: Block) -> bool:
    return all(cell.kind == "headcell" for cell in row.blocks())


def _is_number(cell: Block) -> bool:
    return NUMBER.fullmatch(_words(cell)) is not None


def _words(cell: Block) -> str:
    return " ".join(inline_text(line) for line in cell.blocks()).strip()


def _columns_of_numbers(rows: Iterable[Block]) -> set[int]:
    """Columns, counted from 0, that hold numbers and beside them nothing but empty cells: their heads stand above them."""
    numbers: set[int] = set()
    others: set[int] = set()
    for row in rows:
        for column, cell in enumerate(row.blocks()):
            if _is_number(cell):
                numbers.add(column)
            elif _words(cell) and _words(cell) not in NO_VALUE:
                others.add(column)
    return numbers - others
