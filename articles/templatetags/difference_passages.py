"""Passages of text as HTML: what is bold is shown bold, and what became bold says so where it did."""

from dataclasses import replace
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.body.document import article_id
from articles.body.kinds import MARKS
from articles.templatetags.difference_pieces import as_html, joined, note

KEPT, MARKED, COME, GONE = "kept", "marked", "come", "gone"
ELEMENTS = {COME: "<ins>{}</ins>", GONE: "<del>{}</del>"}
TOLD = {
    "strong": (gettext_lazy("bold now"), gettext_lazy("not bold any more")),
    "em": (gettext_lazy("italic now"), gettext_lazy("not italic any more")),
    "superscript": (gettext_lazy("superscript now"), gettext_lazy("not superscript any more")),
    "subscript": (gettext_lazy("subscript now"), gettext_lazy("not subscript any more")),
}
BREAK = mark_safe("↵<br>")


def passages_html(passages, headlines):
    """Neighbours of one state stand in one element."""
    return joined(_group(state, list(group), headlines) for state, group in groupby(passages, key=_state))


def old_side(passages):
    """What stood before, as it stood."""
    return [
        passage if passage.new is None else replace(passage, new=passage.old)
        for passage in passages
        if passage.old is not None
    ]


def new_side(passages):
    return [passage for passage in passages if passage.new is not None]


def _state(passage):
    if passage.old is None:
        return COME
    if passage.new is None:
        return GONE
    return KEPT if passage.old == passage.new else MARKED


def _group(state, passages, headlines):
    if state == MARKED:
        return joined(_marked(passage, headlines) for passage in passages)
    inner = joined(_linked(run, state, headlines) for run in _links(passages))
    return inner if state == KEPT else format_html(ELEMENTS[state], inner)


def _links(passages):
    """Stretches of one link target, or of none."""
    return [list(run) for _target, run in groupby(passages, key=lambda each: _target(_marks(each)))]


def _linked(passages, state, headlines):
    """The words, as a link if they are one; the target of a link that came or went is told."""
    words = joined(_words(each.text, _marks(each)) for each in passages)
    target = _target(_marks(passages[0]))
    if not target:
        return words
    leads_to = note(f"→ {target_words(target, headlines)}") if state != KEPT else ""
    return format_html('<span class="diff-link">{}</span>{}', words, leads_to)


def _marked(passage, headlines):
    """Words that stayed and are marked otherwise now, with what happened to them."""
    words = _words(passage.text, passage.new)
    if _target(passage.new):
        words = format_html('<span class="diff-link">{}</span>', words)
    what = [*_mark_changes(passage), *_link_changes(passage, headlines)]
    pieces = joined(what, "; ")
    return format_html(
        '<span class="diff-marked">{}</span> <small class="diff-note">[{}]</small>', words, pieces
    )


def _words(text, marks):
    """Escaped, in the elements of its marks; a hard break gets a sign, or an inserted one could not be seen."""
    html = joined(text.split("\n"), BREAK) if "\n" in text else as_html(text)
    for mark in reversed(marks):
        if not mark.target:
            html = format_html(f"<{MARKS[mark.kind].tag}>{{}}</{MARKS[mark.kind].tag}>", html)
    return html


def _marks(passage):
    return passage.old if passage.new is None else passage.new


def _target(marks):
    return next((mark.target for mark in marks if mark.target), "")


def _mark_changes(passage):
    for name, (now, no_more) in TOLD.items():
        before, after = (any(mark.kind == name for mark in marks) for marks in (passage.old, passage.new))
        if before != after:
            yield now if after else no_more


def _link_changes(passage, headlines):
    old, new = (_target(marks) for marks in (passage.old, passage.new))
    if old == new:
        return
    words = {
        "old": format_html("<del>{}</del>", target_words(old, headlines)),
        "new": format_html("<ins>{}</ins>", target_words(new, headlines)),
    }
    if old and new:
        yield format_html("{}: {} → {}", _("link"), words["old"], words["new"])
    elif new:
        yield format_html("{} {}", _("a link now:"), words["new"])
    else:
        yield format_html("{} {}", _("no link any more:"), words["old"])


def target_words(target, headlines):
    """An address as it is; one of our articles by its headline, if that may be named, and its number."""
    return article_words(number, headlines) if (number := article_id(target)) else target


def article_words(number, headlines):
    headline = headlines.get(number)
    number = _("article %s") % number
    return f"{number} „{headline}“" if headline else number
