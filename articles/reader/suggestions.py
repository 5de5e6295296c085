"""What the search field offers while a reader types. Nothing of it is kept."""

from django.http import JsonResponse
from django.utils.translation import gettext as _

from articles import search as index
from articles.addresses import path_to
from articles.reader.search import typed_query
from articles.reader.sections import Sections
from articles.reader.serving import public

MOST_SECTIONS = 3


@public
def suggestions(request, *, at):
    """{"suggestions": [{"label", "kind", "address"}, …]}, the stories first."""
    typed = typed_query(request)
    found = index.suggest(typed, at=at)
    sections = Sections()
    offered = [
        *(_of(_story_address(hit, sections), hit.headline, _("Story")) for hit in found.stories),
        *(_of(path_to("tag", slug), name, _("Topic")) for slug, name in found.tags),
        *(_of(path_to("author", slug), name, _("Author")) for slug, name in found.authors),
        *(
            _of(path_to("category", each.slug), each.name, _("Section"))
            for each in _sections(typed, sections)
        ),
    ]
    return JsonResponse({"suggestions": offered})


def _of(address, label, kind):
    return {"label": label, "kind": str(kind), "address": address}


def _story_address(hit, sections):
    return path_to("article", sections.get(hit.section).slug, hit.slug, hit.article_id)


def _sections(typed, sections):
    """Sections whose name has what was typed."""
    pieces = typed.split()
    fitting = [each for each in sections.all() if pieces and index.fits(each.name, pieces)]
    return fitting[:MOST_SECTIONS]
