"""A difference as HTML: words, lists and text as editors read them, in one column or in two.

Everything an editor typed is escaped here; nothing is told by colour alone.
"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.body.words import DELETE, EQUAL, INSERT, compare_words
from articles.templatetags.difference_pieces import joined, note, sign, thumb
from articles.templatetags.difference_text import text_columns, text_html

register = template.Library()

SIDE = "side"
WORDS = {EQUAL: "{}", INSERT: "<ins>{}</ins>", DELETE: "<del>{}</del>"}


@register.simple_tag(takes_context=True, name="as_read")
def as_read_here(context, change):
    """The value of one changed field, in the view the page was asked for."""
    return as_read(change, context.get("view", ""))


def as_read(change, view=""):
    """`view` is "side" for old and new beside each other."""
    if change.rows:
        return text_columns(change) if view == SIDE else text_html(change)
    if change.entries:
        return _entries(change.entries)
    if any(change.pictures):
        return _pictures(change)
    if view == SIDE:
        return _columns(_words(change.words, INSERT), _words(change.words, DELETE))
    return format_html('<p class="change-words">{}</p>', _words(change.words))


def _pictures(change):
    """The head's picture before and now, beside each other in either view."""
    old, new = change.pictures
    words = _words(change.words, INSERT), _words(change.words, DELETE)
    return _columns(joined([thumb(old), words[0]]), joined([thumb(new), words[1]]))


def _columns(old, new):
    return format_html(
        '<div class="diff-pair"><p class="change-words">{}</p><p class="change-words">{}</p></div>', old, new
    )


def _words(words, without=None):
    """Marked words; `without` leaves out what belongs to the other side."""
    return joined(_word(*word) for word in words if word[0] != without)


def _word(operation, text):
    return format_html(WORDS[operation], text)


def _entries(entries):
    rows = format_html_join("", '<li class="entry entry-{}">{}{}</li>', map(_entry, entries))
    return format_html('<ol class="entries">{}</ol>', rows)


def _entry(entry):
    return entry.state, sign(entry.state), _entry_words(entry)


def _entry_words(entry):
    if entry.state == "new":
        return format_html("<ins>{}</ins>", entry.new)
    if entry.state == "gone":
        return format_html("<del>{}</del>", entry.old)
    words = _words(compare_words(entry.old, entry.new))
    if entry.state == "moved":
        places = {"new": entry.new_place, "old": entry.old_place}
        words += note(_("now at place %(new)d, before at %(old)d") % places)
    return words
