"""The text of a ninjs object as canonical HTML, and in words what was left out."""

import re
from dataclasses import replace
from html import escape

from django.utils.translation import gettext as _

from articles.body.document import Block, Document, article_id
from articles.body.parse import parse_leniently
from articles.body.serialise import serialise
from articles.body.text import inline_text, plain_text
from articles.exchange.delivery import TITLE_LENGTH
from articles.exchange.importers.ninjs_values import role, rows, word
from articles.vocabulary import fold

LOOKS_LIKE_HTML = re.compile(r"<(p|div|section|article|h[1-6]|br|ul|ol|blockquote)\b", re.IGNORECASE)
# A caption without its picture would stand in the text as if it belonged there.
FIGURE = re.compile(r"<figure\b[^>]*>(?:(?!</?figure\b).)*</figure\s*>", re.IGNORECASE | re.DOTALL)


def body(data: dict, headline: str) -> tuple[str, list[str]]:
    """(canonical HTML, what was dropped). HTML is preferred to plain text; other formats are not read."""
    found = _bodies(data)
    html = next((row["value"] for row in found if _is_html(row)), None)
    text = next((row["value"] for row in found if _is_plain(row)), "")
    html, pictures = FIGURE.subn("", _paragraphs(text) if html is None else html)
    document, dropped = parse_leniently(html)
    document, foreign = _without_foreign_links(document)
    left_out = [_("pictures with their captions: %d") % pictures] if pictures else []
    return serialise(_without_headline(document, headline)), left_out + dropped + foreign


def plain(value: str) -> str:
    """Words without markup, blocks divided by a line end."""
    if not LOOKS_LIKE_HTML.search(value) and "</" not in value:
        return value.strip()
    return plain_text(parse_leniently(value)[0]).replace("\n\n", "\n")


def _bodies(data: dict) -> list[dict]:
    """The bodies of 2.x and 3.x, or the body_… properties of 1.x."""
    old = [
        {"value": value, "role": name.removeprefix("body_")}
        for name, value in data.items()
        if name.startswith("body_")
    ]
    found = rows(data, "bodies", "body") + old
    return [row for row in found if isinstance(row.get("value"), str) and row["value"].strip()]


def _type(row: dict) -> str:
    return word(row, "contenttype").lower()


def _is_html(row: dict) -> bool:
    if _type(row):
        return "html" in _type(row)
    return "html" in role(row) or (role(row) != "text" and LOOKS_LIKE_HTML.search(row["value"]) is not None)


def _is_plain(row: dict) -> bool:
    return not _is_html(row) and _type(row) in ("", "text/plain")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _without_headline(document: Document, headline: str) -> Document:
    """Some agencies repeat the headline at the top of the text."""
    first = document.blocks[:1]
    repeated = first and fold(inline_text(first[0])) == fold(headline)
    return Document(document.blocks[1:]) if repeated else document


def _without_foreign_links(document: Document) -> tuple[Document, list[str]]:
    """Numbers of articles are those of the sender's system: cards become open links, links plain words."""
    dropped: list[str] = []
    blocks = tuple(block for block in (_own(block, dropped) for block in document.blocks) if block)
    return Document(blocks), dropped


def _own(block: Block, dropped: list[str]) -> Block | None:
    if block.kind == "readmore":
        return _own_card(block, dropped)
    children = (
        _own(child, dropped) if isinstance(child, Block) else _own_words(child, dropped)
        for child in block.children
    )
    return replace(block, children=tuple(child for child in children if child))


def _own_card(block: Block, dropped: list[str]) -> Block | None:
    title = (block.get("data-wanted") or block.get("data-title"))[:TITLE_LENGTH].strip()
    if block.get("data-url"):
        return block if len(block.get("data-title")) <= TITLE_LENGTH else None
    if not title:
        dropped.append(_("card of another system's article"))
        return None
    return replace(block, attributes=(("data-card", "readmore"), ("data-wanted", title)))


def _own_words(node, dropped: list[str]):
    marks = tuple(mark for mark in node.marks if article_id(mark.target) is None)
    if marks != node.marks:
        dropped.append(_("link to another system's article (text kept)"))
    return replace(node, marks=marks)
