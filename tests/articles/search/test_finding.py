"""Only what is public, best first, by the index."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import search
from articles.search import finding
from tests.articles.search.stories import NOW, found, publication


@pytest.mark.django_db
def test_find_sees_only_what_is_public_at_the_moment():
    publication("Hafen heute")
    publication("Hafen morgen", days=-1)
    publication("Hafen gestern", days=9, until=NOW - timedelta(days=2))
    tomorrow = NOW + timedelta(days=1)
    assert found("Hafen") == ["Hafen heute"]
    assert found("Hafen", at=tomorrow - timedelta(microseconds=1)) == ["Hafen heute"]
    assert found("Hafen", at=tomorrow) == ["Hafen morgen", "Hafen heute"]
    assert found("Hafen", at=NOW - timedelta(days=3)) == ["Hafen gestern"]


@pytest.mark.django_db
def test_find_looks_at_now_by_default():
    made = publication("Hafen", until=timezone.now() + timedelta(hours=1))
    assert search.find("hafen").ids == [made.pk]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "place",
    [
        {"kicker": "Hafen"},
        {"lead": "Der Hafen"},
        {"plain_text": "Im Hafen"},
        {"teaser_headline": "Hafen"},
        {"teaser_text": "Hafen"},
        {"tag_list": [{"name": "Hafen", "slug": "hafen"}]},
        {"byline": [{"name": "Hanna Hafen", "slug": "hanna"}]},
    ],
)
def test_find_reads_every_part_of_a_story(place):
    publication("Notiz", **place)
    assert found("Hafen") == ["Notiz"]


@pytest.mark.django_db
def test_find_ranks_head_before_lead_before_text():
    filler = "Die Stadt baut um. " * 20
    for days, headline, lead, text in [
        (1, "Notiz im Text", "Der Rat tagt.", f"{filler} Ein Kran. {filler}"),
        (2, "Notiz im Vorspann", "Der Kran steht.", filler * 2),
        (3, "Der Kran", "Der Rat tagt.", filler * 2),
    ]:
        publication(headline, text, lead=lead, days=days)
    publication("Etwas anderes", filler)
    assert found("Kran") == ["Der Kran", "Notiz im Vorspann", "Notiz im Text"]


@pytest.mark.django_db
def test_find_ranks_newer_before_older_and_the_latest_first_among_equals():
    for headline, days in [("Kran A", 800), ("Kran B", 2), ("Kran C", 2), ("Kran D", 1)]:
        publication(headline, days=days)
    assert found("Kran") == ["Kran D", "Kran C", "Kran B", "Kran A"]


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "first"), [(60, "Der Kran"), (9_000, "Der Kai")])
def test_find_weighs_relevance_against_age(days, first):
    filler = "Die Stadt baut um. " * 20
    publication("Der Kran", filler, days=days)
    publication("Der Kai", f"{filler} Ein Kran. {filler}", days=1)
    publication("Der Hafen", filler)
    assert found("Kran")[0] == first


@pytest.mark.django_db
def test_find_counts_all_pages_up_to_the_cap(monkeypatch, django_assert_num_queries):
    for days in range(1, 6):
        publication(f"Kran {days}", days=days)
    with django_assert_num_queries(1):
        assert search.find("Kran", at=NOW, limit=2).total == 5
    assert found("Kran", offset=2, limit=2) == ["Kran 3", "Kran 4"]
    assert found("Kran", offset=9) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("cap", "total", "more"), [(4, 4, True), (5, 5, False), (6, 5, False)])
def test_find_tells_whether_there_is_more_than_it_ranks(monkeypatch, cap, total, more):
    for days in range(1, 6):
        publication(f"Kran {days}", days=days)
    monkeypatch.setattr(finding, "CAP", cap)
    results = search.find("Kran", at=NOW)
    assert (results.total, results.more, len(results.ids), len(results.facets.times)) == (
        total,
        more,
        total,
        total,
    )


@pytest.mark.django_db
def test_a_story_with_the_words_in_its_head_is_found_behind_many_newer_ones(monkeypatch):
    monkeypatch.setattr(finding, "CAP", 2)
    publication("Der Kran", days=99)
    publication("Der Kran", days=100, until=NOW - timedelta(days=1))
    for days in range(1, 9):
        publication(f"Kai {days}", "Ein Kran", days=days)
    assert found("Kran") == ["Der Kran", "Kai 1"]
    assert found("Kran", newest=True) == ["Kai 1", "Kai 2"]


@pytest.mark.django_db
def test_alike_finds_what_shares_any_word_and_is_public():
    both = publication("Hafen und Brücke", text="Die Brücke im Hafen")
    one = publication("Brücke", text="Viel über ganz anderes")
    publication("Kino")
    publication("Hafen morgen", days=-1)
    assert search.alike("Brücke am Hafen") == [both.pk, one.pk]
    assert search.alike("Brücke am Hafen", limit=1) == [both.pk]
    assert (search.alike(""), search.alike("und am")) == ([], [])


@pytest.mark.django_db
def test_find_ranks_by_where_all_and_where_some_of_the_words_stand():
    for headline, lead, text in [
        ("Nur Teile", "", "Ein Hafenkran und ein Hafenstreik"),
        ("Im Text", "", "Ein Kran, ein Streik"),
        ("Kran", "", "Ein Streik"),
        ("Im Vorspann", "Ein Kran, ein Streik", ""),
        ("Kran und Vorspann", "Ein Streik", ""),
        ("Kran und Streik", "", ""),
        ("Nur der Kran", "Sonst nichts", ""),
    ]:
        publication(headline, text, lead=lead)
    assert found("Kran Streik") == [
        "Kran und Streik",
        "Kran und Vorspann",
        "Im Vorspann",
        "Kran",
        "Im Text",
        "Nur Teile",
    ]


@pytest.mark.django_db
def test_a_new_story_with_a_part_of_the_word_outlives_an_old_one_with_the_word():
    publication("Neu", "Der Hafenkran", days=1)
    publication("Alt", "Ein Kran", days=550)  # worth twice as much once, two fifths of that now
    assert found("Kran") == ["Neu", "Alt"]


@pytest.mark.django_db
def test_of_stories_of_one_minute_the_last_stored_are_kept(monkeypatch):
    monkeypatch.setattr(finding, "CAP", 2)
    made = [publication("Kran").pk for _ in range(4)]
    assert search.find("Kran", at=NOW).ids == [made[3], made[2]]


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "first"), [(360, "Alt"), (370, "Neu")])
def test_a_story_is_worth_half_after_a_year(days, first):
    """The older has the word itself, the newer only as a part, which is worth half."""
    publication("Alt", "Ein Kran", days=days)
    publication("Neu", "Ein Hafenkran", days=0)
    assert found("Kran")[0] == first
