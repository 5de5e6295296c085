"""Atom, RFC 4287."""

from datetime import UTC, datetime

from django.conf import settings
from lxml import etree

from articles.reader.feeds.rss import channel_links
from articles.reader.feeds.xmlwriting import ATOM, MEDIA, XML_LANGUAGE, add, add_media, moment, written

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a feed has to name a time; one without stories never changed


def write(channel):
    """The bytes of the feed."""
    root = etree.Element("feed", {XML_LANGUAGE: settings.LANGUAGE_CODE}, nsmap={None: ATOM, "media": MEDIA})
    add(root, "id", channel.own)
    add(root, "title", channel.title)
    add(root, "subtitle", channel.description)
    add(root, "updated", moment(channel.updated or NEVER))
    add(root, "link", rel="alternate", type="text/html", href=channel.address)
    for relation, address in channel_links(channel):
        kind = {} if relation == "hub" else {"type": "application/atom+xml"}
        add(root, "link", rel=relation, href=address, **kind)
    add(add(root, "author"), "name", settings.SITE_NAME)  # whose the stories without a byline are
    for item in channel.items:
        _add_entry(root, item)
    return _in_atom(root)


def _add_entry(root, item):
    language = {} if item.language == settings.LANGUAGE_CODE else {XML_LANGUAGE: item.language}
    entry = etree.SubElement(root, "entry", language)
    add(entry, "id", item.guid)
    add(entry, "title", item.title)
    add(entry, "link", rel="alternate", type="text/html", href=item.address)
    add(entry, "published", moment(item.published))
    add(entry, "updated", moment(item.updated))
    for author in item.authors:
        person = add(entry, "author")
        add(person, "name", author.name)
        if author.address:
            add(person, "uri", author.address)
    for name in item.categories:
        add(entry, "category", term=name)
    add(entry, "summary", item.summary)
    if item.html:
        add(entry, "content", item.html, type="html")
    if item.media:
        add(entry, "link", rel="enclosure", type=item.media.kind, href=item.media.source)
        add_media(entry, item.media)


def _in_atom(root):
    """The elements were named without their namespace, which here is always the same."""
    for element in root.iter():
        if not element.tag.startswith("{"):
            element.tag = f"{{{ATOM}}}{element.tag}"
    return written(root)
