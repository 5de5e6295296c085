"""What was found is marked, in the place where most of it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import search
from articles.search import highlight


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("Haus", "Viele Häuser am See", "Viele [Häuser] am See"),
        ("buergermeister", "Der Bürgermeister kam.", "Der [Bürgermeister] kam."),
        ("Vertrag", "Der Koalitionsvertrag steht.", "Der [Koalitionsvertrag] steht."),
        ("Burg", "Der Bürgermeister", "Der Bürgermeister"),
        ("Coronahilfen", "Die Corona-Hilfen", "Die [Corona-Hilfen]"),
        ("Bürger", "Die Bürger:innen", "Die [Bürger:innen]"),
        ("„Haus am See“", "Das Haus am See, das Haus", "Das [Haus] [am] [See], das Haus"),
        ("„Haus am See“", "Das Haus am\nSee", "Das Haus am See"),
        ("Stein", "<b>Stein</b> & Holz", "<b>[Stein]</b> & Holz"),
        ("", "Stein", "Stein"),
        ("Stein", "", ""),
    ],
)
def test_marked_shows_what_the_index_found(query, text, expected):
    assert shown(search.marked(text, search.parse(query))) == expected


def test_passage_is_where_most_words_stand_cut_at_words():
    text = (
        "Ein Kran stand da. " + "Es regnete sehr. " * 40 + "Der Kran am Hafen fiel. " + "Es blieb nass. " * 40
    )
    passage = shown(search.passage(text, search.parse("Kran Hafen")))
    assert passage.startswith("…\u00a0")
    assert passage.endswith("\u00a0…")
    assert "Der [Kran] am [Hafen] fiel." in passage
    assert len(passage) < highlight.LENGTH + 40


def test_passage_has_rather_different_words_than_one_word_often():
    text = "Kran, Kran und noch ein Kran. " + "Es regnete sehr. " * 40 + "Der Kran am Hafen."
    assert shown(search.passage(text, search.parse("Kran Hafen"))).endswith("Der [Kran] am [Hafen].")


def test_passage_begins_at_a_sentence_that_is_near():
    text = "Es regnete. " * 30 + "Gestern kam der Kran."
    assert shown(search.passage(text, search.parse("Kran"))).endswith("Gestern kam der [Kran].")


@given(
    st.text(st.sampled_from("ab kran hafen.\n<-:ä")), st.sampled_from(["kran hafen", "„kran hafen“", "a-b"])
)
def test_pieces_make_up_a_stretch_of_the_text(text, query):
    clauses = search.parse(query)
    whole = "".join(piece.text for piece in search.marked(text, clauses))
    assert whole.split() == text.split()
    plain = "".join(piece.text for piece in search.passage(text, clauses))
    assert len(plain) <= highlight.LENGTH + 60


def test_work_grows_with_the_text_and_not_faster(monkeypatch):
    counted = []
    analysed = highlight._analysed.__wrapped__
    monkeypatch.setattr(highlight, "_analysed", lambda word: counted.append(word) or analysed(word))
    work = []
    for times in (100, 1_000):
        counted.clear()
        search.passage("Der Kran am Hafen. " * times, search.parse("Kran „Kran am Hafen“"))
        work.append(len(counted))
    assert work == [400, 4_000]
