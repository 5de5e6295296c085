"""Pages by keyset: a page is found by the last row of the one before it, so every page costs the same."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.http import Http404

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
TOKEN = re.compile(r"(-?[0-9]{1,17})\.([1-9][0-9]{0,17})")
PARAMETER = "vor"  # German for before; part of the address
LATEST = "jetzt"  # German for now: from the newest row on
RISING = "nach"  # and for after, in lists that begin with the oldest


@dataclass(frozen=True)
class Page:
    """Rows of one page; `older` is the token of the next one, empty on the last."""

    rows: list
    older: str
    is_first: bool


def token_of(row, moment):
    """Where a page that ends with this row was cut: microseconds since 1970 and the row's id."""
    return f"{(getattr(row, moment) - EPOCH) // MICROSECOND}.{row.pk}"


def read_token(token):
    """The moment and the id in a token; Http404 for anything that is not one of ours."""
    match = TOKEN.fullmatch(token)
    if not match:
        raise Http404
    try:
        return EPOCH + int(match[1]) * MICROSECOND, int(match[2])
    except OverflowError as error:
        raise Http404 from error


def read_page(request, rows, *, length, moment="published_at", rising=False):
    """The page the request asks for; Http404 for a broken or exhausted token.

    By `moment` and id, newest first, or oldest first when `rising`.
    """
    cut = asked_cut(request, rising=rising)
    found = part_of(rows, cut, length=length, moment=moment, rising=rising)
    return page_of(list(found), cut, length=length, moment=moment)


def asked_cut(request, *, rising=False):
    """The moment and the id after which the page begins; None for the first page."""
    token = request.GET.get(RISING if rising else PARAMETER)
    return None if token is None or token == LATEST else read_token(token)


def part_of(rows, cut, *, length, moment="published_at", rising=False):
    """The query of one page, and one row more to see whether there is another."""
    rows = rows.order_by(moment, "pk") if rising else rows.order_by(f"-{moment}", "-pk")
    return beyond(rows, cut, moment=moment, rising=rising)[: length + 1]


def beyond(rows, cut, *, moment="published_at", rising=False):
    """The rows after a cut; all of them without one."""
    if not cut:
        return rows
    (when, pk), side = cut, "gt" if rising else "lt"
    # The first condition bounds the index; the second decides among rows of the same microsecond.
    same = Q(**{f"{moment}__{side}": when}) | Q(**{f"pk__{side}": pk})
    return rows.filter(same, **{f"{moment}__{side}e": when})


def page_of(found, cut, *, length, moment="published_at"):
    """The Page of these rows; Http404 when there are none after the cut."""
    if cut and not found:
        raise Http404
    shown = found[:length]
    older = token_of(shown[-1], moment) if len(found) > length else ""
    return Page(shown, older, is_first=cut is None)
