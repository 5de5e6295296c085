"""Lists go on by keyset: complete, without repetition, honest about broken tokens."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404
from django.test import Client

from articles.reader.paging import read_token
from tests.articles.reader.conftest import (
    NOW,
    make_correction,
    make_section,
    make_story,
    one,
    parsed,
    select,
    words,
)

pytestmark = pytest.mark.django_db


def pages_of(address):
    """Every page from the address on, by following the link to older stories."""
    pages = []
    while address:
        response = Client().get(address)
        assert response.status_code == 200
        pages.append(parsed(response))
        address = older(pages[-1])
    return pages


def older(page):
    """Where the link to older stories leads, None without one."""
    return next((link.get("href") for link in select(page, "a[rel=next]")), None)


def headlines(page):
    return [words(element) for element in select(page, ".headline")]


@pytest.mark.parametrize("address", ["/?vor=jetzt", "/politik/", "/politik/?vor=jetzt"])
def test_list_shows_each_story_once_newest_first(clock, settings, address):
    settings.NEWSROOM = {"PAGE_LENGTH": 3, "HOME_LENGTH": 3}
    moments = [NOW - timedelta(hours=number) for number in range(3)] + [NOW - timedelta(days=1)] * 4
    for number, moment in enumerate(moments):
        make_story(published_at=moment, headline=f"Titel {number}")
    # Of the same microsecond, the later row comes first.
    expected = [["Titel 0", "Titel 1", "Titel 2"], ["Titel 6", "Titel 5", "Titel 4"], ["Titel 3"]]
    assert [headlines(page) for page in pages_of(address)] == expected


def test_last_page_has_no_link_to_older_stories(clock, settings):
    settings.NEWSROOM = {"HOME_LENGTH": 3}
    for _number in range(3):
        make_story()
    assert len(pages_of("/?vor=jetzt")) == 1


def test_older_page_leads_back_and_asks_not_to_be_indexed(clock, settings):
    settings.NEWSROOM = {"PAGE_LENGTH": 1}
    for _number in range(2):
        make_story()
    first, second = pages_of("/politik/")
    assert one(first, "meta[name=robots]").get("content") == "max-image-preview:large"
    assert one(first, "link[rel=canonical]").get("href") == "http://testserver/politik/"
    assert one(second, "meta[name=robots]").get("content") == "noindex"
    assert select(second, "link[rel=canonical]") == []
    assert [link.get("href") for link in select(second, ".pager a")] == ["/politik/"]


def test_page_after_a_story_of_the_year_1890_works(clock, settings):
    settings.NEWSROOM = {"HOME_LENGTH": 1}
    old = datetime(1890, 3, 18, tzinfo=UTC)
    make_story(published_at=old + timedelta(days=1), headline="Später")
    make_story(published_at=old, headline="Früher")
    assert [headlines(page) for page in pages_of("/?vor=jetzt")] == [["Später"], ["Früher"]]


def test_new_story_does_not_shift_the_older_pages(clock, settings):
    settings.NEWSROOM = {"HOME_LENGTH": 2}
    for number in range(4):
        make_story(published_at=NOW - timedelta(hours=number), headline=f"Titel {number}")
    following = older(parsed(Client().get("/?vor=jetzt")))
    make_story(published_at=NOW, headline="Eben erst")
    assert headlines(parsed(Client().get(following))) == ["Titel 2", "Titel 3"]


BROKEN = [
    "",
    "x",
    "1",
    "1.",
    ".1",
    "1.0",
    "-1",
    "1.-1",
    "1.1.1",
    "9" * 18 + ".1",
    "1." + "9" * 19,
    "1e5.1",
    "١.١",
]


@pytest.mark.parametrize("token", [*BROKEN, "-99999999999999999.1", "1.1\n", "1.1\x00"])
def test_broken_token_is_refused(token):
    with pytest.raises(Http404):
        read_token(token)


@pytest.mark.parametrize("address", ["/", "/politik/", "/korrekturen/", "/archiv/2026/11/"])
@pytest.mark.parametrize("token", [*BROKEN, "1.1", "%00", "%ff"])
def test_broken_or_exhausted_token_answers_404(clock, address, token):
    make_correction(make_story())
    assert Client().get(f"{address}?vor={token}").status_code == 404


def test_page_costs_the_same_rows_however_old(clock, settings, django_assert_num_queries):
    settings.NEWSROOM = {"PAGE_LENGTH": 2}
    section = make_section()
    for number in range(20):
        make_story(section, published_at=NOW - timedelta(hours=number))
    address = older(pages_of("/politik/")[-2])
    with django_assert_num_queries(2) as captured:
        assert Client().get(address).status_code == 200
    assert not [query for query in captured.captured_queries if "OFFSET" in query["sql"]]
