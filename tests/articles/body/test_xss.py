"""Known attacks, alone and mixed with each other and with good text: only kinds of the table come out, and stay."""

import pytest
from hypothesis import given

from articles.body.parse import BadTarget, UnknownKind, parse, parse_leniently
from articles.body.render import fill, render
from articles.body.serialise import canonical, serialise
from tests.articles.body.mixing import mixed_attacks
from tests.articles.body.vectors import VECTORS, strange_in_page, strange_in_stored

HEADLINES = {number: ("/politik/titel-5/", f'"><img src=x onerror="fired()">{number}') for number in (3, 5)}


def strictly(html):
    """The stored form, or the empty text where the desk refuses to store it."""
    try:
        return canonical(html)
    except (UnknownKind, BadTarget):
        return ""


def found(html):
    """What is wrong with the outcome of this HTML, on either way in and on the page."""
    document, _dropped = parse_leniently(html)
    stored = serialise(document)
    once = strictly(html)
    return {
        "stored": strange_in_stored(stored) + strange_in_stored(once),
        "page": strange_in_page(fill(render(document), {}))
        + strange_in_page(fill(render(document), HEADLINES)),
        "changes": [one for one in (stored, once) if canonical(one) != one],
        "reads otherwise": [] if parse(stored) == document else [stored],
    }


CLEAN = {"stored": [], "page": [], "changes": [], "reads otherwise": []}


@pytest.mark.parametrize("html", VECTORS, ids=ascii)
def test_attack_comes_out_as_kinds_of_the_table(html):
    assert found(html) == CLEAN


@pytest.mark.parametrize("html", VECTORS, ids=ascii)
def test_stored_attack_is_not_one_when_its_text_is_read_as_html_again(html):
    """The words of a text are sometimes taken for HTML once more: that must be as harmless."""
    stored = serialise(parse_leniently(html)[0])
    assert found(stored.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) == CLEAN


@given(mixed_attacks)
def test_attacks_mixed_and_nested_come_out_as_kinds_of_the_table(html):
    assert found(html) == CLEAN


def test_look_at_html_finds_what_is_wrong():
    """The tests above would pass for nothing if it did not."""
    html = '<p onclick="x()">a<script>b</script></p><a href="javascript:c">d</a><!--e--><ol start="3 x"></ol><?f>'
    assert strange_in_stored(html) == [
        "<p onclick='x()'>", "<script>", "<a href='javascript:c'>", "<!--e-->", "<ol start='3 x'>", "<!--f-->",
    ]  # fmt: skip
    assert strange_in_page(html)[:3] == ["<p onclick='x()'>", "<script>", "<a href='javascript:c'>"]
