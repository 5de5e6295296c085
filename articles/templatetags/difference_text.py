"""A compared text as HTML: block after block, in one column or in two, with what stayed folded away."""

from itertools import groupby

from django.utils.html import format_html
from django.utils.translation import ngettext

from articles.body.diff import AWAY, GONE, SAME
from articles.templatetags.difference_blocks import BOTH, NEW_SIDE, OLD, block_html
from articles.templatetags.difference_pieces import joined

CONTEXT = 1  # unchanged blocks shown beside a change
LEAST_FOLDED = 3


def text_html(change):
    """Old and new in one column."""

    def one(row):
        return block_html(row, change.headlines, BOTH)

    return format_html('<div class="change-text">{}</div>', _folded(change.rows, one))


def text_columns(change):
    """Old on the left, new on the right, each block beside what became of it."""

    def pair(row):
        passages = row.passages()
        old = block_html(row, change.headlines, OLD, passages) if row.old and row.state != "here" else ""
        new = block_html(row, change.headlines, NEW_SIDE, passages) if row.state not in (AWAY, GONE) else ""
        return format_html('<div class="diff-pair"><div>{}</div><div>{}</div></div>', old, new)

    return format_html('<div class="change-text change-columns">{}</div>', _folded(change.rows, pair))


def _folded(rows, show):
    """All rows; long unchanged stretches behind their number, but for what stands beside a change."""
    groups = [(same, list(group)) for same, group in groupby(rows, key=lambda row: row.state == SAME)]
    pieces = []
    for place, (same, group) in enumerate(groups):
        before = CONTEXT if place else 0
        after = CONTEXT if place < len(groups) - 1 else 0
        if same and len(group) - before - after >= LEAST_FOLDED:
            end = len(group) - after
            pieces += [*map(show, group[:before]), _fold(group[before:end], show), *map(show, group[end:])]
        else:
            pieces += map(show, group)
    return joined(pieces)


def _fold(rows, show):
    number = len(rows)
    words = ngettext("%d unchanged paragraph", "%d unchanged paragraphs", number) % number
    inner = joined(map(show, rows))
    return format_html('<details class="diff-fold"><summary>{}</summary>{}</details>', words, inner)
