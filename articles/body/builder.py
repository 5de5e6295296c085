"""Follows the events of an HTML parser: which element is a kind, a mark, or nothing we know."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.body.construction import CAPTION, SOURCE, Construction, Frame
from articles.body.document import Break, Document, Mark, Marks, Text, with_mark
from articles.body.errors import BadTarget, UnknownKind
from articles.body.foreign import DROPPED_WITH_CONTENT, TRANSPARENT, UNKNOWN_IN_LINE, fate
from articles.body.inline import COLLAPSIBLE
from articles.body.kinds import BREAK_TAG, KINDS, Kind, MarkKind, kind_for, mark_for
from articles.body.targets import Refuse, clean_target, read_attributes

__all__ = ["Builder"]


@dataclass(eq=False)
class _Element:
    """An element of the HTML: the marks to return to at its end and, for blocks, what to close."""

    marks: Marks
    frame: Frame | None = None
    ends_line: bool = False


class Builder:
    """The target of an lxml parser; `close` returns the document.

    `refuse` decides what happens to what the table does not know: it raises, or it returns and the builder goes on
    without that element, keeping its text where it has any.
    """

    def __init__(self, refuse: Refuse) -> None:
        self._refuse = refuse
        self._blocks = Construction(refuse)
        self._elements: list[_Element] = []
        self._marks: Marks = ()
        self._muted = 0  # open elements since one that is dropped with its content

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._muted:
            self._muted += 1
            return
        element = _Element(self._marks)
        self._start(element, tag, attributes)
        if not self._muted:
            self._elements.append(element)

    def end(self, tag: str) -> None:
        """The parser closes what the HTML left open, so this is the end of the innermost element."""
        if self._muted:
            self._muted -= 1
            return
        element = self._elements.pop()
        self._marks = element.marks
        if element.frame and element.frame.open:
            self._blocks.close_down_to(element.frame)
        elif element.frame or element.ends_line:
            self._blocks.end_line()

    def data(self, text: str) -> None:
        if self._muted:
            return
        # White space between blocks is how the source was laid out, not a paragraph.
        if self._blocks.takes_inline or COLLAPSIBLE.sub("", text):
            self._blocks.add_inline(Text(text, self._marks))

    def comment(self, text: str) -> None:
        """Comments are no part of the text."""

    def close(self) -> Document:
        return self._blocks.finish()

    def _start(self, element: _Element, tag: str, attributes: Mapping[str, str]) -> None:
        kind, mark = kind_for(tag, attributes), mark_for(tag)
        if kind:
            self._start_block(element, kind, attributes)
        elif mark:
            self._start_mark(mark, attributes)
        elif tag == BREAK_TAG:
            self._add_break()
        elif tag == SOURCE.tag and self._blocks.place("paragraph") is KINDS["quotation"]:
            element.frame = self._blocks.open(SOURCE)
        elif tag == CAPTION.tag and self._blocks.place(CAPTION.name) is KINDS["table"]:
            element.frame = self._blocks.open(CAPTION)
        elif tag not in TRANSPARENT:
            self._start_unknown(element, tag, attributes)

    def _start_block(self, element: _Element, kind: Kind, attributes: Mapping[str, str]) -> None:
        element.ends_line = True
        parent = self._blocks.place(kind.name)
        if self._blocks.fits(kind, parent):
            stored = read_attributes(kind, attributes, self._refuse)
            element.frame = None if stored is None else self._blocks.open(kind, stored)

    def _start_mark(self, mark: MarkKind, attributes: Mapping[str, str]) -> None:
        target = ""
        if mark.attribute:
            target = clean_target(attributes.get(mark.attribute.name) or "")
            if not mark.attribute.accepts(target):
                self._refuse_link(target)
                return
        self._marks = with_mark(self._marks, Mark(mark.name, target))

    def _refuse_link(self, target: str) -> None:
        if target:
            error = BadTarget(target)
            self._refuse(error, f"link to “{error.target}” (text kept)")
        else:
            self._refuse(BadTarget("", BadTarget.NO_LINK), "link without target (text kept)")

    def _add_break(self) -> None:
        # Outside a line a break has nothing to break.
        if self._blocks.takes_inline:
            self._blocks.add_inline(Break(self._marks))

    def _start_unknown(self, element: _Element, tag: str, attributes: Mapping[str, str]) -> None:
        card = attributes.get("data-card")
        error = UnknownKind(f'{tag} data-card="{card}"' if card else tag)
        self._refuse(error, f"<{error.kind}>{fate(tag)}")
        if tag in DROPPED_WITH_CONTENT:
            self._muted = 1
        elif tag not in UNKNOWN_IN_LINE:
            element.ends_line = True
            self._blocks.end_line()
