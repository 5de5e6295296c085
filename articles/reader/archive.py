"""The archive: stories by the year, month and day of their first publication, in the site's zone."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, Subquery
from django.http import Http404, HttpResponseRedirect
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, localtime

from articles.addresses import path_to
from articles.cachekeys import HOME, archive_key
from articles.conf import conf
from articles.reader.dependence import shows
from articles.reader.frame import framed
from articles.reader.headers import not_kept
from articles.reader.listings import listed
from articles.reader.paging import read_page
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import live_stories, stories_between


@dataclass(frozen=True)
class Span:
    """Days from `start` (inclusive) to `end` (exclusive), with the page that shows them."""

    start: date
    end: date
    address: str
    count: int = 0

    def moments(self):
        zone = get_default_timezone()
        return tuple(datetime(day.year, day.month, day.day, tzinfo=zone) for day in (self.start, self.end))


def month_span(year, month):
    """Http404 for a month that does not exist, like the two below."""
    start = _date(year, month, 1)
    end = (start + timedelta(days=31)).replace(day=1)
    return Span(start, end, path_to("archive_month", year, month))


def day_span(year, month, day):
    start = _date(year, month, day)
    return Span(start, start + timedelta(days=1), path_to("archive_day", year, month, day))


def _date(year, month, day):
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404 from error


def counted(at, spans):
    """The spans with the number of their stories, in one query; those without any are left out."""
    start, end = spans[0].moments()[0], spans[-1].moments()[1]
    counts = {}
    for place, span in enumerate(spans):
        first, last = span.moments()
        counts[f"span{place}"] = Count("pk", filter=Q(published_at__gte=first, published_at__lt=last))
    found = stories_between(at, start, end).aggregate(**counts)
    numbered = zip(spans, found.values(), strict=True)
    return [Span(span.start, span.end, span.address, count) for span, count in numbered if count]


@public
def archive_home(request, *, at):
    """The newest year that holds a story. Not permanent: it moves on every New Year."""
    newest = _year_of(live_stories(at).order_by("-published_at"))
    if newest is None:
        raise Http404
    return not_kept(HttpResponseRedirect(path_to("archive", newest)))


@public
def year(request, year, *, at):
    shows(HOME)  # its neighbours may be any year
    months = counted(at, [month_span(year, month) for month in range(1, 13)])
    if not months:
        raise Http404
    start, end = Span(date(year, 1, 1), date(year + 1, 1, 1), "").moments()
    stories = live_stories(at)
    context = {
        "year": year,
        "months": months,
        "earlier": _year_of(stories.filter(published_at__lt=start).order_by("-published_at")),
        "later": _year_of(stories.filter(published_at__gte=end).order_by("published_at")),
    }
    address = path_to("archive", year)
    return framed(
        "reader/archive_year.html", context, sections=Sections(at=at), title=str(year), address=address
    )


def _year_of(stories):
    """The year of the first of these stories, None without any."""
    moment = stories.values_list("published_at", flat=True).first()
    return moment and localtime(moment).year


@public
def month(request, year, month, *, at):
    """A month without stories has no page, or the archive would go on for ever."""
    span = month_span(year, month)
    stories = with_neighbours(stories_between(at, *span.moments()), at, *span.moments())
    page = read_page(request, stories, length=conf("PAGE_LENGTH"))
    if not page.rows:
        raise Http404
    days = counted(at, [day_span(year, month, number + 1) for number in range((span.end - span.start).days)])
    earlier, later = neighbours(page.rows, month_of)
    context = {
        "span": span,
        "heading": date_format(span.start, "F Y"),
        "weeks": weeks(span, days),
        "total": sum(day.count for day in days),
        "earlier": earlier,
        "later": later,
    }
    title, address = context["heading"], span.address
    return listed(
        "reader/archive.html", page, context, sections=Sections(at=at), title=title, address=address
    )


def month_of(moment):
    local = localtime(moment)
    return month_span(local.year, local.month)


def with_neighbours(stories, at, start, end):
    """The stories, each with the moments of the nearest ones before and after the span: no query of its own."""
    live = live_stories(at).values("published_at")
    return stories.annotate(
        earlier=Subquery(live.filter(published_at__lt=start).order_by("-published_at")[:1]),
        later=Subquery(live.filter(published_at__gte=end).order_by("published_at")[:1]),
    )


def neighbours(stories, span_of):
    """The spans nearest before and after that hold stories; None where there are none."""
    earlier, later = stories[0].earlier, stories[0].later
    shows(*months_between(earlier, later))
    return [moment and span_of(moment) for moment in (earlier, later)]


def months_between(earlier, later):
    """The keys of the months in which a story could become a nearer neighbour: of all, where there is none yet."""
    if earlier is None or later is None:
        return [HOME]
    month, last = localtime(earlier).replace(day=1), localtime(later)
    keys = []
    while month <= last:
        keys.append(archive_key(month))
        month = (month + timedelta(days=32)).replace(day=1)
    return keys


def weeks(span, days):
    """The month as a calendar: rows of seven days from Monday, each None outside the month or a Span with its count."""
    counts = {day.start: day for day in days}
    rows = Calendar().monthdatescalendar(span.start.year, span.start.month)
    return [
        [
            counts.get(day, Span(day, day + timedelta(days=1), "")) if day.month == span.start.month else None
            for day in row
        ]
        for row in rows
    ]
