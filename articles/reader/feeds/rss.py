"""RSS 2.0 with the modules readers know: content, Dublin Core, Media RSS, and Atom for links."""

from email.utils import format_datetime

from django.conf import settings
from lxml import etree

from articles.reader.feeds.xmlwriting import (
    ATOM,
    CONTENT,
    DC,
    DCTERMS,
    MEDIA,
    add,
    add_media,
    moment,
    written,
)

MEDIA_TYPE = "application/rss+xml; charset=utf-8"
NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DC, "dcterms": DCTERMS, "media": MEDIA}


def write(channel):
    """The bytes of the feed."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    head = add(root, "channel")
    add(head, "title", channel.title)
    add(head, "link", channel.address)
    add(head, "description", channel.description)
    add(head, "language", settings.LANGUAGE_CODE)
    if channel.updated:
        add(head, "lastBuildDate", format_datetime(channel.updated))
    for relation, address in channel_links(channel):
        kind = {} if relation == "hub" else {"type": "application/rss+xml"}
        add(head, f"{{{ATOM}}}link", rel=relation, href=address, **kind)
    for item in channel.items:
        _add_item(head, item)
    return written(root)


def channel_links(channel):
    """Relation and address of what a feed leads to besides its page."""
    links = {"self": channel.own, "next": channel.older, "hub": settings.WEBSUB_HUB}
    return [(relation, address) for relation, address in links.items() if address]


def _add_item(head, item):
    entry = add(head, "item")
    add(entry, "title", item.title)
    add(entry, "link", item.address)
    add(entry, "description", item.summary)
    if item.html:
        add(entry, f"{{{CONTENT}}}encoded", item.html)
    add(entry, "pubDate", format_datetime(item.published))
    add(entry, f"{{{DCTERMS}}}modified", moment(item.updated))
    add(entry, "guid", item.guid, isPermaLink="false")
    for name in item.categories:
        add(entry, "category", name)
    for author in item.authors:
        add(entry, f"{{{DC}}}creator", author.name)
    if item.language != settings.LANGUAGE_CODE:
        add(entry, f"{{{DC}}}language", item.language)
    if item.media:
        add_media(entry, item.media)
