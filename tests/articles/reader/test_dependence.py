"""What pages say they depend on, for the cache that keeps them."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.models.reading import ReadCount
from articles.models.taxonomy import Tag
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_section,
    make_story,
    make_tag,
    make_withdrawn,
)
from tests.articles.reader.fronts import make_front, pin

pytestmark = pytest.mark.django_db


def keys(address):
    return set(Client().get(address).headers.get("Surrogate-Key", "").split())


def test_story_names_itself_its_section_and_what_it_links_to(clock):
    linked = make_story()
    story = make_story(linked_ids=[linked.article_id, 999])
    section = story.category_id
    assert keys(story.get_absolute_url()) == {
        *(f"article-{pk}" for pk in (story.article_id, linked.article_id, 999)),
        f"category-{section}",
        "site",
    }


def test_lists_name_their_subject(clock):
    author, tag = make_author(), make_tag("Hafen")
    story = make_story(authors=[author], tags=[tag])
    assert keys(f"/thema/{tag.slug}/") == {f"tag-{tag.pk}", "site"}
    assert keys(author.get_absolute_url()) == {f"author-{author.pk}", "site"}
    assert keys(story.category.get_absolute_url()) == {f"category-{story.category_id}", "site"}
    assert keys("/feeds/atom.xml") == {"feeds", "site"}


def test_front_names_its_pins_and_what_its_rules_ask_for(clock):
    story, tag, section = make_story(), make_tag("Wahl"), make_section("kultur")
    make_front(
        {"placements": [pin(story)]},
        {"title": "Wahl", "rule": {"tags": [tag.pk]}},
        {"template": "section", "rule": {"categories": [section.pk]}},
    )
    wanted = {"home", "site", f"article-{story.article_id}", f"tag-{tag.pk}", f"category-{section.pk}"}
    assert keys("/") == wanted


def test_front_with_a_rule_of_age_holds_until_the_next_story_is_too_old(clock):
    old, young = (make_story(live_from=NOW - timedelta(hours=hours)) for hours in (2, 1))
    make_front({"rule": {"max_age": 3}})
    headers = Client().get("/").headers
    assert float(headers["X-Valid-Until"]) == (old.published_at + timedelta(hours=3)).timestamp()
    assert young.published_at > old.published_at


def test_most_read_may_lag_and_names_every_candidate(clock, settings):
    settings.NEWSROOM = {"READS_LAG": 60}
    stories = [make_story() for _each in range(4)]
    gone = make_withdrawn()
    ReadCount.objects.add({(each.article_id, NOW): 9 for each in [*stories, gone]})
    headers = Client().get("/").headers
    assert headers["X-May-Lag"] == "60"
    assert {f"article-{each.article_id}" for each in [*stories, gone]} <= set(
        headers["Surrogate-Key"].split()
    )


def test_month_names_those_between_which_a_nearer_one_could_appear(clock):
    for months in (0, 60, 120):
        make_story(live_from=NOW - timedelta(days=months))
    assert keys("/archiv/2026/09/") == {
        "archive-2026-07",
        "archive-2026-08",
        "archive-2026-09",
        "archive-2026-10",
        "archive-2026-11",
        "site",
    }
    assert keys("/archiv/2026/11/") == {"home", "site"}


@pytest.mark.parametrize(
    "address", ["/gibt-es-nicht/", "/suche/?q=hafen", "/archiv/", "/archiv/2026/11/24/?zeit=99", "/healthz"]
)
def test_what_changes_by_itself_or_is_missing_names_nothing(clock, address):
    make_story()
    assert keys(address) == set()


def test_withdrawn_story_and_renamed_word_name_nothing(clock):
    withdrawn = make_withdrawn()
    assert keys(withdrawn.get_absolute_url()) == set()
    assert Tag.objects.count() == 0


def test_wrong_address_of_a_story_names_the_story(clock):
    story = make_story()
    response = Client().get(f"/falsch/falsch-{story.article_id}/")
    assert (response.status_code, f"article-{story.article_id}" in response.headers["Surrogate-Key"]) == (
        301,
        True,
    )
