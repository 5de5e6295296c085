"""The one table of what a text may consist of: kinds of blocks, marks within a line, and targets of links.

Parser, serialiser, renderer, plain text, comparison, editor and sanitiser read this table. A new kind is a row here
and a function in `render`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.body.embeds import EMBED_ADDRESS

__all__ = [
    "AFTER",
    "BEFORE",
    "BREAK_TAG",
    "INLINE",
    "KINDS",
    "MARKS",
    "MAX_LIST_DEPTH",
    "ROOT",
    "Attribute",
    "Kind",
    "MarkKind",
    "accepts_value",
    "allowed_html",
    "kind_for",
    "mark_for",
]

INLINE = "inline"  # in a content model: text, marks and hard breaks instead of blocks
BREAK_TAG = "br"
BEFORE, AFTER = "before", "after"
MAX_LIST_DEPTH = 8  # lists within lists; more is a broken paste, not a thought

ANY_TEXT = re.compile(r".+", re.DOTALL)
ARTICLE_ID = PICTURE_ID = re.compile(r"[1-9][0-9]{0,9}")
CROP = re.compile(r"original|16:9|4:3|1:1|3:4")  # the keys of imaging.geometry.RATIOS, and uncropped
FOCUS = re.compile(
    r"(?:0|1|0\.[0-9]{1,3}) (?:0|1|0\.[0-9]{1,3})"
)  # parts of width and height from the upper left
COUNTER = re.compile(r"0|[1-9][0-9]{0,4}")
# No user name before the host: https://bank.example@evil.example is a trick, not an address.
WEB_ADDRESS = re.compile(r"https?://(?:[^\W_][\w.-]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:[/?#]\S*)?")
LINK_TARGET = re.compile(rf"{WEB_ADDRESS.pattern}|mailto:[^\s@]+@\S+|article:{ARTICLE_ID.pattern}")


@dataclass(frozen=True)
class Attribute:
    """One attribute in HTML: the whole value must match `pattern`; `label` names it to editors.

    `target` says that the value is an address or an article and is cleaned and refused as one.
    `read` says where readers meet the value as words of the text: BEFORE or AFTER what the block holds, or nowhere.
    A value equal to `default` is not stored, so that there is one way to write it.
    """

    name: str
    label: str
    pattern: re.Pattern[str] = ANY_TEXT
    target: bool = False
    default: str = ""
    read: str = ""

    @property
    def is_words(self) -> bool:
        """Whether a value is text, of which parts may change; anything else changes as a whole."""
        return self.pattern is ANY_TEXT and not self.target

    def accepts(self, value: str) -> bool:
        return self.pattern.fullmatch(value) is not None


@dataclass(frozen=True)
class Kind:
    """One kind of block. `content` names the kinds it may hold; INLINE means text, nothing at all means void.

    `marker` is the fixed attribute that tells kinds of the same tag apart; `exactly_one` lists attributes of which
    one must be there; a kind that is not `top` stands only where another kind's `content` names it.
    """

    name: str
    tag: str
    label: str
    content: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    marker: tuple[str, str] | None = None
    exactly_one: tuple[str, ...] = ()
    top: bool = True

    @property
    def is_void(self) -> bool:
        return not self.content

    @property
    def is_leaf(self) -> bool:
        return INLINE in self.content

    @property
    def holds_text(self) -> bool:
        """Whether words may stand in it, if only in a paragraph or an item of its own."""
        return self.is_leaf or "paragraph" in self.content or self.is_list

    @property
    def is_line(self) -> bool:
        """Read as one line of words: a leaf, or a row of cells."""
        return self.is_leaf or "cell" in self.content

    @property
    def is_list(self) -> bool:
        return "item" in self.content

    def read(self, place: str) -> tuple[str, ...]:
        """Names of the attributes that readers meet before or after what the block holds."""
        return tuple(attribute.name for attribute in self.attributes if attribute.read == place)

    def marked(self, attributes: Mapping[str, str]) -> bool:
        return self.marker is None or attributes.get(self.marker[0]) == self.marker[1]


@dataclass(frozen=True)
class MarkKind:
    """One mark on text. `aliases` are tags that mean the same and are rewritten to `tag`."""

    name: str
    tag: str
    aliases: tuple[str, ...] = ()
    attribute: Attribute | None = None


# An item holds paragraphs and further lists because that is what the editor emits: storing changes nothing.
FLOW = ("paragraph", "bullets", "numbers")

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("paragraph", "p", "Absatz", (INLINE,)),
        Kind("headline2", "h2", "Zwischentitel", (INLINE,)),
        Kind("headline3", "h3", "Zwischentitel (klein)", (INLINE,)),
        Kind("bullets", "ul", "Aufzählung", ("item",)),
        Kind("numbers", "ol", "Nummerierung", ("item",), (Attribute("start", "ab", COUNTER, default="1"),)),
        Kind("item", "li", "Listenpunkt", FLOW, top=False),
        Kind("quotation", "blockquote", "Zitat", FLOW, (Attribute("data-source", "Quelle", read=AFTER),)),
        Kind(
            "infobox",
            "aside",
            "Infokasten",
            FLOW,
            (Attribute("data-title", "Titel", read=BEFORE),),
            marker=("data-card", "infobox"),
        ),
        Kind("divider", "hr", "Trennlinie"),
        Kind("table", "table", "Tabelle", ("row",), (Attribute("data-title", "Titel", read=BEFORE),)),
        Kind("row", "tr", "Zeile", ("headcell", "cell"), top=False),
        # A cell holds paragraphs, as an item does, and one that is empty when it holds nothing.
        Kind("headcell", "th", "Kopfzelle", ("paragraph",), top=False),
        Kind("cell", "td", "Zelle", ("paragraph",), top=False),
        Kind(
            "embed",
            "div",
            "Einbettung",
            attributes=(
                Attribute("data-url", "Adresse", EMBED_ADDRESS, target=True),
                Attribute("data-title", "Titel", read=BEFORE),
            ),
            marker=("data-card", "embed"),
            exactly_one=("data-url",),
        ),
        Kind(
            "picture",
            "figure",
            "Bild",
            attributes=(
                Attribute("data-picture", "Bild Nr.", PICTURE_ID),
                Attribute("data-crop", "Ausschnitt", CROP),
                Attribute("data-focus", "Bildmittelpunkt", FOCUS),
                Attribute("data-alternative", "Alternativtext"),
                Attribute("data-caption", "Bildunterschrift", read=BEFORE),
                Attribute("data-credit", "Bildnachweis"),
            ),
            marker=("data-card", "picture"),
            exactly_one=("data-picture",),
        ),
        Kind(
            "gallery",
            "section",
            "Bildergalerie",
            ("picture",),
            (Attribute("data-title", "Titel", read=BEFORE),),
            marker=("data-card", "gallery"),
        ),
        Kind(
            "readmore",
            "aside",
            "Lesen Sie mehr",
            attributes=(
                Attribute("data-article", "Artikel", ARTICLE_ID, target=True),
                Attribute("data-url", "Adresse", WEB_ADDRESS, target=True),
                Attribute("data-wanted", "gesucht"),
                Attribute("data-title", "Titel"),
            ),
            marker=("data-card", "readmore"),
            exactly_one=("data-article", "data-url", "data-wanted"),
        ),
    )
}

ROOT = Kind("document", "body", "Text", tuple(kind.name for kind in KINDS.values() if kind.top), top=False)

# The order is the nesting in canonical HTML, outermost first, as the editor nests them.
MARKS: Mapping[str, MarkKind] = {
    mark.name: mark
    for mark in (
        MarkKind("link", "a", attribute=Attribute("href", "Ziel", LINK_TARGET, target=True)),
        MarkKind("strong", "strong", ("b",)),
        MarkKind("em", "em", ("i",)),
        MarkKind("superscript", "sup"),
        MarkKind("subscript", "sub"),
    )
}

_MARK_TAGS = {tag: mark for mark in MARKS.values() for tag in (mark.tag, *mark.aliases)}
_BLOCK_TAGS: dict[str, list[Kind]] = {}
for _kind in KINDS.values():
    _BLOCK_TAGS.setdefault(_kind.tag, []).append(_kind)


def kind_for(tag: str, attributes: Mapping[str, str]) -> Kind | None:
    return next((kind for kind in _BLOCK_TAGS.get(tag, ()) if kind.marked(attributes)), None)


def mark_for(tag: str) -> MarkKind | None:
    return _MARK_TAGS.get(tag)


def allowed_html() -> dict[str, set[str]]:
    """Each tag with the attributes it may carry, in the form a sanitiser's allow-list wants."""
    allowed: dict[str, set[str]] = {BREAK_TAG: set()}
    for kind in KINDS.values():
        names = {attribute.name for attribute in kind.attributes}
        allowed.setdefault(kind.tag, set()).update(names, [kind.marker[0]] if kind.marker else [])
    for tag, mark in _MARK_TAGS.items():
        allowed[tag] = {mark.attribute.name} if mark.attribute else set()
    return allowed


def accepts_value(tag: str, name: str, value: str) -> bool:
    """Whether a sanitiser may let this value through: it matches the row of some kind or mark with this tag."""
    markers = [kind.marker for kind in _BLOCK_TAGS.get(tag, ()) if kind.marker]
    return (name, value) in markers or any(row.name == name and row.accepts(value) for row in _rows(tag))


def _rows(tag: str) -> Iterable[Attribute]:
    for kind in _BLOCK_TAGS.get(tag, ()):
        yield from kind.attributes
    mark = _MARK_TAGS.get(tag)
    if mark and mark.attribute:
        yield mark.attribute
