import pytest

from articles.body.document import Block, Break, Document, Mark, Text
from articles.body.parse import BadTarget, BodyError, UnknownKind, parse
from articles.body.serialise import canonical


def paragraph(*children):
    return Block("paragraph", (), children)


def test_parse_gives_blocks_text_and_marks():
    html = '<p>Ein <b>fettes <i>Wort</i></b><br>und <a href="article:3">mehr</a></p><hr>'
    bold, link = Mark("strong"), Mark("link", "article:3")
    assert parse(html) == Document(
        (
            paragraph(
                Text("Ein "),
                Text("fettes ", (bold,)),
                Text("Wort", (bold, Mark("em"))),
                Break(),
                Text("und "),
                Text("mehr", (link,)),
            ),
            Block("divider"),
        )
    )


@pytest.mark.parametrize(
    "html", ["", "  \n", "<p></p>", "<p> <br> </p>", "<!-- nichts -->", "<ul><li></li></ul>", "\x00"]
)
def test_parse_gives_an_empty_document_where_nothing_shows(html):
    assert parse(html) == Document()


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("lose <b>Wörter</b>", "<p>lose <strong>Wörter</strong></p>"),
        ("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<hr>b</p><p>c</p>", "<p>a</p><hr><p>b</p><p>c</p>"),
        ("<html><body><p>a</p></body></html>", "<p>a</p>"),
        ("<p>a<!-- b -->c</p>", "<p>ac</p>"),
        ("<p>1 &lt; 2 &amp;amp; 3&nbsp;%</p>", "<p>1 &lt; 2 &amp;amp; 3\u00a0%</p>"),
        ('<p class="x" style="color:red" onclick="y()">a</p>', "<p>a</p>"),
        ("<em>a<strong>b</strong></em>", "<p><em>a</em><strong><em>b</em></strong></p>"),
        ("<strong><p>a</p></strong>", "<p><strong>a</strong></p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ul>a<li>b</ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ul><ul><li>a</ul></ul>", "<ul><li><ul><li><p>a</p></li></ul></li></ul>"),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ('<ol start="1"><li><p>a</p></li></ol>', "<ol><li><p>a</p></li></ol>"),
        ('<aside data-card="readmore" data-article="5" data-title=" "></aside>', '<aside data-card="readmore" data-article="5"></aside>'),
        ("<blockquote><p>a</p><footer>— Wer, <b>Was</b></footer></blockquote>", '<blockquote data-source="Wer, Was"><p>a</p></blockquote>'),
        ('<blockquote data-source="A"><p>a</p><footer>B</footer></blockquote>', '<blockquote data-source="A"><p>a</p><p>B</p></blockquote>'),
    ],
)  # fmt: skip
def test_parse_brings_html_into_one_form(html, stored):
    assert canonical(html) == stored


def test_editor_html_is_stored_as_it_is():
    html = (
        "<h2>Titel</h2><ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"
        '<blockquote data-source="Wer"><p>c</p><p>d</p></blockquote><hr>'
        '<aside data-card="readmore" data-url="https://example.org" data-title="T"></aside>'
        '<p><a href="mailto:a@example.org"><strong>e<br>f</strong></a></p>'
    )
    assert canonical(html) == html


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<iframe src=x></iframe>", "iframe"),
        ("<p>a <span>b</span></p>", "span"),
        ("<h1>a</h1>", "h1"),
        ("<img src=x>", "img"),
        ("<aside>a</aside>", "aside"),
        ('<aside data-card="gallery"></aside>', 'aside data-card="gallery"'),
        ("<footer>a</footer>", "footer"),
        ("<div>a</div>", "div"),
        ('<div data-card="map"></div>', 'div data-card="map"'),
    ],
)
def test_parse_refuses_unknown_elements_by_name(html, kind):
    with pytest.raises(UnknownKind) as refused:
        parse(html)
    assert refused.value.kind == kind
    assert str(refused.value) == (
        f"The text contains an element that is not supported: <{kind}>. Remove it or use the matching button."
    )


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<blockquote><h2>a</h2></blockquote>", "The text contains <h2> inside <blockquote>, which is not supported. Move it out."),
        ("<ul><li><hr></li></ul>", "The text contains <hr> inside <li>, which is not supported. Move it out."),
        ("<li>a</li>", "The text contains <li> outside a list. Use the button for lists."),
        ('<aside data-card="readmore" data-article="5">a</aside>', "The text contains something inside <aside>, where nothing can stand. Move it out."),
        ('<ol start="-3"><li>a</li></ol>', 'The text contains an element with a value that is not supported: <ol start="-3">.'),
        ("<ul><li>" * 9 + "a", "The text contains lists nested too deeply: <ul>. Remove some levels."),
    ],
)  # fmt: skip
def test_parse_refuses_known_elements_in_the_wrong_place(html, sentence):
    with pytest.raises(UnknownKind) as refused:
        parse(html)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'data-article="5" data-url="https://example.org"',
        'data-wanted="a" data-article="5"',
        'data-title="a"',
    ],
)
def test_parse_refuses_a_card_without_exactly_one_target(attributes):
    with pytest.raises(BadTarget, match="exactly one target"):
        parse(f'<aside data-card="readmore" {attributes}></aside>')


def test_error_carries_what_a_translation_needs():
    with pytest.raises(BodyError) as refused:
        parse("<p><a href='ftp://example.org'>a</a></p>")
    error = refused.value
    assert (error.template % error.values, error.target) == (str(error), "ftp://example.org")
    assert isinstance(error, ValueError)


def test_error_quotes_only_the_beginning_of_a_long_target():
    with pytest.raises(BadTarget) as refused:
        parse(f"<p><a href='x:{'y' * 5000}'>a</a></p>")
    assert refused.value.target == f"x:{'y' * 77}…"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (" HTTPS://example.org/a b ", "https://example.org/a%20b"),
        ("https://exa\nmple.org", "https://example.org"),
        ("http://[2001:db8::1]:80/?q=ä#x", "http://[2001:db8::1]:80/?q=ä#x"),
        ("mailto:a@example.org?subject=x", "mailto:a@example.org?subject=x"),
        ("article:12", "article:12"),
    ],
)
def test_link_targets_are_stored_as_a_browser_reads_them(given, stored):
    assert parse(f'<a href="{given}">a</a>').blocks == (paragraph(Text("a", (Mark("link", stored),))),)
