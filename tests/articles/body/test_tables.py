"""Tables as they come, are stored, read and shown: rows of one width, nothing lost, nothing too large."""

import time

import pytest

from articles.body.parse import UnknownKind, parse, parse_leniently
from articles.body.render import fill, render
from articles.body.serialise import canonical, serialise
from articles.body.text import plain_text, word_count

EMPTY = "<td><p></p></td>"


def page(html):
    return fill(render(parse(html)), {})


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("<table><tr><td>a</td></tr></table>", "<tr><td><p>a</p></td></tr>"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", f"<tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td>{EMPTY}</tr>"),
        ("<table><tr><th>a<th>b<tr><td>c</table>", f"<tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>c</p></td>{EMPTY}</tr>"),
        ("<table><tr><th>a<tr><td>b<td>c</table>", "<tr><th><p>a</p></th><th><p></p></th></tr><tr><td><p>b</p></td><td><p>c</p></td></tr>"),
        ("<table><thead><tr><th>a</thead><tfoot><tr><td>b</tfoot></table>", "<tr><th><p>a</p></th></tr><tr><td><p>b</p></td></tr>"),
        ("<table><tr></tr><tr><td> </td><td>a</td></tr></table>", f"<tr>{EMPTY}<td><p>a</p></td></tr>"),
        ("<table>a<td>b<td>c</table>", "<tr><td><p>a</p></td><td><p>b</p></td><td><p>c</p></td></tr>"),
        ("<table><p>a</p><tr><td>b</td></tr></table>", "<tr><td><p>a</p></td></tr><tr><td><p>b</p></td></tr>"),
        ("<table><tr><td><p>a</p>b<p></p></td></tr></table>", "<tr><td><p>a</p><p>b</p></td></tr>"),
        ('<table class=x border=1><tr style="color:red"><td colspan=2 onclick=x()>a</td></tr></table>', "<tr><td><p>a</p></td></tr>"),
    ],
)  # fmt: skip
def test_table_is_stored_in_one_spelling(html, stored):
    assert canonical(html) == f"<table>{stored}</table>"


@pytest.mark.parametrize(
    "html", ["<table></table>", "<table data-title=x><tr><td> </td><td><br></td></tr></table>"]
)
def test_table_without_a_word_is_dropped(html):
    assert canonical(f"{html}<p>a</p>") == "<p>a</p>"


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("<table><caption>T <b>x</b></caption><tr><td>a</table>", '<table data-title="T x"><tr><td><p>a</p></td></tr></table>'),
        ('<table data-title="T"><caption>T</caption><tr><td>a</table>', '<table data-title="T"><tr><td><p>a</p></td></tr></table>'),
        ('<table data-title="T"><caption>U</caption><tr><td>a</table>', '<table data-title="T"><tr><td><p>U</p></td></tr><tr><td><p>a</p></td></tr></table>'),
    ],
)  # fmt: skip
def test_caption_becomes_the_title_and_a_second_one_a_row(html, stored):
    assert canonical(html) == stored


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>", "<table> inside <td>"),
        ("<table><tr><td><ul><li>a</li></ul></td></tr></table>", "<ul> inside <td>"),
        ("<table><tr><td><hr></td></tr></table>", "<hr> inside <td>"),
        ("<table><h2>a</h2></table>", "<h2> inside <table>"),
        ("<blockquote><table><tr><td>a</td></tr></table></blockquote>", "<table> inside <blockquote>"),
        ("<caption>a</caption>", "<caption>. Remove it"),
        ("<td>a</td>", "<td> outside a table. Use the button for tables."),
        ("<tr></tr>", "<tr> outside a table. Use the button for tables."),
    ],
)
def test_what_cannot_stand_there_is_refused_with_its_place(html, sentence):
    with pytest.raises(UnknownKind) as refused:
        parse(html)
    assert sentence in str(refused.value)


LARGEST = "<table>" + ("<tr>" + "<td>a</td>" * 20 + "</tr>") * 500 + "</table>"


@pytest.mark.parametrize("extra", ["<tr><td>b</td></tr>", "<tr>" + "<td>b</td>" * 21 + "</tr>"])
def test_table_may_have_20_columns_and_500_rows_and_no_more(extra):
    assert canonical(LARGEST).count("<td>") == 10_000
    html = f'<table data-title="T">{extra}{LARGEST.removeprefix("<table>")}'
    with pytest.raises(UnknownKind) as refused:
        parse(html)
    assert str(refused.value) == (
        "The text contains a table that is too large: <table>. "
        "A table may have 20 columns and 500 rows; divide it or leave something out."
    )
    document, dropped = parse_leniently(html)
    assert dropped == ["<table> of more than 20 columns or 500 rows (text kept)"]
    assert serialise(document).startswith("<p>T</p><p>b</p>")
    assert serialise(document).count("<p>a</p>") == 10_000


def test_one_wide_row_among_many_narrow_ones_takes_no_time():
    html = "<table>" + "<td>a" * 50_000 + "<tr><td>b" * 50_000 + "</table>"
    began = time.process_time()
    parse_leniently(html)
    assert (
        time.process_time() - began < 60
    )  # seconds; with a cost that grows with the square it would be many minutes


def test_plain_text_is_a_line_a_row():
    html = '<table data-title="T"><tr><th>a</th><th>b c</th></tr><tr><td><p>d<br>e</p><p>f</p></td><td></td></tr></table>'
    assert plain_text(parse(f"{html}<p>x</p>")) == "T\na | b c\nd e f | \n\nx"
    assert word_count(parse(html)) == 7


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("5", True), ("1.204", True), ("12.345.678,90", True), ("−3,4", True), ("+6,1", True), ("51,3 %", True),
        ("51,3\u00a0%", True), ("3,5 Mio. €", True), ("€ 5", True), ("200 Euro", True), ("±0", True), ("2026", True),
        ("", False), ("1.2", False), ("12.3456", False), ("5 Jahre", False), ("1,2,3", False), ("A 7", False), ("24.11.2026", False), ("%", False),
    ],
)  # fmt: skip
def test_numbers_stand_under_each_other(words, number):
    cell = page(f"<table><tr><td>Text</td><td>x {words}</td></tr><tr><td>{words}</td><td>y</td></tr></table>")
    assert ('<td class="num">' in cell) == number


def test_head_of_a_column_of_numbers_stands_above_them():
    html = page(
        "<table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>1</td></tr><tr><td>2</td><td>–</td></tr></table>"
    )
    assert html.partition("<table>")[2] == (
        '<thead><tr><th scope="col">A</th><th scope="col" class="num">B</th></tr></thead><tbody>'
        '<tr><td>x</td><td class="num">1</td></tr><tr><td class="num">2</td><td class="num">–</td></tr>'
        "</tbody></table></div></figure>"
    )


def test_table_of_heads_alone_has_no_body():
    assert "<tbody>" not in page("<table><tr><th>A</th></tr></table>")


def test_titles_and_words_cannot_break_out():
    html = page('<table data-title="&quot;><script>"><tr><td>&lt;b&gt;</td></tr></table>')
    assert html == (
        '<figure class="table"><figcaption>"&gt;&lt;script&gt;</figcaption><div class="table-scroll" tabindex="0" '
        'role="region" aria-label="&quot;&gt;&lt;script&gt;"><table><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table></div></figure>'
    )


def test_link_in_a_cell_follows_what_is_public():
    parts = render(parse('<table><tr><td><a href="article:7">a</a></td></tr></table>'))
    assert [fill(parts, targets).count("<a ") for targets in ({}, {7: ("/x/", "X")})] == [0, 1]
