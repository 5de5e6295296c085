"""What changed between two texts, for the people who review it: first whole lines, then the words within them."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from articles.body.align import pair_lines
from articles.body.document import Document
from articles.body.lines import Line, kind_label, lines

__all__ = ["DELETE", "EQUAL", "INSERT", "compare_documents", "compare_words"]

EQUAL, INSERT, DELETE = "equal", "insert", "delete"
# A link target is one word, so that a changed address is shown whole.
TOKEN = re.compile(r"\[→ \S+\]|\s+|\w+|[^\w\s]")
# No story has as many lines. Beyond it lines that repeat are no longer matched, or they would cost seconds.
MOST_LINES = 400
EMPHASIS_CHANGED = "[Auszeichnung geändert]"

WordChange = tuple[str, str]


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


def compare_documents(old: Document, new: Document) -> str:
    """HTML with every line of both texts: what is new in <ins>, what is gone in <del>, the rest as it is."""
    return "".join(_pair_html(before, after) for before, after in _pairs(lines(old), lines(new)))


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


def _pairs(old: list[Line], new: list[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > MOST_LINES)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == EQUAL:
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            yield from pair_lines(old[i1:i2], new[j1:j2])


def _pair_html(old: Line | None, new: Line | None) -> str:
    if old is None:
        return _line_html(new, f"<ins>{_shown(new.text)}</ins>", " diff-inserted")
    if new is None:
        return _line_html(old, f"<del>{_shown(old.text)}</del>", " diff-deleted")
    if old == new:
        return _line_html(new, _shown(new.text))
    return _line_html(new, _changed_html(old, new), " diff-changed")


def _line_html(line: Line, inner: str, classes: str = "") -> str:
    marker = f'<span class="diff-marker">{escape(line.marker)}</span>' if line.marker else ""
    return f'<div class="diff-block{classes}" data-kind="{line.path[-1]}">{marker}{inner}</div>'


def _changed_html(old: Line, new: Line) -> str:
    words = "".join(_change_html(operation, text) for operation, text in compare_words(old.text, new.text))
    return " ".join([words, *(f'<span class="diff-note">{escape(note)}</span>' for note in _notes(old, new))])


def _notes(old: Line, new: Line) -> Iterator[str]:
    """What changed besides the words and would otherwise not be seen."""
    if old.path != new.path:
        yield f"[{kind_label(old.path)} → {kind_label(new.path)}]"
    if old.emphasis != new.emphasis:
        yield EMPHASIS_CHANGED


def _change_html(operation: str, text: str) -> str:
    if operation == EQUAL:
        return _shown(text)
    tag, name = ("ins", "diff-inserted") if operation == INSERT else ("del", "diff-deleted")
    return f'<{tag} class="{name}">{_shown(text)}</{tag}>'


def _shown(text: str) -> str:
    """Escaped; a hard break gets a sign, or an inserted one could not be seen."""
    return escape(text).replace("\n", "↵<br>")
