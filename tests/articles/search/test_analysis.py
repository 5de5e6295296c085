"""The analyser: which words meet, and that its tokens are harmless to both databases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import analysis


@pytest.mark.parametrize(
    "spellings",
    [
        "Müller Mueller MÜLLER Mu\u0308ller",
        "Straße Strasse STRASSE Straßen Stra\u00adße",
        "Haus Häuser Haeuser Hauses",
        "Wahl Wahlen",
        "Bürgermeister Bürgermeisterin Bürgermeister:innen Bürgermeister*in BürgermeisterInnen Bürgermeister/-innen",
        "Erdoğan Erdogan",
        "CO2 CO₂",
    ],
)
def test_token_is_one_for_all_spellings(spellings):
    made, _ = analysis.tokens("\n".join(spellings.split()))
    assert len({token for token in made if token != analysis.BREAK}) == 1


def test_tokens_keep_order_lines_and_words_written_together():
    assert analysis.tokens("Der E-Mail-Streit: über 1.000 Häuser\n\nin Köln.") == (
        ["der", "e", "mail", "streit", "uber", "1", "000", "haus", "¶", "in", "koln"],
        ["emailstreit", "1000"],
    )


def test_tokens_name_the_parts_of_compounds_once():
    _, besides = analysis.tokens("Hafenbrücke\nHafenarbeiter, preiswert")
    assert besides == ["§hafen", "§bruecke", "§arbeiter"]


def test_tokens_beyond_the_places_are_kept_besides(monkeypatch):
    monkeypatch.setattr(analysis, "POSITIONS", 4)
    assert analysis.tokens("Rathaus\nHafen Brücke\nDeich Hafen Ufer Deich") == (
        ["rathaus", "¶", "haf", "bruck"],
        ["deich", "haf", "ufer"],
    )


def test_tokens_besides_are_no_more_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(analysis, "BESIDES", 1)
    assert analysis.tokens("Hafen-Kran Kran-Hafen Hafenbrücke")[1] == ["hafenkran", "§hafen"]


def test_tokens_of_endless_texts_are_of_their_beginning(monkeypatch):
    monkeypatch.setattr(analysis, "WORDS", 2)
    assert analysis.tokens("Hafen Kran Ufer") == (["haf", "kran"], [])


def test_token_of_an_endless_word_is_its_beginning():
    assert analysis.token("Donau" * 9) == "donau" * 8
    assert analysis.token("東" * 99) == "東" * 13


@given(st.text())
def test_tokens_hold_nothing_either_database_would_read_as_syntax(text):
    placed, besides = analysis.tokens(text)
    for token in [*placed, *(each.removeprefix(analysis.PART) for each in besides)]:
        assert 0 < len(token.encode()) <= analysis.TOKEN_BYTES
        assert not [
            letter for letter in token if letter.isspace() or (letter.isascii() and not letter.isalnum())
        ]
