import pytest

from articles.body.document import Block, Document, Text
from articles.body.errors import UnknownKind
from articles.body.parse import parse
from articles.body.render import RENDERERS, fill, render, renders

CARD = {"card": 5, "title": ""}
TITLED_CARD = {"card": 5, "title": "Eigener & Titel"}
LINK = {"link": 7, "html": "<em>Wort</em>"}


def card(address, title):
    return (
        '<aside class="readmore"><p class="readmore-label">Lesen Sie mehr</p>'
        f'<p class="readmore-title"><a href="{address}">{title}</a></p></aside>'
    )


def test_render_gives_an_empty_list_for_an_empty_document():
    assert render(Document()) == []


def test_link_across_a_line_break_is_one_gap():
    document = parse('<p><a href="article:7">oben<br><strong>unten</strong></a></p>')
    assert render(document) == ["<p>", {"link": 7, "html": "oben<br><strong>unten</strong>"}, "</p>"]


def test_two_links_side_by_side_are_two_gaps():
    document = parse('<p><a href="article:7">a</a><a href="article:8">b</a></p>')
    assert render(document) == ["<p>", {"link": 7, "html": "a"}, {"link": 8, "html": "b"}, "</p>"]


def test_marks_around_a_link_are_closed_before_its_gap():
    document = parse('<p><strong>a <a href="article:7">b</a> c</strong></p>')
    assert render(document) == [
        "<p><strong>a </strong>",
        {"link": 7, "html": "<strong>b</strong>"},
        "<strong> c</strong></p>",
    ]


def test_wanted_card_leaves_no_seam_between_its_neighbours():
    document = parse('<p>a</p><aside data-card="readmore" data-wanted="x"></aside><p>b</p>')
    assert render(document) == ["<p>a</p><p>b</p>"]


def test_fill_leaves_out_what_is_not_public():
    assert fill(["<p>", LINK, "</p>", CARD, TITLED_CARD], {}) == "<p><em>Wort</em></p>"


def test_fill_takes_the_headline_where_the_card_has_no_title():
    targets = {5: ("/a-5/", "Rat & Tat"), 7: ("/b-7/?x=1&y=2", "egal")}
    assert fill([CARD, TITLED_CARD, LINK], targets) == (
        card("/a-5/", "Rat &amp; Tat")
        + card("/a-5/", "Eigener &amp; Titel")
        + '<a href="/b-7/?x=1&amp;y=2"><em>Wort</em></a>'
    )


def test_fill_escapes_addresses():
    assert fill([LINK], {7: ('/"><script>', "x")}) == '<a href="/&quot;&gt;&lt;script&gt;"><em>Wort</em></a>'


def test_unknown_kind_raises_instead_of_rendering_as_nothing():
    with pytest.raises(UnknownKind) as refused:
        render(Document((Block("hologram", (), (Text("a"),)),)))
    assert refused.value.kind == "hologram"


def test_registered_function_renders_its_kind(monkeypatch):
    monkeypatch.setattr("articles.body.render.RENDERERS", dict(RENDERERS))
    renders("hologram")(lambda _block, parts: parts.add("<b>neu</b>"))
    assert render(Document((Block("hologram"),))) == ["<b>neu</b>"]
