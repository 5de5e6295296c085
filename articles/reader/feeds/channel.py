"""What a feed says, whatever its dialect: a channel of items, made from live stories. Asks no database."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from articles.reader.frame import absolute
from articles.reader.media import Media, media_of
from articles.reader.words import author_address

# What XML 1.0 cannot hold, not even escaped; no dialect gets it.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GUID_DATE = "2026"  # since when the site owns its name, see RFC 4151; part of every guid, never to be changed


def xml_text(text):
    return NOT_XML.sub("", text)


@dataclass(frozen=True)
class Person:
    """Somebody in a byline; `address` of their page, empty for one without."""

    name: str
    address: str


@dataclass(frozen=True)
class Item:
    """One story. `html` is its full text, empty where the house gives the teaser only."""

    guid: str
    address: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str
    categories: list
    authors: list = field(default_factory=list)
    media: Media | None = None


@dataclass(frozen=True)
class Channel:
    """`address` is the page it belongs to, `own` its own address, `older` that of the next part; all absolute."""

    title: str
    description: str
    address: str
    own: str
    items: list
    older: str = ""

    @property
    def updated(self):
        """When the newest change of a story took effect; None without a story."""
        return max((item.updated for item in self.items), default=None)


def item_of(story, html=""):
    """A story with its section attached."""
    return Item(
        guid=guid_of(story),
        address=absolute(story.get_absolute_url()),
        title=xml_text(story.teaser_headline),
        summary=xml_text(story.teaser_text),
        html=xml_text(html),
        published=story.published_at,
        updated=story.live_from,
        language=story.language,
        categories=[xml_text(name) for name in _categories(story)],
        authors=[_person(author) for author in story.byline],
        media=media_of(story.teaser_picture),
    )


def guid_of(story):
    """The same for ever, whatever becomes of slug and section."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{GUID_DATE}:article-{story.article_id}"


def _categories(story):
    """The section and the tags, each word once."""
    return dict.fromkeys([story.category.name, *(tag["name"] for tag in story.tag_list)])


def _person(author):
    address = author_address(author)
    return Person(xml_text(author["name"]), absolute(address) if address else "")
