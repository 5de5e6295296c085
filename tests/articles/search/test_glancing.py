"""A glance misses no word that is found: the analyser and the glance agree over the base words and all spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.analysis import part_tokens, token, words
from articles.search.basewords import FORMS, INNER
from articles.search.glancing import glances


def tokens_of(word):
    read = [piece for parts in words(word) for piece in parts]
    return {*map(token, read), *(part for piece in read for part in part_tokens(piece))}


def missed(word):
    return [each for each in tokens_of(word) if list(glances(f"– {word} –", [each])) != [(2, 2 + len(word))]]


def test_no_base_word_is_missed_in_any_form():
    written = [
        word for word in {*INNER, *FORMS} if "aee" not in word and "oee" not in word and "uee" not in word
    ]
    assert {word: found for word in written for found in [missed(word.capitalize())] if found} == {}


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Häuser",
            "HAEUSER",
            "Ha\u0308user",
            "Straße",
            "STRASSE",
            "Stra\u00adßen",
            "Ha\u00adfen",
            "Émilie",
            "Übung",
        ),
        *(
            "Uebung",
            "Öl",
            "Oel",
            "CO₂",
            "Москва",
            "東京",
            "E-Mail",
            "1.000",
            "Bürger:innen",
            "Koalitionsvertrag",
        ),
        *("Klimaschutzgesetz", "Bauernhöfe", "Erdoğan", "Feuerwehr", "Ärzte", "ßa", "Bus", "EU"),
    ],
)
def test_no_spelling_is_missed(word):
    assert missed(word) == []


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_hardly_any_word_of_any_letters_is_missed(word):
    assert missed(word) == [] or not word.isascii()


def test_glances_are_between_blanks_and_named_once():
    assert list(glances("Der Hafen-Hafen,\nam hafen kein Kran", ["haf", "§kran"])) == [
        (4, 16),
        (20, 25),
        (31, 35),
    ]
    assert list(glances("Der Hafen", [])) == []
