"""The time machine: the front as it stood in a chosen minute, from the times of the publications."""

from datetime import date, timedelta

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.cachekeys import HOME
from articles.reader.archive import day_span
from articles.reader.dependence import shows
from articles.reader.frame import framed
from articles.reader.headers import moved
from articles.reader.minutes import NoSuchMinute, is_doubled, minute_address, readings, spelling, zone_name
from articles.reader.paging import MICROSECOND
from articles.reader.past import changes_around, slots_then
from articles.reader.sections import Sections
from articles.reader.serving import public

MINUTE = timedelta(minutes=1)


@public
def front_then(request, year, month, day, clock, *, at):
    """404 for a minute that has not begun, that the clocks leap over, or before the first story.

    What was published during the minute belongs to it.
    """
    shows(HOME)
    span = day_span(year, month, day)
    start = find_minute(span.start, clock)
    if start > at:
        raise Http404
    if spelling(start) != clock:
        return moved(request, minute_address(start))
    then = min(start + MINUTE - MICROSECOND, at)
    sections = Sections(at=at)
    slots = slots_then(then, at, sections)
    if not slots:
        raise Http404
    return framed_front(span, start, slots, changes_around(slots, then, at), sections)


def find_minute(day: date, clock):
    try:
        return readings(day, clock)[0]
    except NoSuchMinute as missing:
        raise Http404 from missing


def framed_front(span, start, slots, changes, sections):
    since, before, after = changes
    words = {
        "day": date_format(span.start, "j. F Y"),
        "time": f"{localtime(start):%H:%M}",
        "zone": zone_name(start),
    }
    title = _("The front page on %(day)s at %(time)s (%(zone)s)") % words
    context = {
        "span": span,
        "heading": title,
        "slots": slots,
        "typed": words["time"],
        "other_half": other_half(span.start, start),
        "since": since,
        "earlier": before and step(before),
        "later": after and step(after),
    }
    # A day has 1,440 minutes: search engines are told to keep the day instead.
    return framed("reader/front_then.html", context, sections=sections, title=title, address=span.address)


def step(moment):
    """A change of the front, to go to."""
    return {"at": moment, "zone": zone_name(moment), "address": minute_address(moment)}


def other_half(day, start):
    """The same reading of the clock in the other half of the hour that comes twice; None on every other day."""
    if not is_doubled(start):
        return None
    others = [moment for moment in readings(day, f"{localtime(start):%H:%M}") if moment != start]
    return step(others[0]) if others else None
