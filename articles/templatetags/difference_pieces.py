"""The smallest pieces of a difference as HTML: a sign for what happened, a note beside it."""

from html import escape

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

THUMB = 400  # pixels, one of the widths the desk keeps
SIGN = '<span class="diff-sign" aria-hidden="true">{}</span><span class="visually-hidden">{}: </span>'
SIGNS = {
    "new": ("+", gettext_lazy("new")),
    "gone": ("−", gettext_lazy("gone")),
    "changed": ("~", gettext_lazy("changed")),
    "moved": ("↕", gettext_lazy("moved")),
    "here": ("↕", gettext_lazy("moved here")),
    "away": ("↕", gettext_lazy("moved from here")),
}


def sign(state):
    """What happened, as a sign for the eye and a word for the ear; nothing for what stayed."""
    return format_html(SIGN, *SIGNS[state]) if state in SIGNS else ""


def note(words):
    return format_html(' <small class="diff-note">{}</small>', words)


def joined(pieces, between=""):
    """The pieces with HTML between them; whatever among them is not HTML already is escaped."""
    return SafeString(between.join(map(as_html, pieces)))


def as_html(piece):
    """As Django's own, which costs four times as much and is asked for every word."""
    return piece if isinstance(piece, SafeString) else SafeString(escape(str(piece)))


def thumb(picture_id):
    """The picture of this number as the desk keeps it; nothing for an empty one."""
    if not picture_id:
        return ""
    address = reverse("admin:articles_picture_file", args=[picture_id, THUMB])
    return format_html('<img class="diff-picture" src="{}" alt="" loading="lazy">', address)
