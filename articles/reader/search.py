"""The search page: words in, live stories out, best first; narrowed by links, corrected when nothing is found."""

import re

from django.http import Http404
from django.utils.translation import gettext as _

from articles import search as index
from articles.addresses import path_to
from articles.conf import conf
from articles.reader.frame import framed
from articles.reader.narrowing import Narrowing
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import live_stories, stories_with_text

QUERY_LENGTH = 200  # characters that are searched for; nobody types more
LAST_PAGE = 50
NEWEST = 5  # stories that are shown when nothing was found
PAGE_NUMBER = re.compile("[1-9][0-9]?")


@public
def search(request, *, at):
    query = typed_query(request)
    number, length = _page_number(request), conf("PAGE_LENGTH")
    sections = Sections(at=at)
    narrowing = Narrowing(query, request.GET, sections, at)
    results, asked = _found(query, narrowing, at, offset=(number - 1) * length, limit=length)
    context = {
        "query": query,
        "corrected": asked if asked != query else "",
        "literal": narrowing.address(genau="1"),
        "total": results.total,
        "more": results.more,
        "stories": sections.attach(_stories(results.ids, asked, at)),
        "newest": sections.attach(_newest(at)) if query and not results.total else [],
        **_frame_of(narrowing, results.facets),
        **_pages(narrowing, results.total, number, length),
        # What was found is kept under the address of the search itself, see the canonical address.
        "robots": "noindex" if number > 1 or (query and not results.total) else "",
    }
    title = _("Search: %s") % query if query else _("Search")
    return framed("reader/search.html", context, sections=sections, title=title, address=path_to("search"))


def typed_query(request):
    """What was typed, without what cannot be looked for."""
    return request.GET.get("q", "").replace("\x00", " ").strip()[:QUERY_LENGTH]


def _found(query, narrowing, at, **part):
    """One page of results and the query they are of: a corrected one where the typed one finds nothing."""
    wanted = {"at": at, "choice": narrowing.choice, "newest": narrowing.newest, **part}
    results = index.find(query, **wanted)
    if results.total or narrowing.literal or any(narrowing.choice):
        return results, query
    corrected = index.correct(query, at=at)
    other = index.find(corrected, **wanted)
    return (other, corrected) if other.total else (results, query)


def _stories(ids, query, at):
    """The stories of a page in their order, each with what is marked in it."""
    clauses = index.parse(query)
    rows = stories_with_text(at).in_bulk(ids)
    stories = [rows[pk] for pk in ids if pk in rows]
    for story in stories:
        story.marked_headline = index.marked(story.teaser_headline, clauses)
        story.passage = _passage(story, clauses)
    return stories


def _passage(story, clauses):
    """The place of the text that matches best, or of the lead where it does not; else the teaser."""
    for text in (story.plain_text, story.lead):
        passage = index.passage(text, clauses)
        if any(piece.marked for piece in passage):
            return passage
    return index.marked(story.teaser_text, clauses)


def _newest(at):
    return list(live_stories(at)[:NEWEST])


def _frame_of(narrowing, facets):
    """What stands beside the results."""
    return {
        "chosen": narrowing.chosen(facets),
        "groups": narrowing.groups(facets),
        "kept": [
            (name, value)
            for name, value in narrowing.params.items()
            if name not in ("q", "von", "bis", "genau")
        ],
        "years": narrowing.params,
        "sorted_newest": narrowing.newest,
        "by_relevance": narrowing.address(sortierung=""),
        "by_time": narrowing.address(sortierung="neueste"),
        "everything": narrowing.everything(),
    }


def _pages(narrowing, total, number, length):
    further = total > number * length and number < LAST_PAGE
    return {
        "previous": narrowing.address(seite=number - 1 if number > 2 else "") if number > 1 else "",
        "next": narrowing.address(seite=number + 1) if further else "",
    }


def _page_number(request):
    """From 1 to the last page we offer; Http404 for anything else."""
    match = PAGE_NUMBER.fullmatch(request.GET.get("seite", "1"))
    if not match or int(match[0]) > LAST_PAGE:
        raise Http404
    return int(match[0])
