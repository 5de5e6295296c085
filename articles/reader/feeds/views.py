"""The feeds of the site, of a section, a tag, an author and a search, and the page that lists them."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles import search
from articles.addresses import path_to
from articles.cachekeys import FEEDS, SITE, article_key
from articles.conf import conf
from articles.reader.dependence import is_framed, shows
from articles.reader.feeds import atom, jsonfeed, rss
from articles.reader.feeds.channel import Channel, item_of, xml_text
from articles.reader.feeds.fillings import read_fillings
from articles.reader.feeds.text import full_text
from articles.reader.frame import absolute, framed
from articles.reader.lists import Stories
from articles.reader.paging import PARAMETER, read_page
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import TEASER, live_stories
from articles.reader.subjects import find_author, find_section, find_tag

DIALECTS = {"rss": rss, "atom": atom, "json": jsonfeed}
TEASER_COLUMNS = (*TEASER, "tag_list", "category__name", "category__slug")
FULL_COLUMNS = (*TEASER_COLUMNS, "lead", "picture", "feed_parts", "closing_links", "linked_ids")
LONGEST_QUERY = 200  # characters of a search that has a feed
MOST_HITS = 1_000  # stories of a search that its feed may hold


def feed_name(name, dialect):
    """The name of a feed's route: those of RSS carry no ending."""
    return name if dialect == "rss" else f"{name}_{dialect}"


@dataclass(frozen=True)
class Found:
    """The stories of a search, in pages as lists.Stories has them."""

    rows: QuerySet

    def page(self, request, *, length, columns):
        return read_page(request, self.rows.select_related("category").only(*columns), length=length)


def answer(request, dialect, stories, at, *, title, description, address, name, arguments=(), query=None):
    """A feed of these stories, newest first. `address` is the page's path, `name` the route of its feed."""
    full = conf("FEED_TEXT") == "full"
    columns = FULL_COLUMNS if full else TEASER_COLUMNS
    is_framed()  # by the names of sections, in the addresses as well
    page = stories.page(request, length=conf("FEED_LENGTH"), columns=columns)
    own = absolute(path_to(feed_name(name, dialect), *arguments))
    channel = Channel(
        title=xml_text(title),
        description=xml_text(description),
        address=absolute(address),
        own=_with(own, query, request.GET.get(PARAMETER)),
        items=_items(page.rows, at, full),
        older=_with(own, query, page.older) if page.older else "",
    )
    return _response(channel, DIALECTS[dialect])


def _with(address, query, token):
    asked = {**(query or {}), **({PARAMETER: token} if token else {})}
    return f"{address}?{urlencode(asked)}" if asked else address


def _items(stories, at, full):
    if not full:
        return [item_of(story) for story in stories]
    shows(*(article_key(pk) for story in stories for pk in story.linked_ids))
    fillings = read_fillings(stories, at)
    return [item_of(story, full_text(story, fillings)) for story in stories]


def _response(channel, dialect):
    """With its links in the header too, where WebSub looks for them first."""
    response = HttpResponse(dialect.write(channel), content_type=dialect.MEDIA_TYPE)
    if settings.WEBSUB_HUB:
        response.headers["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{channel.own}>; rel="self"'
    return response


def _subject_feed(request, dialect, subject, name, at):
    title = f"{settings.SITE_NAME}: {subject.name}"
    words = {"title": title, "description": subject.text or title, "address": subject.address}
    arguments = [subject.heading.slug]
    return answer(request, dialect, subject.stories, at, name=name, arguments=arguments, **words)


@public
def site_feed(request, dialect, *, at):
    shows(FEEDS)
    words = {"title": settings.SITE_NAME, "description": _("Latest stories"), "address": path_to("home")}
    return answer(request, dialect, Stories(at), at, name="feed", **words)


@public
def category_feed(request, slug, dialect, *, at):
    subject = find_section(slug, at=at, sections=Sections())
    return _subject_feed(request, dialect, subject, "category_feed", at)


@public
def tag_feed(request, slug, dialect, *, at):
    return _subject_feed(request, dialect, find_tag(slug, at=at), "tag_feed", at)


@public
def author_feed(request, slug, dialect, *, at):
    return _subject_feed(request, dialect, find_author(slug, at=at), "author_feed", at)


@public
def search_feed(request, dialect, *, at):
    """The newest stories of a search. Asking for nothing has no feed. Search engines are told to leave it alone."""
    query = request.GET.get("q", "").replace("\x00", " ").strip()
    if not query or len(query) > LONGEST_QUERY:
        raise Http404
    found = search.find(query, at=at, limit=MOST_HITS)
    title = " ".join([f"{settings.SITE_NAME}:", _("Search: %s") % query])
    asked = {"q": query}
    words = {"title": title, "description": title, "address": _with(path_to("search"), asked, None)}
    stories = Found(live_stories(at).filter(pk__in=found.ids))
    response = answer(request, dialect, stories, at, name="search_feed", query=asked, **words)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@public
def feeds(request, *, at):
    """The page that says which feeds there are."""
    shows(SITE)
    sections = Sections()
    context = {
        "groups": [
            (_("All stories"), [_listed(settings.SITE_NAME, "feed")]),
            (_("Sections"), [_listed(top.name, "category_feed", top.slug) for top in sections.top]),
        ],
        "full": conf("FEED_TEXT") == "full",
        "hub": settings.WEBSUB_HUB,
        "description": _("The feeds of %s for feed readers and other programs.") % settings.SITE_NAME,
    }
    return framed("reader/feeds.html", context, sections=sections, title=_("Feeds"), address=path_to("feeds"))


def _listed(name, route, *arguments):
    labels = {"rss": "RSS", "atom": "Atom", "json": "JSON"}
    return {
        "name": name,
        "feeds": [
            {"label": label, "address": path_to(feed_name(route, dialect), *arguments)}
            for dialect, label in labels.items()
        ],
    }
