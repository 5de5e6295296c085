"""Ids of headings: made of their words, each once, the same on the page and in the list of contents, none in feeds."""

import re

from articles.body.feed import render_for_feed
from articles.body.headings import contents
from articles.body.parse import parse
from articles.body.render import fill, render

TEXT = (
    "<h2>Was jetzt <em>folgt</em></h2><p>A</p><h3>Im Rat</h3><p>B</p>"
    '<h2>Was jetzt folgt!</h2><p>C</p><h2>Grüße &amp; Maße</h2><p>D</p><h2>„…“</h2><h2><a href="article:7">Mehr</a></h2>'
)
IDS = [
    "abschnitt-was-jetzt-folgt",
    "abschnitt-im-rat",
    "abschnitt-was-jetzt-folgt-2",
    "abschnitt-gruesse-masse",
    "abschnitt",
    "abschnitt-mehr",
]


def test_every_heading_has_an_id_of_its_own():
    page = fill(render(parse(TEXT)), {})
    assert re.findall(r'<h[23] id="([^"]+)">', page) == IDS
    assert page.count("<h2") + page.count("<h3") == len(IDS)


def test_contents_lead_to_the_headings_of_the_upper_level():
    assert contents(parse(TEXT)) == [
        {"id": IDS[0], "title": "Was jetzt folgt"},
        {"id": IDS[2], "title": "Was jetzt folgt!"},
        {"id": IDS[3], "title": "Grüße & Maße"},
        {"id": IDS[4], "title": "„…“"},
        {"id": IDS[5], "title": "Mehr"},
    ]


def test_contents_of_a_text_with_small_headings_alone_are_these():
    assert contents(parse("<h3>A</h3><p>x</p><h3>B</h3>")) == [
        {"id": "abschnitt-a", "title": "A"},
        {"id": "abschnitt-b", "title": "B"},
    ]
    assert contents(parse("<p>x</p>")) == []


def test_numbered_words_do_not_meet_a_numbered_id():
    page = fill(render(parse("<h2>A</h2><h2>A 2</h2><h2>A</h2>")), {})
    assert re.findall(r'id="([^"]+)"', page) == ["abschnitt-a", "abschnitt-a-2", "abschnitt-a-3"]


def test_line_broken_heading_is_one_line_of_the_contents():
    assert contents(parse("<h2>Oben<br>unten</h2>")) == [
        {"id": "abschnitt-oben-unten", "title": "Oben unten"}
    ]


def test_feeds_have_no_ids():
    assert "id=" not in fill(render_for_feed(parse(TEXT), {}), {})
