"""The sub-headings of a text as readers jump to them: an id made of their words, and the list of contents."""

from articles.body.document import Document
from articles.body.text import inline_text
from articles.vocabulary import german_slug

__all__ = ["Anchors", "contents"]

# Before every id, so that no heading can take an id of the page around the text.
PREFIX = "abschnitt"
LENGTH = 60  # characters of the words in an id
LEVELS = ("headline2", "headline3")


class Anchors:
    """Ids for the headings of one text, asked for in their order; the same text gets the same ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def next_for(self, words: str) -> str:
        """The id of the next heading; one whose words stood before gets a number."""
        stem = anchor = "-".join(filter(None, [PREFIX, german_slug(words, LENGTH)]))
        number = 1
        while anchor in self._taken:
            number += 1
            anchor = f"{stem}-{number}"
        self._taken.add(anchor)
        return anchor


def contents(document: Document) -> list[dict[str, str]]:
    """Id and title of each heading of the upper level the text uses, in order, as `render` names them."""
    anchors = Anchors()
    headings = [block for block in document.walk() if block.kind in LEVELS]
    named = [(block.kind, _words(inline_text(block))) for block in headings]
    named = [(kind, anchors.next_for(title), title) for kind, title in named]
    level = min((kind for kind, _anchor, _title in named), default="")
    return [{"id": anchor, "title": title} for kind, anchor, title in named if kind == level and title]


def _words(text: str) -> str:
    return " ".join(text.split())
