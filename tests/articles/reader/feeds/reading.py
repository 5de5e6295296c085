"""Feeds read back strictly: each reader asserts what the dialect's specification demands and returns plain values."""

import json
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from django.test import Client
from django.utils.dateparse import parse_datetime
from lxml import etree

ATOM, MEDIA = "{http://www.w3.org/2005/Atom}", "{http://search.yahoo.com/mrss/}"
CONTENT, CREATOR = (
    "{http://purl.org/rss/1.0/modules/content/}encoded",
    "{http://purl.org/dc/elements/1.1/}creator",
)
DIALECTS = ("rss.xml", "atom.xml", "feed.json")


def get(address, kind):
    response = Client().get(address)
    assert (response.status_code, response["Content-Type"]) == (200, f"application/{kind}; charset=utf-8")
    return response.content


def read(address):
    """Titles, dates, ids and the rest of a feed in any dialect, in the same words."""
    path = urlsplit(address).path
    reader = {"rss.xml": read_rss, "atom.xml": read_atom, "feed.json": read_json}[path.rpartition("/")[2]]
    feed = reader(address)
    assert all(map(is_absolute, [feed["page"], feed["own"], *(item["address"] for item in feed["items"])]))
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))
    return feed


def is_absolute(address):
    return bool(urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname)


def read_rss(address):
    """RSS 2.0: the required elements of a channel once each, RFC 822 dates, a guid that is no address says so."""
    root = etree.fromstring(get(address, "rss+xml"))
    assert (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1)
    (channel,) = root
    for name in ("title", "link", "description", "language"):
        assert len(channel.findall(name)) == 1, name
    links = {link.get("rel"): link.get("href") for link in channel.iterfind(f"{ATOM}link")}
    items = []
    for item in channel.iterfind("item"):
        assert item.find("title").text
        assert item.find("guid").get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo
        items.append(
            {
                "id": item.findtext("guid"),
                "address": item.findtext("link"),
                "title": item.findtext("title"),
                "text": item.findtext("description") or "",
                "html": item.findtext(CONTENT) or "",
                "published": parsedate_to_datetime(item.findtext("pubDate")),
                "updated": parse_datetime(item.findtext("{http://purl.org/dc/terms/}modified")),
                "authors": [each.text for each in item.iterfind(CREATOR)],
                "tags": [each.text for each in item.iterfind("category")],
                "picture": [each.get("url") for each in item.iterfind(f"{MEDIA}content")],
            }
        )
    return {
        "title": channel.findtext("title"),
        "page": channel.findtext("link"),
        "own": links["self"],
        "older": links.get("next", ""),
        "hub": links.get("hub", ""),
        "items": items,
    }


def read_atom(address):
    """RFC 4287: id, title and updated exactly once in feed and entry, an author for each entry, RFC 3339 dates."""
    root = etree.fromstring(get(address, "atom+xml"))
    assert root.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in root.iterfind(f"{ATOM}link")}
    for part in (root, *root.iterfind(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(ATOM + name)) == 1, name
        assert parse_datetime(part.findtext(f"{ATOM}updated")).tzinfo
    assert root.find(f"{ATOM}author") is not None
    return {
        "title": root.findtext(f"{ATOM}title"),
        "page": links["alternate"],
        "own": links["self"],
        "older": links.get("next", ""),
        "hub": links.get("hub", ""),
        "items": [_entry(entry) for entry in root.iterfind(f"{ATOM}entry")],
    }


def _entry(entry):
    links = {link.get("rel"): link.get("href") for link in entry.iterfind(f"{ATOM}link")}
    content = entry.find(f"{ATOM}content")
    assert content is None or content.get("type") == "html"
    return {
        "id": entry.findtext(f"{ATOM}id"),
        "address": links["alternate"],
        "title": entry.findtext(f"{ATOM}title"),
        "text": entry.findtext(f"{ATOM}summary") or "",
        "html": "" if content is None else content.text,
        "published": parse_datetime(entry.findtext(f"{ATOM}published")),
        "updated": parse_datetime(entry.findtext(f"{ATOM}updated")),
        "authors": [each.text for each in entry.iterfind(f"{ATOM}author/{ATOM}name")],
        "tags": [each.get("term") for each in entry.iterfind(f"{ATOM}category")],
        "picture": [links["enclosure"]] if "enclosure" in links else [],
    }


def read_json(address):
    """JSON Feed 1.1: version, title and items; each item with an id and a content; no value that is empty."""
    feed = json.loads(get(address, "feed+json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(feed[name] for name in feed if name != "items")
    for item in feed["items"]:
        assert all(item.values())
        assert len({"content_html", "content_text"} & item.keys()) == 1
        assert all(part["url"] and part["mime_type"] for part in item.get("attachments", ()))
    return {
        "title": feed["title"],
        "page": feed["home_page_url"],
        "own": feed["feed_url"],
        "older": feed.get("next_url", ""),
        "hub": feed["hubs"][0]["url"] if "hubs" in feed else "",
        "items": [_json_item(item) for item in feed["items"]],
    }


def _json_item(item):
    return {
        "id": item["id"],
        "address": item["url"],
        "title": item["title"],
        "text": item.get("summary") or item.get("content_text", ""),
        "html": item.get("content_html", ""),
        "published": parse_datetime(item["date_published"]),
        "updated": parse_datetime(item["date_modified"]),
        "authors": [author["name"] for author in item.get("authors", ())],
        "tags": item["tags"],
        "picture": [part["url"] for part in item.get("attachments", ())],
    }
