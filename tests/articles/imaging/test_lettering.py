"""Lines on pictures: none is too wide, nothing is lost, long words break where German does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.imaging.card import Card, Faces, draw_card
from articles.imaging.lettering import Face, break_lines, lines_fitting
from tests.source import ROOT

FONTS = ROOT / "static/reader/fonts"
FILES = tuple(str(FONTS / f"newsreader-display{end}.woff2") for end in ("", "-more"))
FACE = Face(FILES, 60)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200)


@given(texts)
def test_no_line_is_wider_than_its_measure(text):
    for line in break_lines(text, FACE, 500):
        assert FACE.width(line) <= 500 or len(line) <= 2


@given(texts)
def test_breaking_loses_no_letter(text):
    def plain(words):
        return "".join(words.split()).replace("-", "").replace("\u00ad", "")

    assert plain("".join(break_lines(text, FACE, 500))) == plain(text)


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Bürgermeisterkandidatinnen", ["Bürgermeister-", "kandidatinnen"]),
        ("Ost-West-Verbindungsstraße", ["Ost-West-Ver-", "bindungsstraße"]),
    ],
)
def test_long_word_breaks_between_syllables(word, lines):
    assert break_lines(word, FACE, 420) == lines


def test_lines_are_about_as_long_as_each_other():
    _face, lines = lines_fitting("Der Deich bei Lütjensand hält dem Hochwasser stand", [FACE], 1000, 3)
    widths = [FACE.width(line) for line in lines]
    assert min(widths) > 0.7 * max(widths)


def test_text_that_is_too_long_for_every_size_ends_with_an_ellipsis():
    face, lines = lines_fitting("Wort " * 100, [FACE, Face(FILES, 40)], 400, 3)
    assert (face.size, len(lines), lines[-1][-1]) == (40, 3, "…")


def test_letters_of_no_face_are_left_out_and_rare_ones_come_from_the_second():
    assert FACE.width("💡") == 0
    assert FACE.width("Ł") > 0


@given(texts, texts)
def test_every_headline_can_be_drawn(headline, label):
    assert draw_card(Card(headline, label, "Haus", "#0d5c66"), Faces(FILES, ()))[:2] == b"\xff\xd8"
