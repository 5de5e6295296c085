"""Pages about the house: imprint with the responsible editors, privacy, accessibility, and what else there is."""

from django.http import Http404
from django.utils.safestring import mark_safe

from articles.body.render import fill
from articles.cachekeys import page_key
from articles.models.page import Page
from articles.reader.dependence import shows
from articles.reader.frame import framed
from articles.reader.sections import Sections
from articles.reader.serving import public


@public
def imprint(request, *, at):
    """The editable text, then who answers for which section by press law, from the sections themselves."""
    sections = Sections(also=["responsible"], at=at)
    return house_page(_find(kind="imprint"), sections, responsible=responsible_editors(sections))


@public
def privacy(request, *, at):
    return house_page(_find(kind="privacy"), Sections(at=at))


@public
def accessibility(request, *, at):
    return house_page(_find(kind="accessibility"), Sections(at=at))


@public
def page(request, slug, *, at):
    return house_page(_find(kind="other", slug=slug), Sections(at=at))


def _find(**where):
    found = Page.objects.shown().filter(**where).defer("body").first()
    if found is None:
        raise Http404
    shows(page_key(found.pk))
    return found


def house_page(page, sections, *, preview=False, **context):
    """The page in its frame; links to stories do not stand on it, so there are no gaps to fill."""
    text = mark_safe(fill(page.parts, {}))  # noqa: S308  made by body.render, nothing else
    context |= {"page": page, "text": text, "preview": preview}
    address = "" if preview else page.get_absolute_url()
    return framed("reader/house.html", context, sections=sections, title=page.title, address=address)


def responsible_editors(sections):
    """Who answers for what, in the order of the sections: each text once, with the names of its sections.

    A section without an own text has the one of the section above it.
    """
    found = {}

    def walk(section, inherited):
        text = " \n".join(filter(None, map(str.strip, section.responsible.splitlines()))) or inherited
        if text:
            found.setdefault(text, []).append(section.name)
        for child in sections.children(section):
            walk(child, text)

    for section in sections.top:
        walk(section, "")
    return [{"text": text, "sections": names} for text, names in found.items()]
