"""Known attacks in a real browser, where readers see them and where editors paste them: nothing runs, nothing is fetched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

from articles.body.parse import parse_leniently
from articles.body.render import fill, render
from articles.body.serialise import canonical
from tests.articles.admin.article.pasting import pasted
from tests.articles.body import strategies
from tests.articles.body.mixing import mixed_attacks
from tests.articles.body.vectors import HOST, VECTORS, strange_in_stored
from tests.browser import enter, open_article
from tests.factories import make_draft, make_writer

pytestmark = pytest.mark.browser
HOOK = "for (const name of ['fired', 'alert', 'prompt', 'confirm']) window[name] = (said) => noticed(`${name}(${said ?? ''})`);"
# All that a reader might do to each element; a link to elsewhere is not followed, any other is.
POKE = """async () => {
  document.addEventListener("click", (event) => {
    if (/^(https?|mailto):/.test(event.target.closest("a")?.protocol)) event.preventDefault();
  }, true);
  const acts = "mouseover mousedown focus focusin click keydown pointerrawupdate toggle load error animationstart".split(" ");
  for (const element of document.body.querySelectorAll("*")) {
    for (const act of acts) element.dispatchEvent(new MouseEvent(act, { bubbles: true, cancelable: true }));
  }
  // A picture of the page itself comes after all that were asked for before.
  const last = new Image();
  const settled = new Promise((done) => { last.onload = last.onerror = done; });
  last.src = "data:,";
  await settled;
  await new Promise((done) => setTimeout(done));
}"""

POKE_EDITOR = POKE.replace("document.body", "document.querySelector('.ProseMirror')")
LOAD = """(attacks) => {
  const { editor } = document.querySelector(".ProseMirror");
  for (const html of attacks) editor.commands.setContent(html);
}"""


@pytest.fixture
def noticed(page):
    """What ran or was asked of other machines; nothing leaves this one."""
    noticed = []
    # Playwright wants a function of Python's own.
    page.expose_function("noticed", lambda said: noticed.append(str(said)))
    page.add_init_script(HOOK)
    page.on("dialog", lambda dialog: (noticed.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("popup", lambda opened: noticed.append(f"window: {opened.url}"))
    page.context.on(
        "request", lambda request: noticed.append(request.url) if _is_foreign(request.url) else None
    )
    page.context.route(_is_foreign, lambda route: route.abort())
    return noticed


def _is_foreign(url):
    return not url.startswith(("http://localhost:", "http://127.0.0.1:", "data:", "about:", "blob:"))


def show(page, html):
    """As a reader's page without any protection by a security policy."""
    page.goto("about:blank")
    page.set_content(f"<!DOCTYPE html><html><body><main>{html}</main></body></html>")
    page.evaluate(POKE)


def test_hook_notices_what_runs_and_what_is_fetched(page, noticed):
    """The tests below would pass for nothing if it did not."""
    show(
        page,
        f"<img src=https://{HOST}/a.png><p onclick=fired()>x</p><a href='javascript:fired()'>x</a><script>alert(1)</script>",
    )
    assert sorted(set(noticed)) == ["alert(1)", "fired()", f"https://{HOST}/a.png"]


def test_rendered_attacks_run_nothing_and_fetch_nothing_at_readers(page, noticed):
    targets = {5: (f"https://{HOST}/5/", "<img src=x onerror=fired()>")}
    pages = [fill(render(parse_leniently(html)[0]), targets) for html in VECTORS]
    show(page, "".join(f"<article>{html}</article>" for html in pages))
    expect(page.locator("article")).to_have_count(len(VECTORS))  # none broke out of its own
    assert noticed == []


@pytest.mark.django_db(transaction=True)
def test_pasted_attacks_run_nothing_and_can_be_saved(page, live_server, noticed):
    writer = make_writer()
    enter(page, live_server, writer)
    open_article(page, live_server, make_draft(by=writer, body=""))
    sent = {html: pasted(page, html, text="x") for html in VECTORS}
    page.evaluate(POKE_EDITOR)
    strange = {html: strange_in_stored(canonical(body)) for html, body in sent.items()}
    assert {html: found for html, found in strange.items() if found} == {}
    assert noticed == []


@pytest.mark.django_db(transaction=True)
def test_whatever_is_pasted_can_be_saved(page, live_server):
    writer = make_writer()
    enter(page, live_server, writer)
    open_article(page, live_server, make_draft(by=writer, body=""))

    # Within the test, so that one page serves all examples.
    @given(st.one_of(mixed_attacks, strategies.tag_soup))
    def paste(html):
        assert strange_in_stored(canonical(pasted(page, html, text="x"))) == []

    paste()


@pytest.mark.django_db(transaction=True)
def test_attacks_in_the_textarea_run_nothing_when_the_editor_loads_them(page, live_server, noticed):
    """They come back in the form, which refused them, and each alone as the editor reads its text."""
    writer = make_writer()
    enter(page, live_server, writer)
    open_article(page, live_server, make_draft(by=writer, body=""))
    page.evaluate("(html) => { document.querySelector('#id_body').value = html; }", "\n".join(VECTORS))
    with page.expect_navigation():
        page.click(".save-bar [name=_save]")
    expect(page.locator(".errornote")).to_be_visible()
    expect(page.locator(".prose-menubar")).to_be_visible()
    page.evaluate(LOAD, VECTORS)
    page.evaluate(POKE_EDITOR)
    assert noticed == []
