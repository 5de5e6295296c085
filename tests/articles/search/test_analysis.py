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
    made = analysis.tokens({"text": "\n".join(spellings.split())})["text"]
    assert len({token for token in made if token != analysis.BREAK}) == 1


def test_tokens_keep_order_lines_and_words_written_together():
    assert analysis.tokens({"head": "Der E-Mail-Streit", "text": "Über 1.000 Häuser\n\nin Köln."}) == {
        "head": ["der", "e", "mail", "streit"],
        "text": ["uber", "1", "000", "haus", "¶", "in", "koln"],
        "variants": ["emailstreit", "1000"],
        "parts": [],
    }


def test_tokens_name_the_parts_of_compounds_once():
    made = analysis.tokens({"head": "Hafenbrücke", "text": "Hafenarbeiter, preiswert"})
    assert made["parts"] == ["§hafen", "§bruecke", "§arbeiter"]


def test_tokens_beyond_the_places_are_kept_as_variants(monkeypatch):
    monkeypatch.setattr(analysis, "POSITIONS", 3)
    made = analysis.tokens({"head": "Rathaus", "text": "Hafen Brücke\nDeich Hafen Ufer"})
    assert made == {
        "head": ["rathaus"],
        "text": ["haf", "bruck"],
        "variants": ["deich", "haf", "ufer"],
        "parts": [],
    }


def test_token_of_an_endless_word_is_its_beginning():
    assert analysis.token("Donau" * 9) == "donau" * 8
    assert analysis.token("東" * 99) == "東" * 13


@given(st.text())
def test_tokens_hold_nothing_either_database_would_read_as_syntax(text):
    made = analysis.tokens({"text": text})
    for token in [*made["text"], *made["variants"]]:
        assert 0 < len(token.encode()) <= analysis.TOKEN_BYTES
        assert not [
            letter for letter in token if letter.isspace() or (letter.isascii() and not letter.isalnum())
        ]
