"""Wrong spellings are corrected to words that something public has, and to nothing else."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import search
from articles.models import Publication
from articles.search import spelling
from articles.search.words import learn
from tests.articles.search.stories import NOW, publication


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("hafen", "hafen", 0),
        ("hafn", "hafen", 1),
        ("haffen", "hafen", 1),
        ("hafne", "hafen", 1),
        ("hagen", "hafen", 1),
        ("hfaeln", "hafen", 2),
        ("", "abc", 3),
    ],
)
def test_errors_count_letters_and_exchanged_neighbours(one, other, errors):
    assert spelling.errors(one, other) == spelling.errors(other, one) == errors


@given(st.text("abcde", min_size=4, max_size=9), st.integers(0, 8), st.sampled_from("xyz"), st.integers(0, 3))
def test_keys_meet_after_any_single_error(word, place, letter, kind):
    place = min(place, len(word) - 1)
    wrong = [
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[: place - 1] + word[place : place + 1] + word[place - 1 : place] + word[place + 1 :]
        if place
        else word,
    ][kind]
    assert set(spelling.keys(word)) & set(spelling.keys(wrong))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Hafenbrükce", "Hafenbrücke"),
        ("hafenbruckke", "Hafenbrücke"),
        ("Haffenbrücke gespert", "Hafenbrücke gesperrt"),
        ("„Hafenbrüke gesperrt“", "„Hafenbrücke gesperrt“"),
        ("Brückenhafen", ""),
        ("Hafenbrücke", ""),
        ("Kran", ""),
        ("", ""),
        ("§ \x00 \ud800 * NEAR(", ""),
    ],
)
def test_correct_exchanges_only_unknown_words(typed, expected):
    publication("Hafenbrücke gesperrt", "Ein Kran fiel um.")
    assert search.correct(typed, at=NOW) == expected


@pytest.mark.django_db
def test_correct_prefers_fewer_errors_then_more_stories():
    for headline in ("Hafen", "Haken", "Haken"):
        publication(headline)
    assert search.correct("Hagen", at=NOW) == "Haken"


@pytest.mark.django_db
def test_correct_trusts_the_first_letter_more_than_the_number_of_stories():
    for headline in ("Hafen", "Wagen", "Wagen"):
        publication(headline)
    assert search.correct("Hagen", at=NOW) == "Hafen"


@pytest.mark.django_db
def test_correct_tells_nothing_of_what_is_not_public():
    publication("Rücktritt", days=-1)
    publication("Rücktritt", days=3, until=NOW - timedelta(days=1))
    gone = publication("Rücktritt")
    search.remove([gone.pk])
    Publication.objects.filter(pk=gone.pk).delete()
    assert search.correct("Rüktritt", at=NOW) == ""
    assert search.correct("Rüktritt", at=NOW + timedelta(days=1)) == "Rücktritt"


@pytest.mark.django_db
def test_known_words_are_not_learnt_again(django_assert_num_queries):
    publication("Hafenbrücke")
    with django_assert_num_queries(1):
        learn({"Hafenbrücke", "hafenbruecke"})


@pytest.mark.django_db
def test_correct_asks_once(django_assert_num_queries):
    publication("Hafenbrücke gesperrt")
    with django_assert_num_queries(1):
        search.correct("Hafenbrüke gespertt " * 40, at=NOW)
    with django_assert_num_queries(0):
        search.correct("die und 123", at=NOW)


@pytest.mark.django_db
@given(st.text())
def test_correct_takes_any_string(typed):
    assert search.correct(typed, at=NOW) == ""
