"""The lists of stories: sections and tags, below their fronts where there is one, and authors."""

from functools import partial

from articles.conf import conf
from articles.fronts.layout import Rule
from articles.reader.frame import feed_link, framed
from articles.reader.fronts import slots_at, standing_at
from articles.reader.mostread import most_read
from articles.reader.paging import PARAMETER
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.structured.lists import author_nodes, section_nodes, tag_nodes
from articles.reader.structured.writing import written
from articles.reader.subjects import find_author, find_section, find_tag, related_tags
from articles.reader.words import profiles_of

MOST_READ = 5


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
def category(request, slug, *, at):
    sections = Sections(at=at)
    subject = find_section(slug, at=at, sections=sections)
    slots = section_slots(request, subject, at, sections)
    page = subject_rows(request, subject, slots)
    read = sections.attach(most_read(at, MOST_READ)) if page.is_first else []
    return section_page(page, subject, sections, slots=slots, most_read=read)


def section_slots(request, subject, at, sections):
    """The slots of a section's front, on its first page; none while nobody arranged one."""
    pk = subject.heading.pk
    return subject_slots(
        request, subject, at, sections, front={"front__category": pk}, scope=Rule(categories=(pk,))
    )


def subject_slots(request, subject, at, sections, *, front, scope):
    standing = None if PARAMETER in request.GET else standing_at(at, **front)
    return slots_at(standing, at, sections, scope=scope) if standing else []


def section_page(page, subject, sections, **context):
    """A section with these stories; the desk's preview hands over those of another moment."""
    section = subject.heading
    path = sections.path(section)
    context |= {"path": path[:-1], "children": sections.children(section)}
    nodes = partial(section_nodes, path)
    return subject_page(
        page, "reader/section.html", subject, sections, section=section, nodes=nodes, **context
    )


def subject_rows(request, subject, slots=()):
    """A page of the subject's list, which goes on without what its front shows."""
    shown = [story.article_id for slot in slots for story in slot.stories]
    return subject.stories.page(request, length=conf("PAGE_LENGTH"), shown=shown)


@public
def tag(request, slug, *, at):
    sections = Sections(at=at)
    subject = find_tag(slug, at=at)
    pk = subject.heading.pk
    slots = subject_slots(request, subject, at, sections, front={"front__tag": pk}, scope=Rule(tags=(pk,)))
    page = subject_rows(request, subject, slots)
    return tag_page(page, subject, sections, at=at, slots=slots)


def tag_page(page, subject, sections, *, at, **context):
    """A topic with these stories; the desk's preview hands over those of another moment."""
    related = related_tags(at, subject.heading) if page.is_first else []
    nodes = partial(tag_nodes, subject.heading)
    return subject_page(page, "reader/tag.html", subject, sections, nodes=nodes, related=related, **context)


@public
def author(request, slug, *, at):
    subject = find_author(slug, at=at)
    page, nodes = subject_rows(request, subject), partial(author_nodes, subject.heading)
    profiles = profiles_of(subject.heading)
    return subject_page(page, "reader/author.html", subject, Sections(at=at), nodes=nodes, profiles=profiles)
