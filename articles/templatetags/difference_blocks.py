"""One block of a difference as HTML: a line of text, a card or a picture with each of its attributes."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.body.diff import AWAY, GONE, HERE, NEW, SAME
from articles.body.lines import kind_label
from articles.body.words import DELETE, EQUAL, compare_words
from articles.templatetags.difference_passages import article_words, new_side, old_side, passages_html
from articles.templatetags.difference_pieces import joined, note, sign, thumb

BOTH, OLD, NEW_SIDE = "both", "old", "new"  # which of a row's two lines is shown
PLACES = {
    HERE: (AWAY, gettext_lazy("moved here from another place")),
    AWAY: (HERE, gettext_lazy("moved to another place")),
}


def block_html(row, headlines, side=BOTH, passages=None):
    """A row as one block; in columns, the half of it that stands on that side.

    `passages` are the row's, for a caller that shows it twice.
    """
    line = row.old if side == OLD or row.new is None else row.new
    stop = "" if row.state == SAME or side == OLD else mark_safe(' data-change=""')
    inner = _text(row, headlines, side, passages) if line.kind.is_line else _facts(row, headlines, side)
    return format_html(
        '<div class="diff-block diff-{}" data-kind="{}"{}{}>{}{}{}{}</div>',
        row.state,
        line.kind.name,
        stop,
        _anchor(row, side),
        sign(row.state),
        format_html('<span class="diff-marker">{}</span>', line.marker) if line.marker else "",
        inner,
        _notes(row) if side != OLD else "",
    )


def _anchor(row, side):
    """The place of a moved line, for the note at its other place."""
    if not row.move or side not in (BOTH, OLD if row.state == AWAY else NEW_SIDE):
        return ""
    return format_html(' id="move-{}-{}" tabindex="-1"', row.move, row.state)


def _text(row, headlines, side, passages):
    if row.state == AWAY:
        return format_html("{}", row.old.text)
    passages = row.passages() if passages is None else passages
    if side == OLD:
        passages = old_side(passages)
    elif side == NEW_SIDE:
        passages = new_side(passages)
    return passages_html(passages, headlines)


def _notes(row):
    """What changed besides the words: the kind of the block, its place."""
    notes = []
    if row.old and row.new and row.old.path != row.new.path:
        notes.append(note(f"[{kind_label(row.old.path)} → {kind_label(row.new.path)}]"))
    if row.old and row.new and row.new.kind.name == "row" and row.old.facts != row.new.facts:
        notes.append(note(_("[head cells changed]")))
    if row.move:
        other, words = PLACES[row.state]
        link = format_html('<a href="#move-{}-{}">{}</a>', row.move, other, words)
        notes.append(note(link))
    return joined(notes)


def _facts(row, headlines, side):
    """A block without text: its kind, and each attribute by its label, the old value beside the new."""
    line = row.new or row.old
    old, new = (dict(each.facts) if each else {} for each in (row.old, row.new))
    facts = [
        (attribute.label, value)
        for attribute in line.kind.attributes
        if (
            value := _fact(
                attribute, old.get(attribute.name, ""), new.get(attribute.name, ""), row, headlines, side
            )
        )
    ]
    listed = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", facts)
    title = format_html('<span class="diff-kind">{}</span>', line.kind.label)
    shown = new.get("data-picture", "") if side != OLD and new else old.get("data-picture", "")
    return format_html(
        '<div class="diff-card">{}{}{}</div>',
        thumb(shown),
        title,
        format_html("<dl>{}</dl>", listed) if facts else "",
    )


def _fact(attribute, old, new, row, headlines, side):
    old, new = (_value(attribute, value, headlines) for value in (old, new))
    if row.state in (AWAY, GONE) or side == OLD:
        changed = row.state == GONE or (row.new and old != new)
        return format_html("<del>{}</del>" if changed else "{}", old) if old else ""
    if row.state == NEW or side == NEW_SIDE:
        return format_html("<ins>{}</ins>" if old != new else "{}", new) if new else ""
    return joined(_word(*word, whole=not attribute.is_words) for word in _fact_words(attribute, old, new))


def _fact_words(attribute, old, new):
    """An address, an article or a crop is one word: half a changed address helps nobody."""
    if attribute.is_words or old == new:
        return compare_words(old, new)
    return [(operation, text) for operation, text in ((DELETE, old), ("insert", new)) if text]


def _word(operation, text, *, whole):
    if operation == EQUAL:
        return format_html("{}", text)
    element = "<del>{}</del>" if operation == DELETE else "<ins>{}</ins>"
    return format_html(f"{element} " if whole else element, text)


def _value(attribute, value, headlines):
    is_article = attribute.target and value.isdecimal()
    return article_words(int(value), headlines) if is_article else value
