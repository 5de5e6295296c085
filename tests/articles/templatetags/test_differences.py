"""A difference as editors read it: formatting, links, cards and moves in sight, and nothing of it runs."""

import re

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from lxml import html

from articles.body.diff import compare_documents
from articles.body.kinds import KINDS
from articles.body.parse import parse
from articles.editing.compare import Difference
from articles.editing.compare_lists import compare_lists
from articles.templatetags.differences import as_read
from tests.articles.body.strategies import documents

ALLOWED = {
    "div",
    "span",
    "ins",
    "del",
    "small",
    "strong",
    "em",
    "sup",
    "sub",
    "br",
    "a",
    "details",
    "summary",
    "dl",
    "dt",
    "dd",
    "img",
}
OF_PICTURES = ("src", "alt", "loading")
HOSTILE = "\"><script>alert(1)</script>'<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True, scope="module")
def in_english():
    with translation.override("en"):
        yield


def page(old, new, view="", headlines=None):
    rows = tuple(compare_documents(parse(old), parse(new)))
    return as_read(Difference("body", "Text", rows=rows, headlines=headlines or {}), view)


def seen(*args, **kwargs):
    """The visible words, with + and - around what came and went."""
    tree = html.fragment_fromstring(page(*args, **kwargs), create_parent=True)
    for hidden in tree.xpath("//*[contains(@class, 'visually-hidden')]"):
        hidden.drop_tree()
    for name, sign in (("ins", "+"), ("del", "-")):
        for node in tree.iter(name):
            node.text, node.tail = f"{sign}{node.text or ''}", f"{sign}{node.tail or ''}"
    return " ".join(tree.text_content().split())


def test_text_is_shown_formatted():
    assert "<strong>fett</strong> und <em>kursiv</em>" in page(
        "<p><b>fett</b> und <i>kursiv</i></p>", "<p><b>fett</b> und <i>kursiv</i> neu</p>"
    )


def test_formatting_that_changed_is_told_where_it_did():
    assert seen("<p>Das <b>alte</b> Wort</p>", "<p>Das alte <i>Wort</i></p>") == (
        "~Das alte [not bold any more] Wort [italic now]"
    )


def test_link_targets_are_told_old_and_new_with_the_headline_that_may_be_named():
    link = '<p>Ein <a href="{}">Wort</a>.</p>'
    old, new = link.format("article:1"), link.format("https://example.org/?a&amp;b")
    assert seen(old, new, headlines={1: "Brücke zu"}) == (
        "~Ein Wort [link: -article 1 „Brücke zu“- → +https://example.org/?a&b+]."
    )
    assert seen("<p>Ein Wort.</p>", new) == "~Ein Wort [a link now: +https://example.org/?a&b+]."
    assert seen(old, "<p>Ein Wort.</p>") == "~Ein Wort [no link any more: -article 1-]."


def test_kind_and_level_that_changed_are_told():
    assert seen("<p>Wort</p>", "<h2>Wort</h2>") == "~Wort [Absatz → Zwischentitel]"
    assert seen("<ul><li>a</li><li>b</li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>") == (
        "– a~– b [Aufzählung → Aufzählung, Ebene 2]"
    )


def test_line_break_can_be_seen():
    assert seen("<p>ab c</p>", "<p>ab<br>c</p>") == "~ab- -+↵+c"


def values(kind):
    """Two values for each attribute of a kind that stands for itself."""
    samples = {
        "data-article": ("5", "6"),
        "data-url": ("https://vimeo.com/1", "https://vimeo.com/2"),
        "data-picture": ("7", "8"),
        "data-crop": ("16:9", "1:1"),
        "data-focus": ("0 1", "0.5 0.25"),
    }
    return {row.name: samples.get(row.name, ("Alt", "Neu")) for row in kind.attributes}


def block(kind, attributes):
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    marker = '{}="{}" '.format(*kind.marker) if kind.marker else ""
    return f"<{kind.tag} {marker}{written}></{kind.tag}>"


VOID = [(kind.name, row.name) for kind in KINDS.values() if kind.is_void for row in kind.attributes]


@pytest.mark.parametrize(("name", "attribute"), VOID)
def test_every_attribute_of_every_block_without_text_is_shown_by_its_label(name, attribute):
    kind = KINDS[name]
    needed = {attribute} if attribute in kind.exactly_one else {attribute, *kind.exactly_one[:1]}
    both = {each: values(kind)[each] for each in needed}
    old = block(kind, {each: pair[0] for each, pair in both.items()})
    new = block(kind, {each: pair[each == attribute] for each, pair in both.items()})
    label = next(row.label for row in kind.attributes if row.name == attribute)
    before, after = (
        html.fragment_fromstring(page(old, new), create_parent=True).find(f".//{tag}")
        for tag in ("del", "ins")
    )
    assert both[attribute][0] in before.text_content()
    assert both[attribute][1] in after.text_content()
    assert before.getparent().getparent().find("dt").text == label


def test_moved_paragraph_leads_to_its_other_place():
    text = page("<p>Eins zwei drei</p><p>b</p><p>c</p>", "<p>b</p><p>c</p><p>Eins zwei drei</p>")
    assert 'id="move-1-away"' in text
    assert '<a href="#move-1-away">moved here from another place</a>' in text
    assert '<a href="#move-1-here">moved to another place</a>' in text


def test_long_unchanged_stretch_is_folded_but_for_its_ends():
    same = "".join(f"<p>Zeile {number}</p>" for number in range(9))
    tree = html.fragment_fromstring(
        page(f"<p>a</p>{same}<p>b</p>", f"<p>x</p>{same}<p>y</p>"), create_parent=True
    )
    [fold] = tree.iter("details")
    assert fold.find("summary").text == "7 unchanged paragraphs"
    assert len(fold.findall("div")) == 7


def test_columns_show_each_side_as_it_was():
    tree = html.fragment_fromstring(
        page("<p>Das <b>alte</b> Wort</p>", "<p>Das alte Haus</p>", "side"), create_parent=True
    )
    old, new = tree.xpath("//*[@class='diff-pair']/div")
    assert (old.find(".//strong").text, old.find(".//del").text, old.find(".//ins")) == ("alte", "Wort", None)
    assert (new.find(".//strong"), new.find(".//ins").text, new.find(".//del")) == (None, "Haus", None)


def test_lists_show_each_entry():
    entries = compare_lists([(1, "Anna"), (2, HOSTILE), (3, "Cem")], [(3, "Cem"), (1, "Anna"), (4, HOSTILE)])
    tree = html.fragment_fromstring(as_read(Difference("credits", "x", entries=entries)), create_parent=True)
    assert [row.get("class") for row in tree.iter("li")] == [
        "entry entry-moved", "entry entry-same", "entry entry-gone", "entry entry-new",
    ]  # fmt: skip
    assert "now at place 1, before at 3" in tree.text_content()
    assert list(tree.iter("script", "img")) == []


@pytest.mark.parametrize("view", ["", "side"])
def test_words_are_escaped(view):
    words = (("equal", HOSTILE), ("delete", HOSTILE), ("insert", HOSTILE))
    tree = html.fragment_fromstring(
        as_read(Difference("headline", "x", words=words), view), create_parent=True
    )
    assert {node.tag for node in tree.iter()} == {"div", "p", "ins", "del"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(documents, documents)
@pytest.mark.parametrize("view", ["", "side"])
def test_nothing_that_was_typed_becomes_markup(view, old, new):
    rows = tuple(compare_documents(old, new))
    text = as_read(Difference("body", "x", rows=rows, headlines={1: HOSTILE}), view) if rows else ""
    tree = html.fragment_fromstring(text, create_parent=True)
    assert {node.tag for node in tree.iter()} <= ALLOWED
    names = {name for node in tree.iter() for name in node.attrib}
    assert names <= {
        "class",
        "data-kind",
        "data-change",
        "id",
        "tabindex",
        "href",
        "aria-hidden",
        *OF_PICTURES,
    }
    assert all(node.get("href", "#").startswith("#") for node in tree.iter())
    assert all(
        re.fullmatch(r"/admin/articles/picture/\d+/file/400/", node.get("src")) for node in tree.iter("img")
    )


ROW = "<table><tr><td>Nord</td><td>{}</td></tr></table>"


def test_changed_cell_is_shown_in_its_row():
    assert seen(ROW.format("51 %"), ROW.format("52 %")) == "~Nord | -51-+52+ %"


def test_cell_that_became_a_head_is_told():
    old = ROW.format("1")
    assert seen(old, old.replace("<td>Nord</td>", "<th>Nord</th>")) == "~Nord | 1 [head cells changed]"


def test_title_of_a_table_and_address_of_an_embed_are_shown_with_their_labels():
    titled = ROW.format("1").replace("<table>", '<table data-title="{}">')
    assert "~TabelleTitel-Alt-+Neu+" in seen(titled.format("Alt"), titled.format("Neu"))
    embed = '<div data-card="embed" data-url="https://vimeo.com/{}" data-title="Film"></div>'
    shown = seen(embed.format(1), embed.format(2))
    assert shown == "~EinbettungAdresse-https://vimeo.com/1- +https://vimeo.com/2+ TitelFilm"
