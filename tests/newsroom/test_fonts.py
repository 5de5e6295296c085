"""The site's typefaces hold every letter German pages need, and the second files exactly the further ones."""

import re

import pytest
from fontTools.ttLib import TTFont

from newsroom.fonts import FACES, FURTHER, GERMAN, KERNING, TARGET, distances, letters_of, points
from tests.source import ROOT

SHEET = (ROOT / "static/reader/site.css").read_text()


def letters(name):
    return letters_of(TARGET / f"{name}.woff2")


@pytest.mark.parametrize("name", FACES)
def test_every_page_loads_the_letters_of_german(name):
    assert letters(name) == set(map(ord, GERMAN))


@pytest.mark.parametrize("name", FACES)
def test_further_letters_are_in_the_second_file_alone_and_the_sheet_tells_when_to_load_it(name):
    further = letters(f"{name}-more")
    assert set(map(ord, "ŁłČšğøÅñëçœ")) <= further
    assert further <= points(FURTHER)
    assert not points(FURTHER) & set(map(ord, GERMAN))
    assert re.findall(rf'{name}-more\.woff2"\)[^}}]*unicode-range: ([^;]+);', SHEET) == [FURTHER]


@pytest.mark.parametrize("name", ["newsreader-text", "newsreader-display", "newsreader-italic"])
def test_letters_that_leave_a_gap_move_together_in_coarse_steps(name):
    with TTFont(TARGET / f"{name}.woff2") as font:
        tables = [table for lookup in font["GPOS"].table.LookupList.Lookup for table in lookup.SubTable]
        pairs, classes = ([table for table in tables if table.Format == kind] for kind in (1, 2))
        moves = {value.XAdvance * 1_000 // font["head"].unitsPerEm for value in distances(pairs, classes)}
    assert {move % KERNING for move in moves} == {0}
    assert min(moves) < -3 * KERNING


def test_the_licence_stands_beside_the_typefaces():
    licence = (TARGET / "OFL.txt").read_text()
    assert "Newsreader Project Authors" in licence
    assert "Libre Franklin Project Authors" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
