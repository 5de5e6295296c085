"""What somebody might send instead of a text: nothing of it may reach a reader, and nothing may hang."""

import time

import pytest

from articles.body.parse import BadTarget, UnknownKind, parse, parse_leniently
from articles.body.render import fill, render
from articles.body.serialise import canonical, serialise

TARGETS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java&#10;script:alert(1)",
    "&#x6A;avascript:alert(1)",
    "&#106;avascript&colon;alert(1)",
    "javascript\x00:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    "\\\\evil.example",
    "/admin/",
    "#top",
    "?a=b",
    "https:",
    "https://",
    "https:///evil.example",
    "https://?x",
    "https:evil.example",
    "https://user@evil.example",
    "https://bank.example\\@evil.example",
    "https://evil .example",
    "ftp://example.org",
    "file:///etc/passwd",
    "blob:https://example.org/x",
    "article:",
    "article:0",
    "article:-1",
    "article:12345678901",
    "article:5/../6",
    "article:٥",
    "mailto:",
    "mailto:nobody",
    "",
]


@pytest.mark.parametrize("target", TARGETS)
def test_link_target_is_refused(target):
    with pytest.raises(BadTarget):
        parse(f'<p><a href="{target}">a</a></p>')


@pytest.mark.parametrize("target", TARGETS)
def test_lenient_parsing_keeps_only_the_words_of_a_bad_link(target):
    document, dropped = parse_leniently(f'<p><a href="{target}">a</a></p>')
    assert (serialise(document), len(dropped)) == ("<p>a</p>", 1)


@pytest.mark.parametrize("target", [*TARGETS, "article:5", "mailto:a@example.org"])
def test_card_address_is_refused(target):
    with pytest.raises(BadTarget):
        parse(f'<aside data-card="readmore" data-url="{target}"></aside>')


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "5;drop", "٥", "12345678901", "5\u00a0", "0x5"])
def test_card_article_is_refused(number):
    with pytest.raises(BadTarget):
        parse(f'<aside data-card="readmore" data-article="{number}"></aside>')


@pytest.mark.parametrize(
    "html",
    [
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<ScRiPt >alert(1)</sCrIpT>",
        "<form action=x><input name=y></form>",
        "<base href=https://evil.example>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<template><p>a</p></template>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<plaintext>",
        '<aside data-card="readmore " data-article="5"></aside>',
        '<aside data-card="READMORE" data-article="5"></aside>',
        '<aside data-card="evil"></aside>',
        "<p is=x-y>a</p><x-y>b</x-y>",
    ],
)
def test_foreign_element_is_refused_and_leaves_no_markup_behind(html):
    with pytest.raises(UnknownKind):
        parse(html)
    page = fill(render(parse_leniently(html)[0]), {})
    assert page in {"", "<p>a</p>", "<p>a</p><p>b</p>"}


def test_event_handlers_and_styles_never_reach_the_stored_form():
    html = (
        '<p onclick="x()" style="background:url(x)" id="a" class="b">a</p>'
        '<h2 onmouseover=x>b</h2><p><a href="https://example.org" onclick="x()" target="_top" ping="y">c</a></p>'
        '<aside data-card="readmore" data-article="5" onfocus="x" tabindex="0"></aside><hr onclick=x>'
    )
    assert canonical(html) == (
        '<p>a</p><h2>b</h2><p><a href="https://example.org">c</a></p>'
        '<aside data-card="readmore" data-article="5"></aside><hr>'
    )


def test_attribute_values_cannot_break_out():
    html = (
        '<blockquote data-source="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"><p>&lt;b&gt; &amp;lt;</p></blockquote>'
        '<aside data-card="readmore" data-url="https://example.org/&quot;&gt;&lt;x" data-title="&lt;i&gt;"></aside>'
    )
    assert fill(render(parse(html)), {}) == (
        '<blockquote class="quote"><p>&lt;b&gt; &amp;lt;</p>'
        '<footer>— "&gt;&lt;script&gt;x&lt;/script&gt;</footer></blockquote>'
        '<aside class="readmore"><p class="readmore-label">Lesen Sie mehr</p><p class="readmore-title">'
        '<a href="https://example.org/&quot;&gt;&lt;x" rel="external noopener">&lt;i&gt;</a></p></aside>'
    )
    assert parse(canonical(html)) == parse(html)


def test_nested_cards_are_refused_and_taken_apart_by_importers():
    html = (
        '<aside data-card="readmore" data-article="5">'
        '<aside data-card="readmore" data-article="6"></aside></aside>'
    )
    with pytest.raises(UnknownKind):
        parse(html)
    document, _dropped = parse_leniently(html)
    assert [card.get("data-article") for card in document.cards()] == ["5", "6"]


@pytest.mark.parametrize(
    "tag", ["ul", "ol", "blockquote", "div", "aside", "table", "iframe", "svg", "x-y", "footer"]
)
def test_deep_nesting_is_refused_without_exhausting_the_stack(tag):
    with pytest.raises(UnknownKind):
        parse(f"<{tag}>" * 5000 + "a")
    parse_leniently(f"<{tag}>" * 5000 + "a" + f"</{tag}>" * 5000)


def test_deep_nesting_of_lists_with_items_is_refused():
    with pytest.raises(UnknownKind, match="nested too deeply"):
        parse("<ul><li>" * 5000 + "a")


@pytest.mark.parametrize("tag", ["strong", "em", "sup", "p", "h2"])
def test_deep_nesting_of_marks_and_lines_is_flattened(tag):
    name = {"p": "p", "h2": "h2"}.get(tag)
    stored = f"<{name}>a</{name}>" if name else f"<p><{tag}>a</{tag}></p>"
    assert canonical(f"<{tag}>" * 5000 + "a") == stored


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "Wort " * 400_000 + "</p>",
        "<p>" + " " * 2_000_000 + "a</p>",
        "<p>" + "a<br>" * 100_000 + "</p>",
        "<p>" + "!" * 2_000_000 + "</p>",
        "<" * 500_000,
        "<!--" * 500_000,
        "<p " + "a " * 200_000 + ">b</p>",
        f"<p><a href='https://{'a.' * 500_000}'>b</a></p>",
        f"<p><a href='mailto:{'a@' * 500_000}'>b</a></p>",
        "&" * 500_000,
    ],
    ids=["words", "blanks", "breaks", "signs", "less", "comments", "attributes", "host", "mail", "entities"],
)
def test_large_texts_take_seconds_at_most(html):
    began = time.process_time()
    fill(render(parse_leniently(html)[0]), {})
    assert time.process_time() - began < 5  # seconds of this process, whatever else the machine does
