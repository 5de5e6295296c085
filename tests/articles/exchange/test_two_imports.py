"""Two imports at the same moment, with real threads on PostgreSQL: each document is stored once."""

import threading

import pytest
from django.db import connection

from articles.editing.save import broken_revisions
from articles.exchange.receive import receive
from articles.models import Article, Author, Category, Revision, Tag
from tests.articles.exchange.deliveries import make_ninjs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 15


def together(*deliveries):
    """The outcomes of deliveries received by threads that start at the same moment."""
    barrier, outcomes = threading.Barrier(len(deliveries)), [None] * len(deliveries)

    def run(place, delivery):
        try:
            barrier.wait(timeout=10)
            outcomes[place] = receive(delivery, publish=True).outcome
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deliveries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(map(str, outcomes))


def test_same_document_received_twice_at_once_is_stored_once():
    for number in range(ROUNDS):
        uri = f"urn:example:{number}"
        assert together(make_ninjs(uri=uri), make_ninjs(uri=uri)) == ["created", "skipped"]
        assert together(make_ninjs(uri=uri, by="B"), make_ninjs(uri=uri, by="B")) == ["skipped", "updated"]
    assert (Article.objects.count(), Revision.objects.count()) == (ROUNDS, 2 * ROUNDS)
    assert [broken_revisions(pk) for pk in Article.objects.values_list("pk", flat=True)] == [[]] * ROUNDS


def test_new_words_named_by_two_documents_at_once_are_made_once():
    for number in range(ROUNDS):
        subjects = [
            {"name": f"Wort {number}"},
            {"name": "X", "literal": f"rubrik-{number}", "rel": "category"},
        ]
        words = {"by": f"Autor {number}", "subjects": subjects}
        pair = [make_ninjs(uri=f"urn:example:{number}:{side}", **words) for side in "ab"]
        assert together(*pair) == ["created", "created"]
    assert [model.objects.count() for model in (Category, Author, Tag)] == [ROUNDS] * 3
