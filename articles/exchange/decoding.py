"""Bytes to text: recognises the encodings newsrooms deliver in, refuses what is no text."""

import codecs
import re

from django.utils.translation import gettext as _

from articles.exchange.delivery import Unreadable

# UTF-32 before UTF-16: its mark begins with the other's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
)
# No editor writes these into a text; tab, line and form feeds are fine.
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The text, without a mark of its encoding. Unreadable with a sentence for binary, empty or damaged files."""
    if not data.strip():
        raise Unreadable(_("The file is empty."))
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if encoding is None and is_binary(data):
        raise Unreadable(
            _("This is not a text file. Please save the text as plain text and import it again.")
        )
    text = _decode_as(encoding, data) if encoding else _recognise(data)
    if NO_TEXT.search(text):
        raise Unreadable(
            _("This is not a text file. Please save the text as plain text and import it again.")
        )
    return text.removeprefix("\ufeff")


def is_binary(data: bytes) -> bool:
    """True for pictures, archives, office documents, and whatever contains NUL."""
    return data.startswith(SIGNATURES) or b"\x00" in data


def _recognise(data: bytes) -> str:
    """UTF-8, or Windows-1252 where no character beyond ASCII would be UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _is_damaged_utf8(data):
            raise _damaged() from None
        return _decode_as("windows-1252", data)


def _is_damaged_utf8(data: bytes) -> bool:
    """More than half of what is beyond ASCII is good UTF-8: read as Windows-1252 it would turn to gibberish."""
    beyond = [sign for sign in data.decode("utf-8", "surrogateescape") if sign > "\x7f"]
    broken = sum("\udc80" <= sign <= "\udcff" for sign in beyond)
    return len(beyond) > 2 * broken


def _decode_as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _damaged() from None


def _damaged() -> Unreadable:
    return Unreadable(
        _("The characters of this file are damaged or mixed. Please save it as UTF-8 and import it again.")
    )
