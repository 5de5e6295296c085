"""Another index can stand behind search: same answers, same pages."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from articles import search
from articles.search import backends
from tests.articles.search import memory
from tests.articles.search.stories import NOW, found, publication
from tests.articles.search.test_corpus import answers, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_memory(monkeypatch, settings):
    monkeypatch.setitem(backends.MODULES, "memory", "tests.articles.search.memory")
    settings.SEARCH_URL = "memory://"
    memory.entries.clear()
    memory.learnt.clear()


def test_another_back_end_answers_as_the_database_does(in_memory, corpus_answers):
    stored()
    assert answers() == corpus_answers


def test_another_back_end_serves_the_pages(in_memory):
    publication("Hafenbrücke gesperrt", "Ein Kran fiel.")
    publication("Hafenplan", days=-1)
    page = Client().get("/suche/?q=Hafenbrüke").text
    assert "<mark>Hafenbrücke</mark> gesperrt" in page
    assert "Hafenplan" not in page
    labels = [each["label"] for each in Client().get("/suche/vorschlaege?q=hafe").json()["suggestions"]]
    assert labels == ["Hafenbrücke gesperrt"]


def test_another_back_end_is_made_anew_and_forgets(in_memory):
    made = publication("Hafen")
    memory.entries.clear()
    assert search.reindex() == 1
    assert found("Hafen") == ["Hafen"]
    search.remove([made.pk])
    assert search.find("Hafen", at=NOW).total == 0


def test_an_unknown_index_is_refused_with_a_sentence(settings):
    settings.SEARCH_URL = "unknown://host"
    with pytest.raises(ImproperlyConfigured, match="there is no index for “unknown:”"):
        search.find("Hafen", at=NOW)
