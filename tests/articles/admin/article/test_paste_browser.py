"""Pasting from other programs: what they put on the clipboard becomes the kinds of our text and nothing else."""

from pathlib import Path

import pytest

from articles.body.serialise import canonical
from tests.articles.admin.article.pasting import pasted
from tests.browser import enter, open_article, watch
from tests.factories import make_draft, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIXED = "\u00a0"
CLIPBOARD = Path(__file__).parent / "clipboard"
# As Word 16, Word Online, LibreOffice 7.4, Google Docs and a browser on a news page write them.
SAMPLES = {path.stem: path.read_text(encoding="utf-8") for path in CLIPBOARD.glob("*.html")}
GOLDEN = Path(__file__).parents[3] / "golden" / "paste"


@pytest.fixture
def editor(page, live_server):
    """The page of an article; at the end the browser must not have complained."""
    complaints = watch(page)
    writer = make_writer()
    enter(page, live_server, writer)
    open_article(page, live_server, make_draft(by=writer, body=""))
    yield page
    assert complaints == []


def stored(page, html):
    return canonical(pasted(page, html, text="nur Text"))


def golden(name):
    """The expected text, which has a line for each block to be read more easily."""
    return "".join((GOLDEN / f"{name}.html").read_text(encoding="utf-8").splitlines())


def test_samples_of_five_programs_become_clean_kinds(editor):
    assert {name: stored(editor, html) for name, html in SAMPLES.items()} == {
        name: golden(name) for name in ("word", "word_online", "libreoffice", "google_docs", "news_page")
    }


def step(place, marker):
    """An item of a list as Word writes it."""
    sign = f"<![if !supportLists]><span style='mso-list:Ignore'>{marker}&nbsp; </span><![endif]>"
    return f"<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:{place}'>{sign}{marker}</p>"


WRITTEN = {
    # marks and headlines
    '<p style="font-weight:bold">a</p><b>b</b>': "<p><strong>a</strong></p><p><strong>b</strong></p>",
    '<b style="mso-bidi-font-weight:normal">a</b><b style="font-weight:400">b</b>': "<p><strong>a</strong>b</p>",
    '<sup style="vertical-align:baseline">2</sup><i style="font-style:normal">x</i>': "<p><sup>2</sup>x</p>",
    '<h1>a</h1><h2><b>b</b></h2><h5>c</h5><p class="MsoHeading3">d</p><div role="heading">e</div>': (
        "<h2>a</h2><h2>b</h2><h3>c</h3><h3>d</h3><h2>e</h2>"
    ),
    "<p><b>Ganz fett</b></p>": "<p><strong>Ganz fett</strong></p>",
    "<a href='https://x.example'><h3>a</h3></a>": '<h3><a href="https://x.example">a</a></h3>',
    # line ends and white space, as layout left them
    "a<br>b<br><br>c<br>&nbsp;<br>d<br>": "<p>a<br>b</p><p>c</p><p>d</p>",
    "<p>&nbsp;</p><p><br></p><div></div><p>a</p>": "<p>a</p>",
    "3&nbsp;km &nbsp; z.&nbsp;B. §&nbsp;5, und&nbsp;so&nbsp;": f"<p>3{FIXED}km z.{FIXED}B. §{FIXED}5, und so</p>".replace(
        FIXED, "&nbsp;"
    ),
    "Do&shy;nau\u200b\u202eabc\u202c": "<p>Donauabc</p>",
    "<pre>a\n  b\n\nc</pre>": "<p>a<br>b</p><p>c</p>",
    # lists
    "<ul><li>a<ol><li>b</ol><ul><li>c</ul></ul>": (
        "<ul><li><p>a</p><ol><li><p>b</p></li></ol><ul><li><p>c</p></li></ul></li></ul>"
    ),
    "<ul>a<ul><li>b</ul><li>c</ul>": "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>",
    "<li>a</li><li>b</li>": "<ul><li><p>a</p></li><li><p>b</p></li></ul>",
    "<ul><li></li></ul><ol start='0'><li>a</ol>": '<ol start="0"><li><p>a</p></li></ol>',
    "<ul><li><blockquote>a</blockquote><h2>b</h2><hr></ul>": "<ul><li><p>a</p><p>b</p></li></ul>",
    "<ul><li>" * 12 + "a": "<ul><li>" * 8 + "<p>a</p>" + "</li></ul>" * 8,
    # lists and drawings of Word
    f"{step('l0 level1 lfo1', '4.')}{step('l0 level2 lfo1', 'b)')}{step('l0 level2 lfo1', '§')}": (
        '<ol start="4"><li><p>4.</p><ol><li><p>b)</p></li></ol><ul><li><p>§</p></li></ul></li></ol>'
    ),
    f"{step('l0 level3 lfo1', '-')}{step('l0 level1 lfo1', '-')}<p>a</p>{step('l0 level1 lfo1', '-')}": (
        "<ul><li><p>-</p></li></ul><ul><li><p>-</p></li></ul><p>a</p><ul><li><p>-</p></li></ul>"
    ),
    f"{step('l0 level1 lfo1', '1.')}{step('l1 level1 lfo2', '1.')}": (
        "<ol><li><p>1.</p></li></ol><ol><li><p>1.</p></li></ol>"
    ),
    "<p>a<v:shape><v:textbox>b</v:textbox></v:shape><o:p>c</o:p><st1:place>d</st1:place><w:sdt>e</w:sdt></p>": "<p>acde</p>",
    "<p>a<span class=msoDel>b</span><span class=msoIns>c</span><a href='#_ftn2' class=x>[2]</a></p>": "<p>ac</p>",
    # tables, which the editor keeps when it knows them
    "<table><caption>t</caption><thead><tr><th>a<tbody><tr><td colspan=2><ul><li>b<li>c</ul><td></table>": (
        '<table data-title="t"><tr><th><p>a</p></th></tr><tr><td><p>b</p><p>c</p></td><td><p></p></td><td><p></p></td></tr></table>'
    ),
    "<table><tr><td><p>a</p><h2>b</h2></table>": "<p>a</p><h2>b</h2>",
    # what surrounds a text
    "<aside>a</aside>": "<p>a</p>",
    "<aside>a</aside><p>b</p>": "<p>b</p>",
    "<form><label>Name</label><p>a</p></form><form>Suche<input></form>": "<p>a</p>",
    "<p>a<span hidden>b</span><i style='visibility : hidden'>c</i><b style='mso-hide:all'>d</b>e</p>": "<p>ae</p>",
    "<p>a<ruby>b<rt>c</rt></ruby><del>d</del><ins>e</ins><s>f</s></p>": "<p>abef</p>",
    '<aside class="infobox"><p class="infobox-title">T</p><p>a</p></aside><aside class="readmore">b</aside><p>c</p>': (
        '<aside data-card="infobox" data-title="T"><p>a</p></aside><p>c</p>'
    ),
    # links
    "<a href='/x'>a</a> <a href='#b'>b</a> <a name=c>c</a> <a href=ftp://x.example>d</a>": "<p>a b c d</p>",
    "<a href='https://x.example/?utm_source=a&amp;b=%20c&amp;GCLID=1#:~:text=d'>a</a>": (
        '<p><a href="https://x.example/?b=%20c">a</a></p>'
    ),
    "<a href='HTTPS://x.example/?fbclid=1#d'>a</a>": '<p><a href="https://x.example/#d">a</a></p>',
    "<a href='https://www.google.com/url?q=javascript:alert(1)&amp;sa=D'>a</a>": "<p>a</p>",
    "<a href='https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2F&amp;data=05'>a</a>": (
        '<p><a href="https://x.example/">a</a></p>'
    ),
    "<a href='https://bank.example@evil.example'>a</a><a href='mailto:a@x.example'>b</a>": (
        '<p>a<a href="mailto:a@x.example">b</a></p>'
    ),
    # cards of ours, and what only looks like one
    '<aside data-card="readmore" data-url="javascript:alert(1)" data-title="x"></aside>': "",
    '<aside data-card="infobox" data-title="T" class="x" onclick="y()">a</aside>': (
        '<aside data-card="infobox" data-title="T"><p>a</p></aside>'
    ),
}


def test_each_part_of_a_page_is_written_as_the_text_knows_it(editor):
    found = editor.evaluate(
        """async (samples) => {
          const { pastedHTML } = await import("desk/paste");
          return Object.fromEntries(samples.map((html) => [html, pastedHTML(html)]));
        }""",
        list(WRITTEN),
    )
    assert found == WRITTEN


PLAIN = {
    "eins\nzwei\n\n \n drei\r\n\r\nvier ": "<p>eins<br>zwei</p><p>drei</p><p>vier</p>",
    "Lesen Sie mehr": "<p>Lesen Sie mehr</p>",
    "<b>kein HTML</b> & mehr": "<p>&lt;b&gt;kein HTML&lt;/b&gt; &amp; mehr</p>",
    "\n\n": "",
}


def test_plain_text_has_paragraphs_at_blank_lines_and_breaks_at_single_ones(editor):
    assert {text: canonical(pasted(editor, text=text)) for text in PLAIN} == PLAIN


def test_words_pasted_into_a_line_stay_in_it(editor):
    before = "<h2>Der Vor</h2>"
    for formats in ({"html": "<span>mittag</span>"}, {"text": "mittag"}):
        assert canonical(pasted(editor, before=before, **formats)) == "<h2>Der Vormittag</h2>"


OWN = (
    "<h2>Titel <strong>fett</strong></h2><p>Am 3. Oktober und\u00a0nun</p>"
    '<ul><li><p>eins</p><ol start="3"><li><p>zwei</p></li></ol></li></ul><hr>'
    '<blockquote data-source="Amt"><p><a href="article:5">Zitat</a></p></blockquote>'
    '<aside data-card="infobox" data-title="Zahlen"><p>412</p></aside>'
    '<aside data-card="readmore" data-wanted="Gesucht" data-title="Mehr"></aside>'
    '<aside data-card="readmore" data-url="https://x.example/?utm_source=mail"></aside>'
    '<p><a href="https://x.example/?utm_source=mail">Ende</a></p>'
)
COPY = """(body) => {
  const { editor } = document.querySelector(".ProseMirror");
  editor.chain().setContent(body).selectAll().run();
  return editor.view.serializeForClipboard(editor.state.selection.content()).dom.innerHTML;
}"""


def test_own_text_is_copied_within_the_editor_without_loss(editor):
    assert canonical(pasted(editor, editor.evaluate(COPY, OWN))) == OWN
