"""The search page shows what the index finds, page by page, and only while it is public."""

from datetime import timedelta

import pytest
from django.test import Client

from articles import search
from tests.articles.reader.conftest import NOW, make_story, one, parsed, select, words

pytestmark = pytest.mark.django_db


def read(address):
    response = Client().get(address)
    assert response.status_code == 200
    return parsed(response)


def headlines(page):
    return [words(element) for element in select(page, "article .headline")]


def test_search_finds_stories_by_their_words(clock):
    stories = [make_story(headline="Hafenbrücke öffnet"), make_story(headline="Mittelstand stellt ein")]
    search.index(stories)
    page = read("/suche/?q=Hafenbr%C3%BCcke")
    assert headlines(page) == ["Hafenbrücke öffnet"]
    assert one(page, "main input[id=query]").get("value") == "Hafenbrücke"


def test_empty_search_asks_and_finds_nothing(clock):
    make_story()
    for address in ("/suche/", "/suche/?q=", "/suche/?q=%20%00"):
        page = read(address)
        assert headlines(page) == []
        assert select(page, "[role=status]") == []


def test_search_goes_on_page_by_page(clock, settings):
    settings.NEWSROOM = {"PAGE_LENGTH": 2}
    search.index([make_story(headline=f"Hafen und Fluss {number}") for number in range(5)])
    address, found = "/suche/?q=Hafen%20Fluss", []
    while address:
        page = read(address)
        found += headlines(page)
        address = next((link.get("href") for link in select(page, "a[rel=next]")), None)
    assert sorted(found) == [f"Hafen und Fluss {number}" for number in range(5)]
    assert select(page, "a[rel=prev]")[0].get("href") == "/suche/?q=Hafen%20Fluss&seite=2"


def test_withdrawn_story_is_not_found(clock):
    search.index([make_story(headline="Hafen", live_until=NOW + timedelta(hours=1))])
    assert headlines(read("/suche/?q=Hafen")) == ["Hafen"]
    clock(NOW + timedelta(hours=1))
    assert headlines(read("/suche/?q=Hafen")) == []


def test_results_are_kept_from_search_engines(clock):
    assert one(read("/suche/?q=x"), "meta[name=robots]").get("content") == "noindex"
