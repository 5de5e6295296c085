"""The front page: what the desk arranged, or by itself the lead and every section; and the list of all stories."""

from dataclasses import replace

from django.utils.translation import gettext as _

from articles.addresses import path_to
from articles.cachekeys import HOME
from articles.conf import conf
from articles.fronts.usual import usual_layout
from articles.reader.dependence import shows
from articles.reader.frame import framed
from articles.reader.fronts import Standing, slots_at, standing_at
from articles.reader.listings import listed
from articles.reader.lists import Stories
from articles.reader.mostread import most_read
from articles.reader.paging import LATEST, PARAMETER
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.structured.lists import home_nodes
from articles.reader.structured.writing import written
from articles.vocabulary import FrontKind

MOST_READ = 5


@public
def home(request, *, at):
    shows(HOME)
    if PARAMETER in request.GET:
        return latest(Stories(at).page(request, length=conf("HOME_LENGTH")), at)
    sections = Sections(at=at)
    slots = home_slots(home_standing(at), at, sections)
    return home_page(slots, sections, most_read=sections.attach(most_read(at, MOST_READ)))


def home_standing(at):
    """What the front page is at a moment; None while nobody has arranged it."""
    return standing_at(at, front__kind=FrontKind.HOME)


def home_slots(standing, at, sections, **options):
    """The slots of the front page (see fronts.slots_at). It is never empty while there are stories."""
    slots = slots_at(standing, at, sections, **options) if standing else []
    return slots or slots_at(Standing(usual_layout(sections.top)), at, sections, **options)


def home_page(slots, sections, *, most_read=(), **context):
    """The front page with these slots; the desk's preview hands over those of another moment."""
    stories = [story for slot in slots for story in slot.stories]
    context |= {
        "structured": written(home_nodes(stories, title=_("Latest stories"))),
        "slots": slots,
        "most_read": most_read,
        "latest": f"{path_to('home')}?{PARAMETER}={LATEST}" if slots else "",
    }
    return framed("reader/home.html", context, sections=sections, title="", address=path_to("home"))


def latest(page, at):
    """All stories in their order. None of these pages lasts, so search engines keep none."""
    page = replace(page, is_first=False)
    title, address = _("Latest stories"), path_to("home")
    return listed("reader/latest.html", page, {}, sections=Sections(at=at), title=title, address=address)
