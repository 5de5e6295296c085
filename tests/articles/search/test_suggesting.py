"""What is offered while a reader types: only what is public, in one query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import search
from tests.articles.search.stories import NOW, publication

TAG, PLAN = {"name": "Hafenfest", "slug": "hafenfest"}, {"name": "Hafenplan", "slug": "hafenplan"}
ANNA = {"name": "Anna Hafner", "slug": "anna-hafner"}


@pytest.mark.django_db
def test_suggest_completes_the_last_word_from_public_stories():
    publication("Häuser am Hafen", "Text", tag_list=[TAG], byline=[ANNA])
    publication("Hafen geheim", days=-1, tag_list=[PLAN])
    publication("Notiz", "Nur im Text: Hafen")
    for typed in ("haf", "Hafen", "häuser haf", "HAF"):
        assert [hit.headline for hit in search.suggest(typed, at=NOW).stories] == ["Häuser am Hafen"]
    found = search.suggest("haf", at=NOW)
    assert (found.tags, found.authors) == ([("hafenfest", "Hafenfest")], [("anna-hafner", "Anna Hafner")])
    assert search.suggest("häuse", at=NOW).stories[0].headline == "Häuser am Hafen"


@pytest.mark.django_db
def test_suggest_offers_the_most_frequent_names_and_what_the_headline_has_first():
    publication("Notiz", tag_list=[PLAN, TAG], byline=[ANNA], days=1)
    publication("Hafen", tag_list=[PLAN], days=2)
    found = search.suggest("haf", at=NOW)
    assert [hit.headline for hit in found.stories] == ["Hafen", "Notiz"]
    assert found.tags == [("hafenplan", "Hafenplan"), ("hafenfest", "Hafenfest")]


@pytest.mark.django_db
def test_suggest_asks_once_or_not_at_all(django_assert_num_queries):
    publication("Hafen")
    with django_assert_num_queries(1):
        search.suggest("der haf", at=NOW)
    with django_assert_num_queries(0):
        assert search.suggest("h", at=NOW) == search.suggest("", at=NOW) == ([], [], [])


@pytest.mark.django_db
@given(st.text())
def test_suggest_takes_any_string(typed):
    assert search.suggest(typed, at=NOW) == ([], [], [])
