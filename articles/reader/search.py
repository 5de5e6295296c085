"""The search page: words in, live stories out, best first."""

import re

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import search as index
from articles.conf import conf
from articles.reader.frame import framed
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import live_stories

QUERY_LENGTH = 200  # characters that are searched for; nobody types more
LAST_PAGE = 50
PAGE_NUMBER = re.compile("[1-9][0-9]?")


@public
def search(request, *, at):
    query = request.GET.get("q", "").replace("\x00", " ").strip()[:QUERY_LENGTH]
    number, length = _page_number(request), conf("PAGE_LENGTH")
    results = _find(query, at, offset=(number - 1) * length, limit=length)
    found = live_stories(at).in_bulk(results.ids)
    sections = Sections()
    context = {
        "query": query,
        "total": results.total,
        "stories": sections.attach([found[pk] for pk in results.ids if pk in found]),
        "previous": number - 1,
        "next": number + 1 if results.total > number * length and number < LAST_PAGE else 0,
        "robots": "noindex",
    }
    title = _("Search: %s") % query if query else _("Search")
    return framed("reader/search.html", context, sections=sections, title=title, address=reverse("search"))


def _find(query, at, **part):
    """One page of results; asking nothing finds nothing."""
    return index.find(query, at=at, **part) if query else index.Results(total=0, ids=[])


def _page_number(request):
    """From 1 to the last page we offer; Http404 for anything else."""
    match = PAGE_NUMBER.fullmatch(request.GET.get("seite", "1"))
    if not match or int(match[0]) > LAST_PAGE:
        raise Http404
    return int(match[0])
