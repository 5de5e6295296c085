"""The lists of stories: home, sections, tags, authors."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.conf import conf
from articles.reader.frame import feed_link, framed
from articles.reader.paging import read_page
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import live_stories
from articles.reader.structured.lists import author_nodes, home_nodes, section_nodes, tag_nodes
from articles.reader.structured.writing import written
from articles.reader.subjects import find_author, find_section, find_tag, related_tags
from articles.reader.words import profiles_of


def listed(template, page, context, *, sections, title, address, section=None, feeds=(), nodes=None):
    """A page of stories in its frame. Only the first one has a lasting address; the others move with every story.

    `nodes`, called with the stories, gives what the first page says to search engines.
    """
    stories = sections.attach(page.rows)
    if nodes and page.is_first:
        context = {"structured": written(nodes(stories)), **context}
    return framed(
        template,
        {"page": page, "address": address, "robots": "" if page.is_first else "noindex", **context},
        sections=sections,
        title=title,
        address=address if page.is_first else "",
        section=section,
        feeds=feeds,
    )


def subject_page(page, template, subject, sections, *, nodes, section=None, **context):
    return listed(
        template,
        page,
        {"subject": subject, "description": subject.text, **context},
        sections=sections,
        title=subject.name,
        address=subject.address,
        section=section,
        feeds=[feed_link(subject.name, subject.feed)],
        nodes=nodes,
    )


@public
def home(request, *, at):
    return home_page(read_page(request, live_stories(at), length=conf("HOME_LENGTH")))


def home_page(page, **context):
    """The front with these stories; the desk's preview hands over those of another moment."""
    template = "reader/home.html" if page.is_first else "reader/latest.html"
    title = "" if page.is_first else _("Latest stories")
    nodes = partial(home_nodes, title=_("Latest stories"))
    return listed(
        template, page, context, sections=Sections(), title=title, address=reverse("home"), nodes=nodes
    )


@public
def category(request, slug, *, at):
    sections = Sections()
    subject = find_section(slug, at=at, sections=sections)
    return section_page(subject_rows(request, subject), subject, sections)


def section_page(page, subject, sections, **context):
    """A section with these stories; the desk's preview hands over those of another moment."""
    section = subject.heading
    path = sections.path(section)
    context |= {"path": path[:-1], "children": sections.children(section)}
    nodes = partial(section_nodes, path)
    return subject_page(
        page, "reader/section.html", subject, sections, section=section, nodes=nodes, **context
    )


def subject_rows(request, subject):
    return read_page(request, subject.stories, length=conf("PAGE_LENGTH"))


@public
def tag(request, slug, *, at):
    subject = find_tag(slug, at=at)
    page = subject_rows(request, subject)
    related = related_tags(at, subject.heading) if page.is_first else []
    nodes = partial(tag_nodes, subject.heading)
    return subject_page(page, "reader/tag.html", subject, Sections(), nodes=nodes, related=related)


@public
def author(request, slug, *, at):
    subject = find_author(slug, at=at)
    page, nodes = subject_rows(request, subject), partial(author_nodes, subject.heading)
    profiles = profiles_of(subject.heading)
    return subject_page(page, "reader/author.html", subject, Sections(), nodes=nodes, profiles=profiles)
