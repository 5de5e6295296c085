"""The blocks under construction while HTML is read: opens, closes and implies them as the table of kinds demands.

Nothing here recurses, so depth is limited by the table alone.
"""

from dataclasses import dataclass, field

from articles.body.document import Block, Document, Inline
from articles.body.errors import UnknownKind
from articles.body.inline import tidy
from articles.body.kinds import INLINE, KINDS, MAX_LIST_DEPTH, ROOT, Kind
from articles.body.tables import (
    IMPLIED,
    MOST_COLUMNS,
    MOST_ROWS,
    as_paragraphs,
    completed,
    has_room,
    line_words,
)
from articles.body.targets import Attributes, Refuse

__all__ = ["CAPTION", "SOURCE", "Construction", "Frame"]

# An alternative spelling of the source of a quotation, as older texts and our own pages have it.
SOURCE = Kind("source", "footer", "Quelle", (INLINE,), top=False)
SOURCE_ATTRIBUTE = "data-source"
SOURCE_DASHES = "—–- "
# The spelling of the title of a table in other people's HTML.
CAPTION = Kind("caption", "caption", "Titel", (INLINE,), top=False)
CAPTION_ATTRIBUTE = "data-title"
TABLE_PARTS = ("row", "headcell", "cell")
TOO_LARGE_NOTE = f"<table> of more than {MOST_COLUMNS} columns or {MOST_ROWS} rows (text kept)"


@dataclass(eq=False)
class Frame:
    """A block under construction; `implied` when no element of the HTML stands for it."""

    kind: Kind
    attributes: Attributes = ()
    implied: bool = False
    children: list[Block | Inline] = field(default_factory=list)
    open: bool = True


class Construction:
    def __init__(self, refuse: Refuse) -> None:
        self._refuse = refuse
        self._frames = [Frame(ROOT)]

    @property
    def takes_inline(self) -> bool:
        return self._frames[-1].kind.is_leaf

    def finish(self) -> Document:
        root = self._frames[0]
        while len(self._frames) > 1:
            self._close()
        return Document(tuple(root.children))

    def add_inline(self, node: Inline) -> None:
        """Add to the open line, or to a new paragraph where none is open."""
        if not self.takes_inline:
            self.place("paragraph")
            self._leave_textless()
            self.open(KINDS["paragraph"], implied=True)
        self._frames[-1].children.append(node)

    def place(self, name: str) -> Kind:
        """Make room for a block and return the kind it will stand in: ends lines, leaves cards, implies items and cells."""
        self._leave_void()
        self.end_line()
        while self._frames[-1].implied and name not in self._frames[-1].kind.content:
            self._close()
        for implied in _missing_between(self._frames[-1].kind, name):
            self.open(implied, implied=True)
        return self._frames[-1].kind

    def fits(self, kind: Kind, parent: Kind) -> bool:
        """Whether the kind may stand here; if not it is refused, after which its text flows on without it."""
        error = self._objection(kind, parent)
        if error:
            self._refuse(error, f"<{kind.tag}> inside <{parent.tag}>{'' if kind.is_void else ' (text kept)'}")
        return error is None

    def open(self, kind: Kind, attributes: Attributes = (), *, implied: bool = False) -> Frame:
        self._frames.append(Frame(kind, attributes, implied))
        return self._frames[-1]

    def end_line(self) -> None:
        if self.takes_inline:
            self._close()

    def close_down_to(self, frame: Frame) -> None:
        while frame.open:
            self._close()

    def _objection(self, kind: Kind, parent: Kind) -> UnknownKind | None:
        if kind.is_list and sum(frame.kind.is_list for frame in self._frames) >= MAX_LIST_DEPTH:
            return UnknownKind(kind.tag, UnknownKind.TOO_DEEP)
        if kind.name in parent.content:
            return None
        if kind.name == "item":
            return UnknownKind(kind.tag, UnknownKind.OUTSIDE)
        if kind.name in TABLE_PARTS and all(frame.kind.name != "table" for frame in self._frames):
            return UnknownKind(kind.tag, UnknownKind.OUTSIDE_TABLE)
        return UnknownKind(kind.tag, UnknownKind.MISPLACED, parent=parent.tag)

    def _leave_void(self) -> None:
        kind = self._frames[-1].kind
        if kind.is_void:
            self._refuse(
                UnknownKind(kind.tag, UnknownKind.NOT_EMPTY), f"<{kind.tag}> around text (text kept)"
            )
            self._close()

    def _leave_textless(self) -> None:
        """Words in a gallery stand where no words can stand: they flow on behind it."""
        while not (kind := self._frames[-1].kind).holds_text:
            self._refuse(
                UnknownKind(kind.tag, UnknownKind.NOT_EMPTY), f"<{kind.tag}> around text (text kept)"
            )
            self._close()

    def _close(self) -> None:
        """Finish the innermost block. One that holds nothing is not stored: it would not show."""
        frame = self._frames.pop()
        frame.open = False
        children = tidy(frame.children) if frame.kind.is_leaf else tuple(frame.children)
        children = completed(frame.kind.name, children)
        if frame.kind is SOURCE:
            self._take_source(children)
        elif frame.kind is CAPTION:
            self._take_caption(children)
        elif frame.kind.name == "table" and not has_room(children):
            self._refuse(UnknownKind(frame.kind.tag, UnknownKind.TOO_LARGE), TOO_LARGE_NOTE)
            self._frames[-1].children += as_paragraphs(
                dict(frame.attributes).get(CAPTION_ATTRIBUTE, ""), children
            )
        elif children or frame.kind.is_void:
            self._frames[-1].children.append(Block(frame.kind.name, frame.attributes, children))

    def _take_source(self, line: tuple[Inline, ...]) -> None:
        quotation = self._frames[-1]
        source = line_words(line).lstrip(SOURCE_DASHES)
        if quotation.attributes and line:  # two sources: the second is kept as text rather than lost
            quotation.children.append(Block("paragraph", (), line))
        elif source:
            quotation.attributes = ((SOURCE_ATTRIBUTE, source),)

    def _take_caption(self, line: tuple[Inline, ...]) -> None:
        """The title of the table; a second one becomes a row rather than to be lost."""
        table, title = self._frames[-1], line_words(line)
        given = dict(table.attributes).get(CAPTION_ATTRIBUTE)
        if title and not given:
            table.attributes = ((CAPTION_ATTRIBUTE, title),)
        elif line and title != given:
            cell = Block("cell", (), (Block("paragraph", (), line),))
            table.children.append(Block("row", (), (cell,)))


def _missing_between(kind: Kind, name: str) -> list[Kind]:
    """The kinds that the HTML left out between a block and one of this name in it; none where it cannot stand."""
    missing: list[Kind] = []
    while name not in kind.content and kind.name in IMPLIED:
        kind = KINDS[IMPLIED[kind.name]]
        missing.append(kind)
    return missing if name in kind.content else []
