"""The search of the list: words, tags, authors, numbers, addresses as they are and as they were."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import search
from articles.admin.article import words
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


@pytest.mark.parametrize(
    "typed", ["Häfen", "hafen", "Ha", "Hafenk", "Kran", "schwankte", "hafen schwankte", "die Hafenkräne"]
)
def test_search_finds_released_stories_by_words_their_beginnings_and_parts(client, typed):
    make_published(headline="Der Hafenkran", body="<p>Er <strong>schwankte</strong> lange.</p>")
    make_published(headline="Der Zug", body="<p>Er fuhr <strong>ab</strong>.</p>")
    at_desk(client, make_chief())
    assert listed(client, f"?q={typed}") == {"Der Hafenkran"}


def test_search_of_released_stories_knows_no_markup_and_asks_for_every_word(client):
    make_published(headline="Der Hafenkran", body="<p>Er <strong>schwankte</strong>.</p>")
    at_desk(client, make_chief())
    assert [listed(client, f"?q={typed}") for typed in ("strong", "hafen fuhr", "…")] == [set()] * 3


def test_search_looks_into_what_is_being_written_and_not_into_what_it_was(client):
    story, chief = make_published(body="<p>Ein Bagger hob.</p>"), make_chief()
    step(story, "edit", chief, content={"headline": "Der Lastkahn", "body": "<p>Er schwankte.</p>"})
    at_desk(client, chief)
    assert listed(client, "?q=astkah") == listed(client, "?q=schwank") == {"Der Lastkahn"}
    assert listed(client, "?q=Bagger") == set()
    step(story, "publish_urgently", chief, reason="Eil")
    assert listed(client, "?q=Lastkahn") == listed(client, "?q=Kahn") == {"Der Lastkahn"}
    assert listed(client, "?q=Bagger") == set()


def test_search_looks_through_everything_while_the_index_does_not_answer(client, monkeypatch):
    def silent(*asked):
        raise search.Silent

    make_published(headline="Der Hafenkran")
    at_desk(client, make_chief())
    assert listed(client, "?q=afenkra") == set()
    monkeypatch.setattr(search, "newest_with", silent)
    assert listed(client, "?q=afenkra") == {"Der Hafenkran"}


def test_search_lists_the_newest_of_many_released_stories(client, monkeypatch):
    monkeypatch.setattr(words, "MOST", 2)
    for number in range(4):
        make_published(headline=f"Hafen {number}")
    make_draft(headline="Hafen im Entwurf")
    at_desk(client, make_chief())
    assert listed(client, "?q=Hafen") == {"Hafen 2", "Hafen 3", "Hafen im Entwurf"}
    assert listed(client, "?q=Hafen 1") == {"Hafen 1"}


def test_search_finds_a_withdrawn_story_whose_plan_went_with_it(client):
    story, chief = make_published(headline="Der Hafenkran"), make_chief()
    step(story, "edit", chief, content={"headline": "Der Lastkahn"})
    step(story, "submit", chief)
    step(story, "approve", make_chief())
    step(story, "publish", chief, at=timezone.now() + timedelta(days=1))
    at_desk(client, chief)
    assert listed(client, "?q=Kahn") == {"Der Lastkahn"}
    step(story, "withdraw", chief, reason="Ein Fehler")
    assert listed(client, "?q=Hafenkran") == {"Der Lastkahn"}


def test_number_with_its_sign_finds_that_story_alone(client):
    story = make_published(headline="Gesucht")
    make_published(headline="Andere", body=f"<p>Es waren {story.pk} Schiffe.</p>")
    make_draft(headline="Entwurf", body=f"<p>Und #{story.pk} Kräne.</p>")
    at_desk(client, make_chief())
    assert listed(client, f"?q=%23{story.pk}") == {"Gesucht"}
    assert listed(client, f"?q={story.pk}") == {"Gesucht", "Andere", "Entwurf"}
