"""One day of the archive: its stories in the order and in the words in which they were first published."""

from itertools import groupby

from django.http import Http404, HttpResponseRedirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.conf import conf
from articles.models.publication import Publication
from articles.reader.archive import day_span, month_span, neighbours, with_neighbours
from articles.reader.frame import framed
from articles.reader.headers import not_kept
from articles.reader.minutes import NoSuchMinute, minute_address, readings
from articles.reader.paging import read_page
from articles.reader.past import tell
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import TEASER

CLOCK = "zeit"  # German for time; part of the address
LONGEST = 20  # characters of a time somebody typed
# The hour at which each begins.
PARTS = [
    (18, gettext_lazy("Evening")),
    (12, gettext_lazy("Afternoon")),
    (6, gettext_lazy("Morning")),
    (0, gettext_lazy("Night")),
]


@public
def day(request, year, month, day, *, at):
    """A day without stories has no page. A time asked for leads to the front as it stood then."""
    span, typed = day_span(year, month, day), request.GET.get(CLOCK, "").strip()[:LONGEST]
    problem = ""
    if typed:
        try:
            return not_kept(HttpResponseRedirect(minute_address(chosen(span, typed, at))))
        except NoSuchMinute as missing:
            problem = str(missing)
    page = day_page(request, span, at, typed=typed, problem=problem)
    return not_kept(page) if typed else page


def chosen(span, typed, at):
    """The first minute the reading means; NoSuchMinute with a sentence for readers."""
    try:
        moment = readings(span.start, typed)[0]
    except NoSuchMinute as missing:
        sentence = _("There is no such time on this day. Please write it as 18:20.")
        raise NoSuchMinute(sentence) from missing
    if moment > at:
        raise NoSuchMinute(_("This moment has not come yet. Please choose an earlier one."))
    return moment


def day_page(request, span, at, *, typed="", problem=""):
    stories = Publication.objects.first_told(at).only(*TEASER)
    start, end = span.moments()
    stories = with_neighbours(stories.filter(published_at__gte=start, published_at__lt=end), at, start, end)
    page = read_page(request, stories, length=conf("DAY_LENGTH"), rising=True)
    if not page.rows:
        raise Http404
    earlier, later = neighbours(page.rows, day_of)
    sections = Sections(at=at)
    heading = date_format(span.start, "l, j. F Y")
    context = {
        "span": span,
        "month": month_span(span.start.year, span.start.month),
        "heading": heading,
        "parts": parts_of_day(tell(page.rows, at, sections)),
        "page": page,
        "address": span.address,
        "earlier": earlier,
        "later": later,
        "typed": typed,
        "problem": problem,
        "robots": "noindex" if problem or not page.is_first else "",
        "description": _("What was published on this day, as it stood then."),
    }
    address = span.address if page.is_first else ""
    return framed("reader/archive_day.html", context, sections=sections, title=heading, address=address)


def day_of(moment):
    local = localtime(moment)
    return day_span(local.year, local.month, local.day)


def part_of_day(told):
    hour = localtime(told.story.published_at).hour
    return next(place for place, (start, _name) in enumerate(PARTS) if hour >= start)


def parts_of_day(told):
    """The versions by parts of the day, in the order of the day; parts without any are left out."""
    return [{"name": PARTS[place][1], "stories": list(of)} for place, of in groupby(told, key=part_of_day)]
