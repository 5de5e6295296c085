"""Every colour that carries words stands out from every ground they stand on, in light and in dark (WCAG 2.2, 1.4.3)."""

import re

import pytest

from articles.vocabulary import Tone
from tests.source import ROOT

SHEET = (ROOT / "static/reader/site.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block)) for block in SHEET.split(":root {")[1:3]
)
WORDS = ["ink", "soft", "accent", "wrong", "right", *Tone.values]


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(part * value for part, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lower, higher = sorted([luminance(one), luminance(other)])
    return (higher + 0.05) / (lower + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("name", WORDS)
def test_words_stand_out_from_their_ground(scheme, ground, name):
    assert contrast(scheme[name], scheme[ground]) >= 4.5


def test_every_colour_of_a_section_has_its_rule():
    assert re.findall(r"\.tone-([a-z]+) \{ --tone: var\(--\1\); \}", SHEET) == Tone.values


def test_black_and_white_have_the_contrast_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
