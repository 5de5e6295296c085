"""The time machine: the front as it stood in a chosen minute, from the times of the publications."""

from datetime import date, timedelta

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.reader.archive import day_span
from articles.reader.frame import framed
from articles.reader.headers import moved
from articles.reader.minutes import NoSuchMinute, is_doubled, minute_address, readings, spelling, zone_name
from articles.reader.paging import MICROSECOND
from articles.reader.past import changes_around, front_at, home_length, tell
from articles.reader.sections import Sections
from articles.reader.serving import public

MINUTE = timedelta(minutes=1)


@public
def front_then(request, year, month, day, clock, *, at):
    """404 for a minute that has not begun, that the clocks leap over, or before the first story.

    What was published during the minute belongs to it.
    """
    span = day_span(year, month, day)
    start = find_minute(span.start, clock)
    if start > at:
        raise Http404
    if spelling(start) != clock:
        return moved(request, minute_address(start))
    then = min(start + MINUTE - MICROSECOND, at)
    stories = front_at(then, at, length=home_length())
    if not stories:
        raise Http404
    return framed_front(span, start, then, stories, at)


def find_minute(day: date, clock):
    try:
        return readings(day, clock)[0]
    except NoSuchMinute as missing:
        raise Http404 from missing


def framed_front(span, start, then, stories, at):
    since, before, after = changes_around(stories, then, at)
    sections = Sections()
    words = {
        "day": date_format(span.start, "j. F Y"),
        "time": f"{localtime(start):%H:%M}",
        "zone": zone_name(start),
    }
    title = _("The front page on %(day)s at %(time)s (%(zone)s)") % words
    context = {
        "span": span,
        "heading": title,
        "stories": tell(stories[: home_length() - 1], at, sections),
        "typed": words["time"],
        "other_half": other_half(span.start, start),
        "since": since,
        "earlier": before and step(before),
        "later": after and step(after),
        "robots": "noindex",
    }
    return framed(
        "reader/front_then.html", context, sections=sections, title=title, address=minute_address(start)
    )


def step(moment):
    """A change of the front, to go to."""
    return {"at": moment, "zone": zone_name(moment), "address": minute_address(moment)}


def other_half(day, start):
    """The same reading of the clock in the other half of the hour that comes twice; None on every other day."""
    if not is_doubled(start):
        return None
    others = [moment for moment in readings(day, f"{localtime(start):%H:%M}") if moment != start]
    return step(others[0]) if others else None
