"""Sitemaps: stable parts, nothing hidden, nothing that is not public."""

from datetime import timedelta

import pytest
from django.test import Client
from lxml import etree

from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_section,
    make_story,
    make_tag,
    make_withdrawn,
    stored_picture,
)

pytestmark = pytest.mark.django_db
NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(address):
    """Each address with the day it changed."""
    root = etree.fromstring(Client().get(address).content)
    return {entry.findtext(NS + "loc"): entry.findtext(NS + "lastmod") for entry in root}


def test_part_lists_what_may_be_found(clock, settings):
    settings.NEWSROOM = {"SITEMAP_LENGTH": 10**6}
    shown = make_story(live_from=NOW - timedelta(hours=1))
    make_story(noindex=True)
    make_story(live_from=NOW + timedelta(seconds=1))
    make_withdrawn()
    assert entries("/sitemap-0.xml") == {
        "http://testserver" + shown.get_absolute_url(): "2026-11-24T09:00:00+01:00"
    }


def test_index_lists_the_parts_and_when_they_changed(clock, settings):
    settings.NEWSROOM = {"SITEMAP_LENGTH": 1}
    old = make_story(live_from=NOW - timedelta(days=1))
    new = make_story()
    make_story(noindex=True)
    make_story(live_from=NOW + timedelta(seconds=1))
    assert entries("/sitemap.xml") == {
        "http://testserver/sitemap-themen.xml": "2026-11-24T09:00:00+01:00",
        f"http://testserver/sitemap-{old.article_id}.xml": "2026-11-23T10:00:00+01:00",
        f"http://testserver/sitemap-{new.article_id}.xml": "2026-11-24T09:00:00+01:00",
    }


def test_new_story_changes_only_the_newest_part(clock, settings):
    settings.NEWSROOM = {"SITEMAP_LENGTH": 2}
    for _number in range(4):
        make_story()
    before = parts()
    make_story()
    after = parts()
    oldest_first = sorted(before, key=lambda address: int(address[len("/sitemap-") : -len(".xml")]))
    assert {address: after[address] for address in oldest_first[:-1]} == {
        address: before[address] for address in oldest_first[:-1]
    }


def parts():
    """The parts with stories, by address."""
    paths = [address.removeprefix("http://testserver") for address in entries("/sitemap.xml")]
    return {path: Client().get(path).content for path in paths if path != "/sitemap-themen.xml"}


def test_part_without_stories_does_not_exist(clock):
    make_story()
    assert Client().get("/sitemap-4711.xml").status_code == 404


IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def test_story_with_a_picture_names_it(clock, settings):
    settings.NEWSROOM = {"SITEMAP_LENGTH": 10**9}
    make_story(picture=stored_picture())
    make_story()
    root = etree.fromstring(Client().get("/sitemap-0.xml").content)
    assert [entry.findtext(f".//{IMAGE}loc") for entry in root] == [
        "http://testserver/medien/ab/cdef-1280.jpg",
        None,
    ]


def test_pages_of_subjects_changed_with_their_newest_story(clock):
    top = make_section("politik")
    below, empty = make_section("bund", parent=top), make_section("leer")
    anna, hafen, hidden = make_author("Anna"), make_tag("Hafen"), make_tag("Verborgen")
    make_story(below, authors=[anna], tags=[hafen], live_from=NOW - timedelta(days=2))
    make_story(top, authors=[anna], live_from=NOW - timedelta(days=1))
    make_story(empty, noindex=True, tags=[hidden])
    make_story(empty, live_from=NOW + timedelta(seconds=1), tags=[hidden], authors=[make_author("Berta")])
    make_withdrawn(section=empty, tags=[hidden])
    older, newer = "2026-11-22T10:00:00+01:00", "2026-11-23T10:00:00+01:00"
    assert entries("/sitemap-themen.xml") == {
        "http://testserver/": newer,
        "http://testserver/politik/": newer,
        "http://testserver/bund/": older,
        "http://testserver/thema/hafen/": older,
        "http://testserver/autor/anna/": newer,
    }


def test_sitemap_of_subjects_needs_a_story(clock):
    make_section("leer")
    assert Client().get("/sitemap-themen.xml").status_code == 404


def test_news_are_those_of_two_days_newest_first(clock):
    new = make_story(headline="Neu & <wichtig>", language="en", picture=stored_picture())
    old = make_story(headline="Alt", live_from=NOW - timedelta(hours=48))
    make_story(live_from=NOW - timedelta(hours=48, seconds=1))
    make_story(live_from=NOW - timedelta(minutes=1), published_at=NOW - timedelta(days=9))
    make_story(noindex=True)
    make_story(live_from=NOW + timedelta(seconds=1))
    make_withdrawn()
    root = etree.fromstring(Client().get("/news-sitemap.xml").content)
    assert [[(each.tag, each.text) for each in entry.iter() if not len(each)] for entry in root] == [
        [
            (NS + "loc", "http://testserver" + new.get_absolute_url()),
            (NS + "lastmod", "2026-11-24T09:00:00+01:00"),
            (NEWS + "name", "Newsroom"),
            (NEWS + "language", "en"),
            (NEWS + "publication_date", "2026-11-24T09:00:00+01:00"),
            (NEWS + "title", "Neu & <wichtig>"),
            (IMAGE + "loc", "http://testserver/medien/ab/cdef-1280.jpg"),
        ],
        [
            (NS + "loc", "http://testserver" + old.get_absolute_url()),
            (NS + "lastmod", "2026-11-22T10:00:00+01:00"),
            (NEWS + "name", "Newsroom"),
            (NEWS + "language", "de"),
            (NEWS + "publication_date", "2026-11-22T10:00:00+01:00"),
            (NEWS + "title", "Alt"),
        ],
    ]


def test_news_without_any_are_an_empty_list(clock):
    assert len(etree.fromstring(Client().get("/news-sitemap.xml").content)) == 0
