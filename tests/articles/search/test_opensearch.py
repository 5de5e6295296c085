"""An OpenSearch server as the index: same answers, told after the commit, waited for when it is away. The server here
is one of our own that follows its documentation.
"""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import search
from articles.management.examination import others_are_told
from articles.models import Publication, Unsent
from articles.search.opensearch.asking import body
from tests.articles.admin.desk import at_desk
from tests.articles.search import opensearch
from tests.articles.search.stories import NOW, found, publication
from tests.articles.search.test_corpus import answers, stored
from tests.factories import make_chief

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server(settings):
    with opensearch.running() as running:
        port = running.server_address[1]
        settings.SEARCH_URL = f"opensearch://red%40ktion:p%2Fw@127.0.0.1:{port}/zeitung?insecure=1"
        yield running


def test_answers_are_those_of_the_database(server, corpus_answers):
    stored()
    assert answers() == corpus_answers
    assert list(server.indexes) == ["zeitung"]
    assert {each["Authorization"] for each in server.headers} == {"Basic cmVkQGt0aW9uOnAvdw=="}


def test_what_is_public_is_asked_of_the_database(server):
    made = [publication(f"Hafen {number}", days=number) for number in range(1, 8)]
    planned, ended = publication("Hafen morgen", days=-1), publication("Hafen gestern", until=NOW)
    expected = [f"Hafen {number}" for number in range(1, 8)]
    assert found("Hafen", newest=True) == expected
    assert {str(planned.pk), str(ended.pk)} < set(server.indexes["zeitung"])
    Publication.objects.filter(pk=made[0].pk).update(live_until=NOW)
    assert found("Hafen", newest=True) == expected[1:]


def test_answers_that_are_not_public_make_room_for_older_ones(server):
    for number in range(5):
        publication(f"Hafen {number}", days=number + 1, until=NOW if number < 3 else None)
    rows = search.backends.backend().hits(
        Publication.objects.live(NOW), [(1.0, search.parse("Hafen"))], (0, 10**9), 2
    )
    assert [hit.headline for hit in rows] == ["Hafen 3", "Hafen 4"]


def test_nothing_is_sent_of_what_did_not_happen(server):
    with transaction.atomic():
        publication("Hafen")
        transaction.set_rollback(True)
    assert (server.asked, Unsent.objects.count()) == ([], 0)


def test_publishing_does_not_wait_for_a_server_that_is_away(server):
    server.refused = 503
    publication("Hafen")
    row = Unsent.objects.get()
    assert (row.attempts, row.failed, row.error) == (
        1,
        False,
        "Silent: The index of SEARCH_URL does not answer: Unwilling: 503",
    )
    assert row.next_attempt_at > timezone.now()
    Unsent.objects.update(next_attempt_at=timezone.now() - timedelta(hours=1))
    assert [sentence.partition(" to be told")[0] for sentence in others_are_told()] == [
        "1 changes have waited for more than 15 minutes for the index of the search"
    ]
    server.refused = None
    call_command("deliver_notices")
    assert (Unsent.objects.count(), found("Hafen")) == (0, ["Hafen"])


def test_readers_and_the_desk_are_told_when_the_search_does_not_answer(server, caplog):
    made = publication("Hafen")
    client = Client()
    at_desk(client, make_chief())
    lookup = f"{reverse('admin:articles_article_lookup')}?about={made.article_id}"
    assert client.get(lookup).status_code == 200
    server.refused = 500
    for address in ("/suche/?q=Hafen", "/suche/vorschlaege?q=haf", "/suche/feeds/rss.xml?q=Hafen"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "60", "no-store")
    assert "does not answer: Unwilling: 500" in caplog.text
    assert Client().get("/suche/").status_code == client.get(lookup).status_code == 200


def test_nothing_is_found_before_anything_was_published(server):
    assert found("Hafen") == []
    assert Client().get("/suche/?q=Hafen").status_code == 200


def test_what_is_gone_goes_from_the_index_and_all_can_be_made_anew(server):
    kept, gone, lost = publication("Hafen"), publication("Hafen alt"), publication("Hafen neu")
    with transaction.atomic():
        search.remove([gone.pk])
        Publication.objects.filter(pk=gone.pk).delete()
    Publication.objects.filter(pk=lost.pk).delete()
    assert set(server.indexes["zeitung"]) == {str(kept.pk), str(lost.pk)}
    server.indexes["zeitung"].pop(str(kept.pk))
    assert search.reindex() == 1
    assert set(server.indexes["zeitung"]) == {str(kept.pk)}


def test_a_document_the_server_refuses_is_tried_again(server, monkeypatch):
    server.indexes["zeitung"] = {}
    monkeypatch.setattr(server, "stored", lambda *_asked: [{"index": {"error": {"reason": "too long"}}}])
    publication("Hafen")
    assert "too long" in Unsent.objects.get().error


def test_questions_are_spelt_as_the_server_reads_them():
    clauses = [[("hafen", "kran"), ("hafenkran",)], [("^haf*",)]]
    assert body(clauses, (1, 9), 20, (7, 3)) == {
        "query": {
            "bool": {
                "filter": [
                    {"range": {"moment": {"gte": 1, "lte": 9}}},
                    {
                        "bool": {
                            "should": [
                                {"match_phrase": {"text": "hafen kran"}},
                                {"term": {"tokens": {"value": "hafenkran"}}},
                            ],
                            "minimum_should_match": 1,
                        }
                    },
                    {
                        "bool": {
                            "should": [{"prefix": {"tokens": {"value": "^haf"}}}],
                            "minimum_should_match": 1,
                        }
                    },
                ]
            }
        },
        "sort": [{"moment": "desc"}, {"pk": "desc"}],
        "size": 20,
        "_source": False,
        "track_total_hits": False,
        "search_after": [7, 3],
    }
