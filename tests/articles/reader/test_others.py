"""What stands around a story: more of its section, cards, translations. All live, all by one query."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from articles.models.publication import Publication
from articles.reader.others import others_of
from articles.reader.sections import Sections
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


def page_of(story):
    response = Client().get(story.get_absolute_url())
    assert response.status_code == 200
    return parsed(response)


def more_of(page):
    return [link.get("href") for link in select(page, ".more h3 a")]


def at(hours):
    return {"live_from": NOW - timedelta(hours=hours)}


def test_more_of_the_section_are_the_six_newest_live_ones_not_linked_already(clock):
    section = make_section("politik")
    below = make_section("bund", parent=section)
    linked = make_story(section, **at(2))
    stories = [make_story(below if number % 2 else section, **at(number)) for number in range(3, 11)]
    make_story(section, live_from=NOW + timedelta(seconds=1))
    make_story(section, live_from=NOW - timedelta(hours=2), live_until=NOW)
    make_story(make_section("sport"), **at(1))
    story = make_story(section, linked_ids=[linked.article_id], **at(4))
    assert more_of(page_of(story)) == [each.get_absolute_url() for each in stories[:6]]


def test_story_of_a_section_below_shows_its_own_section_alone(clock):
    section = make_section("politik")
    below = make_section("bund", parent=section)
    make_story(section)
    sibling = make_story(below)
    page = page_of(make_story(below))
    assert more_of(page) == [sibling.get_absolute_url()]
    assert words(one(page, ".more h2")) == "Mehr aus Bund" or words(one(page, ".more h2")) == "More from Bund"
    assert one(page, ".more h2 a").get("href") == "/bund/"


def test_first_story_of_a_section_has_nothing_more(clock):
    assert select(page_of(make_story()), ".more") == []


def test_card_shows_kicker_and_headline_of_today_and_hides_without_a_target(clock):
    target = make_story(make_section("sport"), kicker="Hafen", headline="Brücke offen")
    parts = [{"card": target.article_id, "title": ""}, {"card": 10**9, "title": "Fort"}]
    story = make_story(linked_ids=[target.article_id, 10**9], parts=parts)
    card = one(page_of(story), ".readmore")
    assert words(one(page_of(story), ".readmore-title")) == "Hafen: Brücke offen"
    assert card.xpath(".//a/@href") == [target.get_absolute_url()]


def test_translations_name_each_other_in_words_and_for_search_engines(clock):
    german = make_story(headline="Die Brücke ist offen")
    english = make_story(language="en", headline="The bridge is open", translation_group=german.article_id)
    french = make_story(language="fr", headline="Le pont est ouvert", translation_group=german.article_id)
    make_story(language="es", translation_group=german.article_id, live_from=NOW + timedelta(hours=1))
    for story, others in (
        (german, [english, french]),
        (english, [german, french]),
        (french, [german, english]),
    ):
        page = page_of(story)
        shown = [
            (link.get("hreflang"), link.get("lang"), link.get("href"), words(link))
            for link in select(page, ".translation a")
        ]
        assert shown == [
            (other.language, other.language, other.get_absolute_url(), other.headline) for other in others
        ]
        alternates = {
            (link.get("hreflang"), link.get("href"))
            for link in select(page, "link[rel=alternate]")
            if link.get("hreflang")
        }
        assert alternates == {
            (each.language, "http://testserver" + each.get_absolute_url()) for each in (story, *others)
        }


def test_translation_is_not_among_more_of_the_section(clock):
    german, other = make_story(), make_story()
    english = make_story(language="en", translation_group=german.article_id)
    assert more_of(page_of(german)) == [other.get_absolute_url()]
    assert more_of(page_of(english)) == [other.get_absolute_url()]


def test_second_text_in_the_language_of_the_story_is_no_translation(clock):
    german = make_story()
    make_story(language="de", translation_group=german.article_id)
    page = page_of(german)
    assert select(page, ".translation") == []
    assert [link for link in select(page, "link[rel=alternate]") if link.get("hreflang")] == []


@pytest.mark.parametrize("count", [1, 12])
def test_page_with_everything_costs_four_queries(clock, django_assert_num_queries, count):
    section = make_section()
    linked = [make_story(section) for _number in range(count)]
    for _number in range(count):
        make_story(section)
    ids = [each.article_id for each in linked]
    story = make_story(
        section,
        linked_ids=ids,
        parts=[{"card": pk, "title": ""} for pk in ids],
        closing_links=[{"article": pk, "title": ""} for pk in ids],
    )
    for _number in range(count):
        make_story(section, language="en", translation_group=story.article_id)
    address = story.get_absolute_url()
    with django_assert_num_queries(3):
        assert select(parsed(Client().get(address)), ".notice") == []
    make_correction(story)
    with django_assert_num_queries(4):
        page = parsed(Client().get(address))
    assert len(select(page, ".notice")) == 1
    assert len(select(page, ".readmore")) == count
    assert len(select(page, ".more h3")) == min(count, 6)
    assert len(select(page, ".translation")) == 1


def test_other_stories_are_found_by_indexes(clock, django_assert_num_queries):
    story = make_story()
    for _number in range(3):
        make_story(linked_ids=[story.article_id])
    Publication.objects.filter(pk=story.pk).update(linked_ids=[1, 2])
    story.refresh_from_db()
    with django_assert_num_queries(2) as captured:
        others_of(story, NOW, Sections())
    sql = captured.captured_queries[1]["sql"]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = [" ".join(map(str, row)) for row in cursor.fetchall()]
    assert [line for line in plan if re.search(r"\bSCAN\b|Seq Scan", line)] == []
