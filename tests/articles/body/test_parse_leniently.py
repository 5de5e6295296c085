import pytest

from articles.body.parse import parse_leniently
from articles.body.serialise import serialise


@pytest.mark.parametrize(
    ("html", "stored", "dropped"),
    [
        ("<p>a</p>", "<p>a</p>", []),
        ("<div>a</div><div>b <span>c</span></div>", "<p>a</p><p>b c</p>", ["<div> (text kept), 2 times", "<span> (text kept)"]),
        ("<article><section><h2>a</h2><font color=red>b</font></section></article>", "<h2>a</h2><p>b</p>", ["<article> (text kept)", "<section> (text kept)", "<font> (text kept)"]),
        ("a<script>b<i>c</script>d<style>e</style>", "<p>ad</p>", ["<script> with its content", "<style> with its content"]),
        ("<p>a<iframe src=x><p>b</p></iframe></p><object><p>c</p></object><p>d</p>", "<p>a</p><p>d</p>", ["<iframe> with its content", "<object> with its content"]),
        ("<p>a<img src=x>b</p>", "<p>ab</p>", ["<img>"]),
        ("<tr><td>a</td><td>b</td></tr>", "<p>a</p><p>b</p>", ["<tr> inside <body> (text kept)", "<td> inside <body> (text kept), 2 times"]),
        ("<table><tr><td>a<table><tr><td>b</table><ul><li>c</ul></table>", "<table><tr><td><p>a</p><p>b</p><p>c</p></td></tr></table>", ["<table> inside <td> (text kept)", "<tr> inside <td> (text kept)", "<td> inside <td> (text kept)", "<ul> inside <td> (text kept)", "<li> inside <td> (text kept)"]),
        ('<div data-card="embed" data-url="https://example.org/x"></div>', "", ["embed of “https://example.org/x”", "<div> without exactly one target"]),
        ('<div data-card="embed" data-url="https://vimeo.com/76979871">a</div>', '<div data-card="embed" data-url="https://vimeo.com/76979871"></div><p>a</p>', ["<div> around text (text kept)"]),
        ("<p><a href='javascript:x'>a</a></p>", "<p>a</p>", ["link to “javascript:x” (text kept)"]),
        ("<p><a name=x>a</a></p>", "<p>a</p>", ["link without target (text kept)"]),
        ("<ul><li><h3>a</h3><hr></li></ul>", "<ul><li><p>a</p></li></ul>", ["<h3> inside <li> (text kept)", "<hr> inside <li>"]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>", ["<blockquote> inside <blockquote> (text kept)"]),
        ("<li>a</li>", "<p>a</p>", ["<li> inside <body> (text kept)"]),
        ('<ol start="x"><li>a</li></ol>', "<ol><li><p>a</p></li></ol>", ["start of <ol>"]),
        ('<aside data-card="readmore" data-url="javascript:x"></aside>', "", ["data-url of <aside>", "<aside> without exactly one target"]),
        ('<aside data-card="readmore" data-article="5"><p>a</p></aside>', '<aside data-card="readmore" data-article="5"></aside><p>a</p>', ["<aside> around text (text kept)"]),
        ('<aside data-card="map">a</aside>', "<p>a</p>", ['<aside data-card="map"> (text kept)']),
    ],
)  # fmt: skip
def test_lenient_parsing_keeps_the_text_and_reports_the_rest(html, stored, dropped):
    document, report = parse_leniently(html)
    assert (serialise(document), report) == (stored, dropped)


def test_lists_nested_too_deeply_become_paragraphs_of_the_deepest_item():
    document, report = parse_leniently("<ul><li>" * 9 + "a<p>b</p>")
    assert serialise(document) == "<ul><li>" * 8 + "<p>a</p><p>b</p>" + "</li></ul>" * 8
    assert report == ["<ul> inside <li> (text kept)", "<li> inside <li> (text kept)"]
