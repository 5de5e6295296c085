"""Sitemap and robots.txt: stable parts, nothing hidden, nothing that is not public."""

from datetime import timedelta

import pytest
from django.test import Client
from lxml import etree

from tests.articles.reader.conftest import NOW, make_story, make_withdrawn

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
        f"http://testserver/sitemap-{old.article_id}.xml": "2026-11-23T10:00:00+01:00",
        f"http://testserver/sitemap-{new.article_id}.xml": "2026-11-24T09:00:00+01:00",
    }


def test_new_story_changes_only_the_newest_part(clock, settings):
    settings.NEWSROOM = {"SITEMAP_LENGTH": 2}
    for _number in range(4):
        make_story()
    before = {address: Client().get(address).content for address in map(path, entries("/sitemap.xml"))}
    make_story()
    after = {address: Client().get(address).content for address in map(path, entries("/sitemap.xml"))}
    oldest_first = sorted(before, key=lambda address: int(address[len("/sitemap-") : -len(".xml")]))
    assert {address: after[address] for address in oldest_first[:-1]} == {
        address: before[address] for address in oldest_first[:-1]
    }


def path(address):
    return address.removeprefix("http://testserver")


def test_part_without_stories_does_not_exist(clock):
    make_story()
    assert Client().get("/sitemap-4711.xml").status_code == 404


def test_robots_hides_the_desk_and_names_the_sitemap(settings):
    settings.ADMIN_PATH = "desk/"
    assert Client().get("/robots.txt").content.decode() == (
        "User-agent: *\nDisallow: /desk/\n\nSitemap: http://testserver/sitemap.xml\n"
    )
