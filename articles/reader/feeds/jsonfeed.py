"""JSON Feed 1.1, see https://www.jsonfeed.org/version/1.1/."""

import json

from django.conf import settings

from articles.reader.feeds.xmlwriting import moment
from articles.reader.frame import absolute
from articles.reader.icons import LARGE_ICON, icon_address

MEDIA_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def write(channel):
    """The bytes of the feed. What is empty is left out, as the specification asks."""
    feed = {
        "version": VERSION,
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.address,
        "feed_url": channel.own,
        "next_url": channel.older,
        "icon": icon_address(LARGE_ICON),
        "favicon": icon_address("icon-192.png"),
        "language": settings.LANGUAGE_CODE,
        "authors": [{"name": settings.SITE_NAME, "url": absolute("/")}],
        "hubs": [{"type": "WebSub", "url": settings.WEBSUB_HUB}] if settings.WEBSUB_HUB else [],
    }
    items = [filled(_item(item)) for item in channel.items]
    return json.dumps({**filled(feed), "items": items}, ensure_ascii=False).encode()


def filled(values):
    return {name: value for name, value in values.items() if value}


def _item(item):
    """The text of a story that gives only its teaser is the teaser: the format asks for one of the two."""
    return {
        "id": item.guid,
        "url": item.address,
        "title": item.title,
        "summary": item.summary if item.html else "",
        "content_html": item.html,
        "content_text": "" if item.html else item.summary or item.title,
        "date_published": moment(item.published),
        "date_modified": moment(item.updated),
        "authors": [filled({"name": author.name, "url": author.address}) for author in item.authors],
        "tags": item.categories,
        "language": item.language,
        "image": item.media.source if item.media else "",
        "attachments": [_attachment(item.media)] if item.media else [],
    }


def _attachment(media):
    title = " ".join(filter(None, [media.caption or media.alternative, media.credit and f"({media.credit})"]))
    return filled({"url": media.source, "mime_type": media.kind, "title": title})
