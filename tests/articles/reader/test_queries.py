"""How many queries a page costs: the same for one story, three and thirty."""

from datetime import timedelta

import pytest
from django.test import Client

from articles import search
from articles.models.publication import Publication
from articles.models.reading import ReadCount
from articles.models.taxonomy import Category, Tag
from articles.reader.mostread import leading, most_read
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_correction,
    make_section,
    make_story,
    make_tag,
    make_withdrawn,
)
from tests.articles.reader.fronts import make_banner, make_front
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def read(address):
    response = Client().get(address)
    assert response.status_code == 200
    return response


def make_newsroom(count):
    """So many sections, stories, tags, authors, links and corrections; returns the newest story."""
    section = make_section()
    for number in range(count):
        make_section(f"unter-{number}", parent=section, responsible=f"Person {number}")
    authors = [make_author(f"Autorin {number}") for number in range(count)]
    tags = [make_tag(f"Wort {number}") for number in range(count)]
    stories = [make_story(section, authors=authors, tags=tags) for number in range(count)]
    ids = [story.article_id for story in stories]
    story = make_story(
        section,
        authors=authors,
        tags=tags,
        linked_ids=ids,
        parts=[{"card": pk, "title": ""} for pk in ids],
        closing_links=[{"article": pk, "title": ""} for pk in ids],
        headline="Die neueste",
    )
    for number in range(count):
        make_correction(story, text=f"Hinweis {number}")
    for number in range(min(count, 3)):
        make_banner(f"Zeile {number}", story=story.article_id)
    for kind in ("imprint", "privacy", "other"):
        make_page(kind, title="Über uns")
    return story


@pytest.mark.parametrize("count", [1, 3, 30])
def test_article_costs_four_queries(clock, django_assert_num_queries, count):
    story = make_newsroom(count)
    address = story.get_absolute_url()
    with django_assert_num_queries(4):
        page = read(address).content.decode()
    assert page.count('class="readmore"') == count
    assert page.count('class="notice"') == count


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/", 5),  # sections, front, what to choose from, stories, most read
        ("/politik/", 4),  # sections, front, list, most read
        ("/thema/wort-0/", 5),
        ("/autor/autorin-0/", 3),
        ("/archiv/2026/", 4),
        ("/archiv/2026/11/", 3),
        ("/archiv/2026/11/24/", 4),
        ("/archiv/2026/11/24/09-30/", 10),
        ("/impressum/", 2),
        ("/datenschutz/", 2),
        ("/seite/ueber-uns/", 2),
        ("/korrekturen/?art=korrektur", 3),
        ("/korrekturen/", 3),
        ("/feeds/rss.xml", 1),
        ("/feeds/atom.xml", 1),
        ("/feeds/feed.json", 1),
        ("/feeds/", 1),
        ("/politik/feeds/rss.xml", 2),
        ("/thema/wort-0/feeds/rss.xml", 2),
        ("/autor/autorin-0/feeds/rss.xml", 2),
        ("/sitemap.xml", 1),
        ("/sitemap-themen.xml", 4),
        ("/news-sitemap.xml", 2),
        ("/manifest.webmanifest", 0),
        ("/.well-known/tdmrep.json", 0),
        ("/robots.txt", 0),
        ("/healthz", 1),
    ],
)
def test_page_costs_the_same_for_many_stories(clock, django_assert_num_queries, count, address, queries):
    make_newsroom(count)
    with django_assert_num_queries(queries):
        read(address)


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/feeds/rss.xml", 2),
        ("/politik/feeds/atom.xml", 3),
        ("/thema/wort-0/feeds/feed.json", 3),
        ("/autor/autorin-0/feeds/rss.xml", 3),
        ("/suche/feeds/rss.xml?q=neueste", 3),
    ],
)
def test_feed_with_whole_texts_costs_the_same_for_many_stories(
    clock, django_assert_num_queries, settings, count, address, queries
):
    settings.NEWSROOM = {"FEED_TEXT": "full"}
    search.index([make_newsroom(count)])
    with django_assert_num_queries(queries):
        read(address)


@pytest.mark.parametrize("count", [1, 3, 30])
def test_part_of_the_sitemap_costs_two_queries(clock, django_assert_num_queries, settings, count):
    settings.NEWSROOM = {"SITEMAP_LENGTH": 10**9}
    make_newsroom(count)
    with django_assert_num_queries(2):
        assert read("/sitemap-0.xml").content.count(b"<loc>") == count + 1


def test_lists_leave_the_big_columns_in_the_database(clock, django_assert_num_queries):
    make_story()
    with django_assert_num_queries(5) as captured:
        read("/")
    assert not [
        query
        for query in captured.captured_queries
        if "plain_text" in query["sql"] or "parts" in query["sql"]
    ]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_page_that_is_not_there_costs_three_queries_at_most(clock, django_assert_num_queries, count):
    make_newsroom(count)
    gone = make_withdrawn()
    for address, queries in [
        ("/politik/unbekannt-999999/", 3),
        ("/nix/da/", 2),
        ("/seite/nix/", 3),
        (gone.get_absolute_url(), 3),
    ]:
        with django_assert_num_queries(queries):
            assert Client().get(address).status_code in (404, 410)


@pytest.mark.parametrize("count", [3, 30])
def test_most_read_costs_one_query_while_the_numbers_are_remembered(
    clock, settings, django_assert_num_queries, count
):
    settings.NEWSROOM = {"READS_LAG": 60}
    leading.forget()
    make_newsroom(count)
    ReadCount.objects.add({(story.article_id, NOW): 9 for story in Publication.objects.all()})
    for moment, queries in [(NOW, 2), (NOW, 1), (NOW + timedelta(minutes=1), 2)]:
        with django_assert_num_queries(queries):
            assert len(most_read(moment, 5)) == min(5, count + 1)


def test_missing_pages_cost_a_planned_story_no_more_than_an_unknown_one(clock, django_assert_num_queries):
    planned = make_story(live_from=NOW.replace(hour=10))
    assert Publication.objects.live().count() == 0
    for address in (planned.get_absolute_url(), "/politik/unbekannt-999999/"):
        with django_assert_num_queries(3):
            assert Client().get(address).status_code == 404


def arrange_front(count, subject=None):
    """A front of so many slots of every kind, each with pins and rules."""
    pins = [{"article": story.article_id} for story in Publication.objects.all()[:count]]
    tag, section = make_tag("Regel"), make_section("regel")
    templates = ["lead", "grid", "list", "section", "opinion", "strip"] * count
    rules = [{}, {"categories": [section.pk]}, {"tags": [tag.pk]}, {"genre": "opinion"}, {"max_age": 3}]
    rules = (rules * len(templates))[: min(len(templates), 40)]
    make_front(
        *(
            {"template": template, "rule": rule, "max": 5, "placements": pins[number : number + 1]}
            for number, (template, rule) in enumerate(zip(templates, rules, strict=False))
        ),
        subject=subject,
    )


@pytest.mark.parametrize("count", [1, 3, 30])
@pytest.mark.parametrize(("address", "queries"), [("/", 5), ("/politik/", 6), ("/thema/wort-0/", 7)])
def test_front_costs_three_queries_however_many_slots(
    clock, django_assert_num_queries, count, address, queries
):
    make_newsroom(count)
    subjects = {
        "/politik/": Category.objects.get(slug="politik"),
        "/thema/wort-0/": Tag.objects.get(name="Wort 0"),
    }
    arrange_front(count, subjects.get(address))
    with django_assert_num_queries(queries):
        assert b'class="slot slot-lead' in read(address).content
