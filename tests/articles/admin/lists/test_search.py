"""The search of the list: words, tags, authors, numbers, addresses as they are and as they were."""

import pytest
from django.urls import reverse

from tests.articles.admin.desk import at_desk, change_url
from tests.articles.admin.lists.test_list import listed
from tests.factories import make_author, make_category, make_chief, make_draft, make_published, step

pytestmark = pytest.mark.django_db


def test_search_finds_tags_whatever_their_spelling_and_authors(client):
    make_draft(headline="Gesucht", tags=["Grüne Woche"], credits=[make_author("Berta Wölfel").pk])
    make_draft(headline="Anderes", tags=["Hafen"], credits=[make_author("Anton Zink").pk])
    at_desk(client, make_chief())
    found = [listed(client, f"?q={typed}") for typed in ("gruene", "GRÜNE woche", "wölfel", "gruene wölfel")]
    assert found == [{"Gesucht"}] * 4


def make_moved():
    """Published under one slug and section, then under others."""
    old, new = make_category("Alt", slug="alt"), make_category("Neu", slug="neu")
    story = make_published(category=old, headline="Gesucht", slug="alter-weg")
    chief = make_chief()
    step(story, "edit", chief, content={"slug": "neuer-weg", "category": new.pk})
    step(story, "publish_urgently", chief, reason="Eil")
    make_draft(headline="Anderes")
    return story


@pytest.mark.parametrize(
    "typed",
    [
        "https://zeitung.example/alt/alter-weg-{pk}/",
        "https://zeitung.example/alt/alter-weg-{pk}/?utm_source=x%23kommentare",
        "/neu/neuer-weg-{pk}/",
        "alt/alter-weg-{pk}",
        "alter-weg-{pk}",
        "alter-weg",
        "neuer-weg",
        "https://desk.example/admin/articles/article/{pk}/change/",
        "%23{pk}",
        "{pk}",
    ],
)
def test_search_finds_by_number_and_by_addresses_old_and_new(client, typed):
    story = make_moved()
    at_desk(client, make_chief())
    assert listed(client, "?q=" + typed.format(pk=story.pk)) == {"Gesucht"}


@pytest.mark.parametrize(
    "typed",
    ["/neu/weg-999999/", "covid-{pk}", "https://", "-1", "a/b", "/x-99999999999999999999/"],
)
def test_search_does_not_take_any_number_for_an_address(client, typed):
    story = make_moved()
    at_desk(client, make_chief())
    assert listed(client, "?q=" + typed.format(pk=story.pk)) == set()


def test_lookup_of_the_editor_finds_by_address_too(client):
    story = make_moved()
    at_desk(client, make_chief())
    lookup = reverse("admin:articles_article_lookup")
    answer = client.get(lookup, {"term": f"http://testserver{change_url(story)}"})
    assert [found["id"] for found in answer.json()["results"]] == [story.pk]
