"""Inline content in its one canonical form: white space as a browser shows it, neighbours merged, ends trimmed."""

import re
from collections.abc import Iterable

from articles.body.document import Break, Inline, Marks, Text

__all__ = ["collapse", "remove_controls", "tidy"]

# Only what HTML itself collapses: a non-breaking space is a decision of the editor and stays.
COLLAPSIBLE = re.compile(r"[ \t\n\r\f]+")
# Not valid in XML or HTML, among them halves of surrogate pairs.
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def remove_controls(value: str) -> str:
    return CONTROLS.sub("", value)


def collapse(value: str) -> str:
    """White space of an attribute value or title: single spaces, none at the ends."""
    return COLLAPSIBLE.sub(" ", remove_controls(value)).strip(" ")


def tidy(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """Collapse, merge and trim. Nothing that shows is nothing: a line of blanks gives the empty tuple."""
    line = _Line()
    for node in nodes:
        if isinstance(node, Break):
            line.add_break(node)
        else:
            line.add_text(node)
    return line.finish()


class _Line:
    def __init__(self) -> None:
        self.done: list[Inline] = []
        self.pieces: list[
            str
        ] = []  # of the text being written; joined once, or long texts take quadratic time
        self.marks: Marks = ()
        self.at_space = True  # a further space would not show: at the start, after a space, after a break

    def add_text(self, node: Text) -> None:
        text = COLLAPSIBLE.sub(" ", remove_controls(node.text))
        if self.at_space:
            text = text.removeprefix(" ")
        if not text:
            return
        if node.marks != self.marks:
            self._end_text()
            self.marks = node.marks
        self.pieces.append(text)
        self.at_space = text.endswith(" ")

    def add_break(self, node: Break) -> None:
        self._end_text(trim=True)
        if self.done:
            self.done.append(node)
        self.at_space = True

    def finish(self) -> tuple[Inline, ...]:
        self._end_text(trim=True)
        while self.done and isinstance(self.done[-1], Break):
            self.done.pop()
        shows = any(isinstance(node, Text) and node.text.strip() for node in self.done)
        return tuple(self.done) if shows else ()

    def _end_text(self, *, trim: bool = False) -> None:
        text = "".join(self.pieces)
        if text:
            self.done.append(Text(text, self.marks))
        self.pieces, self.marks = [], ()
        if trim:
            self._trim_end()

    def _trim_end(self) -> None:
        last = self.done.pop() if self.done else None
        if isinstance(last, Text):
            text = last.text.removesuffix(" ")
            last = Text(text, last.marks) if text else None
        if last:
            self.done.append(last)
