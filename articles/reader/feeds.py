"""RSS feeds of the whole site, of a section, a tag and an author."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from articles.conf import conf
from articles.reader.frame import absolute
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import live_stories
from articles.reader.subjects import find_author, find_section, find_tag

# What XML 1.0 cannot hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GUID_DATE = "2026"  # since when the site owns its name, see RFC 4151; part of every guid, never to be changed


def xml_text(text):
    return NOT_XML.sub("", text)


@dataclass(frozen=True)
class Channel:
    title: str
    description: str
    address: str
    feed: str
    stories: list


class Rss(Rss201rev2Feed):
    """One dc:creator per author instead of Django's one per item."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name)

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:dc": "http://purl.org/dc/elements/1.1/"}


class StoryFeed(Feed):
    """Writes a channel; it is handed over as the feed's object."""

    feed_type = Rss
    item_guid_is_permalink = False

    def get_object(self, request, channel):
        return channel

    def title(self, channel):
        return xml_text(channel.title)

    def description(self, channel):
        return xml_text(channel.description)

    def link(self, channel):
        return absolute(channel.address)

    def feed_url(self, channel):
        return absolute(channel.feed)

    def items(self, channel):
        return channel.stories

    def item_title(self, story):
        return xml_text(story.teaser_headline)

    def item_description(self, story):
        return xml_text(story.teaser_text)

    def item_link(self, story):
        return absolute(story.get_absolute_url())

    def item_guid(self, story):
        """The same for ever, whatever becomes of slug and section."""
        return f"tag:{urlsplit(settings.SITE_URL).hostname},{GUID_DATE}:article-{story.article_id}"

    def item_pubdate(self, story):
        return story.published_at

    def item_updateddate(self, story):
        return story.live_from

    def item_categories(self, story):
        return [xml_text(story.category.name)]

    def item_extra_kwargs(self, story):
        return {"creators": [xml_text(author["name"]) for author in story.byline]}


write_feed = StoryFeed()


def _answer(request, title, description, address, feed, stories, sections):
    newest = stories.order_by("-published_at", "-pk")[: conf("FEED_LENGTH")]
    channel = Channel(title, description, address, feed, sections.attach(list(newest)))
    return write_feed(request, channel)


def _subject_feed(request, subject, sections):
    title = f"{settings.SITE_NAME}: {subject.name}"
    description = subject.text or title
    return _answer(request, title, description, subject.address, subject.feed, subject.stories, sections)


@public
def feed(request, *, at):
    title, description = settings.SITE_NAME, _("Latest stories")
    return _answer(
        request, title, description, reverse("home"), reverse("feed"), live_stories(at), Sections()
    )


@public
def category_feed(request, slug, *, at):
    sections = Sections()
    return _subject_feed(request, find_section(slug, at=at, sections=sections), sections)


@public
def tag_feed(request, slug, *, at):
    return _subject_feed(request, find_tag(slug, at=at), Sections())


@public
def author_feed(request, slug, *, at):
    return _subject_feed(request, find_author(slug, at=at), Sections())
