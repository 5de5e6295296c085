"""The index follows the publications, within their transactions."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from time import sleep

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles import search
from articles.models import Publication
from tests.articles.search.stories import NOW, entries, found, publication


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 3])
def test_index_replaces_entries_in_few_queries(size, django_assert_num_queries):
    made = [publication("Alt") for _ in range(size)]
    for each in made:
        each.headline = each.teaser_headline = "Neu"
    queries = 5 if connection.vendor == "sqlite" else 1  # SQLite has to be told what to forget
    with django_assert_num_queries(queries):
        search.index([*made, made[0]])
    assert search.find("Alt", at=NOW).total == 0
    assert search.find("Neu", at=NOW).total == size


@pytest.mark.django_db
def test_index_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        search.index([])
        search.remove([])


@pytest.mark.django_db
def test_index_rolls_back_with_its_transaction():
    with transaction.atomic():
        publication("Hafen")
        transaction.set_rollback(True)
    assert entries() == []


@pytest.mark.django_db
def test_index_takes_a_story_of_more_words_than_have_places():
    words = " ".join(f"{letter}wort{number}" for letter in "ä𒀀" for number in range(12_000))
    publication("Ticker", words)
    assert found("äwort1 𒀀wort4000") == found("„äwort7 äwort8“") == ["Ticker"]


@pytest.mark.django_db
def test_remove_takes_only_the_given_entries():
    kept, *gone = (publication("Hafen") for _ in range(3))
    search.remove(each.pk for each in gone)
    assert entries() == [kept.pk]


@pytest.mark.django_db
def test_reindex_makes_the_same_index_in_batches_and_drops_orphans():
    made = [publication("Hafen") for _ in range(5)]
    orphan = publication("Hafen")
    Publication.objects.filter(pk=orphan.pk).delete()
    search.remove([made[0].pk])
    steps = []
    assert search.reindex(steps.append, batch=2) == 5
    assert steps == [2, 4, 5]
    assert entries() == [each.pk for each in made]
    assert search.find("Hafen", at=NOW).total == 5


@pytest.mark.django_db
def test_reindex_forgets_words_that_no_story_has_any_more():
    made = publication("Rücktritt")
    publication("Hafenbrücke")
    search.remove([made.pk])
    Publication.objects.filter(pk=made.pk).delete()
    search.reindex()
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM articles_searchword")
        assert cursor.fetchall() == [("Hafenbrücke",)]


def reindex_apart():
    """In a thread with a connection of its own."""
    try:
        return search.reindex()
    finally:
        connection.close()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_reindex_does_not_overwrite_what_is_being_published():
    made = publication("Alt")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            made.headline = made.teaser_headline = "Neu"
            made.save()
            search.index([made])
            reindexing = pool.submit(reindex_apart)
            sleep(0.3)  # seconds in which it would read the old headline
        assert reindexing.result(timeout=60) == 1
    assert found("Neu") == ["Neu"]
    assert found("Alt") == []


@pytest.mark.django_db
def test_search_reindex_command_fills_an_empty_index():
    made = publication("Hafen")
    search.remove([made.pk])
    out = StringIO()
    call_command("search_reindex", stdout=out)
    assert entries() == [made.pk]
    assert out.getvalue().strip().endswith("1")
