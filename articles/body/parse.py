"""HTML to document: strict for what editors save, lenient with a report for what importers bring."""

from collections import Counter
from functools import lru_cache

from lxml import etree

from articles.body.builder import Builder
from articles.body.document import Document
from articles.body.errors import BadTarget, BodyError, UnknownKind
from articles.body.inline import remove_controls
from articles.body.targets import Refuse

__all__ = ["BadTarget", "BodyError", "UnknownKind", "parse", "parse_leniently"]


@lru_cache(8)  # one save reads the same text several times
def parse(html: str) -> Document:
    """The document, or UnknownKind or BadTarget with a sentence for the editor. No element is dropped silently.

    Attributes that are not in the table (classes, styles, event handlers) carry no content and are left out.
    """
    return _build(html, _raise)


def parse_leniently(html: str) -> tuple[Document, list[str]]:
    """The document and, in words, what was dropped to get it. Raises nothing; each entry comes once, with a count."""
    notes: Counter[str] = Counter()

    def take_note(_error: BodyError, note: str) -> None:
        notes[note] += 1

    document = _build(html, take_note)
    return document, [note if count == 1 else f"{note}, {count} times" for note, count in notes.items()]


def _raise(error: BodyError, _note: str) -> None:
    raise error


def _build(html: str, refuse: Refuse) -> Document:
    # As bytes, since for a str the parser looks for declared encodings and stops at half a surrogate pair. huge_tree
    # lifts the limits on depth and length at which the parser would silently cut the text off; nothing here recurses.
    source = remove_controls(html).encode()
    if not source.strip():
        return Document()
    parser = etree.HTMLParser(target=Builder(refuse), encoding="utf-8", huge_tree=True)
    return etree.fromstring(source, parser)
