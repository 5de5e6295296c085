"""Two lines word by word: which words stayed, came and went, and where their marks changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.body.document import Break, Inline, Marks

__all__ = ["DELETE", "EQUAL", "INSERT", "Passage", "compare_marked", "compare_words"]

EQUAL, INSERT, DELETE = "equal", "insert", "delete"
TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

WordChange = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of words with its marks before and now; None where it did not stand."""

    text: str
    old: Marks | None
    new: Marks | None


def compare_words(old: str, new: str) -> list[WordChange]:
    """Pairs of operation and text. Equal and insert joined give `new`, equal and delete joined give `old`."""
    changes: list[WordChange] = []
    gone = come = ""
    for is_equal, old_text, new_text in _stretches(TOKEN.findall(old), TOKEN.findall(new)):
        if is_equal:
            changes += [*_replacement(gone, come), (EQUAL, new_text)]
            gone = come = ""
        else:
            gone, come = gone + old_text, come + new_text
    return changes + _replacement(gone, come)


def compare_marked(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> list[Passage]:
    """The same of inline content, cut wherever marks begin or end on either side; a hard break is a line end."""
    if not old or not new or old == new:
        return _one_sided(old, new)
    before, after = _MarkedText(old), _MarkedText(new)
    passages: list[Passage] = []
    for operation, text in compare_words(before.text, after.text):
        if operation == DELETE:
            passages += [Passage(part, marks, None) for part, marks in before.take(len(text))]
        elif operation == INSERT:
            passages += [Passage(part, None, marks) for part, marks in after.take(len(text))]
        else:
            passages += _kept(before.take(len(text)), after.take(len(text)))
    return passages


def _one_sided(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> list[Passage]:
    """Nothing to compare: all is new, all is gone, or nothing changed."""
    runs = _MarkedText(new or old).runs
    return [Passage(text, marks if old else None, marks if new else None) for text, marks in runs]


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[bool, str, str]]:
    # The heuristic for frequent tokens stays on: “die” and “und” say nothing about what belongs together, and
    # without it long paragraphs take seconds.
    matcher = SequenceMatcher(str.isspace, old, new)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        old_text, new_text = "".join(old[i1:i2]), "".join(new[j1:j2])
        # A blank between two changed words belongs to the change: one replaced phrase reads better than six.
        lonely_blank = old_text.isspace() and i1 > 0 and i2 < len(old)
        yield operation == EQUAL and not lonely_blank, old_text, new_text


def _replacement(gone: str, come: str) -> list[WordChange]:
    if gone == come:
        return [(EQUAL, come)] if come else []
    return [(operation, text) for operation, text in ((DELETE, gone), (INSERT, come)) if text]


class _MarkedText:
    """Inline content read from its beginning, stretch by stretch."""

    def __init__(self, nodes: Iterable[Inline]) -> None:
        self.runs = [("\n" if isinstance(node, Break) else node.text, node.marks) for node in nodes]
        self._run = self._offset = 0
        self.text = "".join(text for text, _marks in self.runs)

    def take(self, length: int) -> list[tuple[str, Marks]]:
        """The next characters, cut where the marks change."""
        parts = []
        while length:
            text, marks = self.runs[self._run]
            part = text[self._offset : self._offset + length]
            parts.append((part, marks))
            length -= len(part)
            self._offset += len(part)
            if self._offset == len(text):
                self._run, self._offset = self._run + 1, 0
        return parts


def _kept(before: list[tuple[str, Marks]], after: list[tuple[str, Marks]]) -> Iterator[Passage]:
    """One text cut in two ways, cut in both."""
    olds, news = iter(before), iter(after)
    old_text = new_text = ""
    old_marks: Marks = ()
    new_marks: Marks = ()
    while True:
        if not old_text:
            old_text, old_marks = next(olds, ("", ()))
        if not new_text:
            new_text, new_marks = next(news, ("", ()))
        length = min(len(old_text), len(new_text))
        if not length:
            return
        yield Passage(new_text[:length], old_marks, new_marks)
        old_text, new_text = old_text[length:], new_text[length:]
