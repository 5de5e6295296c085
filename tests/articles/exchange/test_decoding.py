"""Encodings are recognised; what is no text is refused with a sentence."""

import pytest

from articles.exchange.decoding import decode
from articles.exchange.delivery import Unreadable

WORDS = "Größere Brücke für „Hafen“ – heute"
NO_TEXT = "This is not a text file. Please save the text as plain text and import it again."
DAMAGED = "The characters of this file are damaged or mixed. Please save it as UTF-8 and import it again."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16", "utf-32"])
def test_text_in_a_known_encoding_is_read(encoding):
    assert decode(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize(
    "mark", [("\ufeff" + WORDS).encode("utf-16-le"), ("\ufeff" + WORDS).encode("utf-16-be")]
)
def test_both_byte_orders_are_read_by_their_mark(mark):
    assert decode(mark) == WORDS


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0JFIF",
        b"PK\x03\x04word/document.xml",
        b"%PDF-1.7",
        b"{\\rtf1\\ansi Text}",
        b"Titel\x00Text",
        WORDS.encode("utf-16-le"),
        b"Titel\x1b[1mText",
    ],
)
def test_binary_data_is_refused(data):
    with pytest.raises(Unreadable, match=NO_TEXT):
        decode(data)


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_empty_file_is_refused(data):
    with pytest.raises(Unreadable, match="The file is empty"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        "Grüße aus Köln".encode() + b"\xe4",
        "Grüße".encode() + "ü".encode()[:1],
        "Grüße".encode("utf-16")[:-1],
        b"Gr\x81n",
    ],
)
def test_damaged_text_is_refused_rather_than_turned_to_gibberish(data):
    with pytest.raises(Unreadable, match=DAMAGED):
        decode(data)
