"""The lists of stories: home, sections, tags, authors."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.conf import conf
from articles.reader.frame import feed_link, framed
from articles.reader.paging import read_page
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import live_stories
from articles.reader.subjects import find_author, find_section, find_tag, related_tags
from articles.reader.words import profiles_of


def listed(template, page, context, *, sections, title, address, section=None, feeds=()):
    """A page of stories in its frame. Only the first one has a lasting address; the others move with every story."""
    sections.attach(page.rows)
    return framed(
        template,
        {"page": page, "address": address, "robots": "" if page.is_first else "noindex", **context},
        sections=sections,
        title=title,
        address=address if page.is_first else "",
        section=section,
        feeds=feeds,
    )


def subject_page(page, template, subject, sections, *, section=None, **context):
    return listed(
        template,
        page,
        {"subject": subject, "description": subject.text, **context},
        sections=sections,
        title=subject.name,
        address=subject.address,
        section=section,
        feeds=[feed_link(subject.name, subject.feed)],
    )


@public
def home(request, *, at):
    return home_page(read_page(request, live_stories(at), length=conf("HOME_LENGTH")))


def home_page(page, **context):
    """The front with these stories; the desk's preview hands over those of another moment."""
    template = "reader/home.html" if page.is_first else "reader/latest.html"
    title = "" if page.is_first else _("Latest stories")
    return listed(template, page, context, sections=Sections(), title=title, address=reverse("home"))


@public
def category(request, slug, *, at):
    sections = Sections()
    subject = find_section(slug, at=at, sections=sections)
    return section_page(subject_rows(request, subject), subject, sections)


def section_page(page, subject, sections, **context):
    """A section with these stories; the desk's preview hands over those of another moment."""
    section = subject.heading
    context |= {"path": sections.path(section)[:-1], "children": sections.children(section)}
    return subject_page(page, "reader/section.html", subject, sections, section=section, **context)


def subject_rows(request, subject):
    return read_page(request, subject.stories, length=conf("PAGE_LENGTH"))


@public
def tag(request, slug, *, at):
    subject = find_tag(slug, at=at)
    page = subject_rows(request, subject)
    related = related_tags(at, subject.heading) if page.is_first else []
    return subject_page(page, "reader/tag.html", subject, Sections(), related=related)


@public
def author(request, slug, *, at):
    subject = find_author(slug, at=at)
    profiles = profiles_of(subject.heading)
    return subject_page(
        subject_rows(request, subject), "reader/author.html", subject, Sections(), profiles=profiles
    )
