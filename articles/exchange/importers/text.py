"""Plain text: headline, paragraphs, read-more lines where they stand, the category code as last line."""

import re
from collections.abc import Iterator
from html import escape

from django.utils.translation import gettext as _

from articles.conf import conf
from articles.exchange.decoding import decode
from articles.exchange.delivery import (
    TITLE_LENGTH,
    Delivery,
    Parcel,
    Unreadable,
    digest_of,
    is_code,
    one_line,
    wish_for,
)
from articles.exchange.files import Source, read_document
from articles.vocabulary import fold

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]")
READ_MORE = re.compile(r"lesen\s+sie\s+(?:mehr|auch)\s*:(.*)", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
KEY_LENGTH = 700  # characters of a key


def read(source: Source, category: str | None = None) -> Iterator[Parcel]:
    """One parcel: the file is one document."""
    yield Parcel(source.name, lambda: parse_text(read_document(source), path=source.path, category=category))


def parse_text(data: bytes, *, path: str | None = None, category: str | None = None) -> Delivery:
    """The delivery in a text file; `category` counts where the last line is no code. Unreadable with a sentence."""
    lines = [line.strip() for line in LINE_END.split(decode(data))]
    headline = _headline(lines[0])
    body, code = _split_code([line for line in lines[1:] if line], category)
    blocks = [_block(line) for line in body]
    content = {"headline": headline, "body": "".join(blocks), "source": _("Delivery")}
    if not any(READ_MORE.fullmatch(line) is None and one_line(line) for line in body):
        raise Unreadable(
            _("The text is missing: there is nothing between the headline and the category code.")
        )
    return Delivery(
        keys=_keys(path, headline, code),
        digest=digest_of("text", headline, content["body"], code),
        content=content,
        categories=(wish_for(code),),
        dropped=tuple(
            _("A read-more line without a headline was left out.") for block in blocks if not block
        ),
    )


def _headline(line: str) -> str:
    headline = one_line(line)
    if not any(sign.isalnum() for sign in headline) or READ_MORE.fullmatch(line):
        raise Unreadable(_("The headline is missing. It has to stand in the first line."))
    if is_code(headline) and "-" in headline:
        raise Unreadable(_("The headline is missing: the first line is a category code."))
    if len(headline) > TITLE_LENGTH:
        raise Unreadable(
            _("The first line has %(count)d characters. A headline has at most %(limit)d; is it missing?")
            % {"count": len(headline), "limit": TITLE_LENGTH}
        )
    return headline


def _split_code(lines: list[str], given: str | None) -> tuple[list[str], str]:
    """The lines of the text, and the category code: the last line, or else the one given."""
    if lines and is_code(lines[-1]):
        return lines[:-1], lines[-1]
    if given:
        return lines, given
    raise Unreadable(
        _("The last line is not a category code such as rrt-allgemeines. Please add it, or give --category.")
    )


def _block(line: str) -> str:
    """A line of the text as HTML; empty for a read-more line that says nothing."""
    limit = conf("IMPORT_LINE_LENGTH")
    if len(line) > limit:
        words = {"count": len(line), "limit": limit, "begin": line[:40]}
        raise Unreadable(
            _(
                "A line has %(count)d characters, at most %(limit)d are allowed: “%(begin)s…”. Please divide it."
            )
            % words
        )
    more = READ_MORE.fullmatch(line)
    return _card(one_line(more[1])) if more else f"<p>{escape(line, quote=False)}</p>"


def _card(title: str) -> str:
    """A card that asks for the story with this headline, or leads to this address."""
    if len(title) > TITLE_LENGTH:
        raise Unreadable(
            _("The headline behind “LESEN SIE MEHR” has %(count)d characters; at most %(limit)d are allowed.")
            % {"count": len(title), "limit": TITLE_LENGTH}
        )
    name = "data-url" if WEB_ADDRESS.fullmatch(title) else "data-wanted"
    return f'<aside data-card="readmore" {name}="{escape(title)}"></aside>' if title else ""


def _keys(path: str | None, headline: str, code: str) -> tuple[tuple[str, str], ...]:
    """The file first, then what it is about; without a path, as from standard input, only that."""
    subject = ("text-headline", f"{fold(headline)[:TITLE_LENGTH]}|{code}")
    if path is None:
        return (subject,)
    return (("text-path", path if len(path) <= KEY_LENGTH else digest_of(path)), subject)
