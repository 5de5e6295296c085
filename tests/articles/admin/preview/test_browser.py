"""Previews in a real browser: what is typed appears beside it, devices change its width, and nothing in it runs."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.sharing import share_revision
from tests.axe import violations_light_and_dark
from tests.browser import enter, open_article, watch
from tests.factories import in_hours, make_category, make_draft, make_published, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PANE = "#live-preview"
SHOWN = """([selector, width]) => {
  const frame = document.querySelector(selector);
  return Math.round(frame.getBoundingClientRect().width) === width && frame.contentWindow.innerWidth === width;
}"""
LONG = "".join(f"<p>Absatz {number}</p>" for number in range(60))


@pytest.fixture
def desk(page, live_server):
    """The page of a writer with one draft."""
    writer = make_writer()
    article = make_draft(by=writer, headline="Gesichert", category=make_category("Hafen"), body=LONG)
    enter(page, live_server, writer)
    page.set_viewport_size({"width": 1440, "height": 900})
    return page, article


@pytest.fixture
def calm_desk(page, desk):
    """The same; at the end the browser must not have complained."""
    complaints = watch(page)
    yield desk
    assert complaints == []


def framed(page):
    return page.frame_locator(f"{PANE} iframe")


def expect_width(page, selector, width):
    """Until the frame is seen at this width, in pixels, and its page has the same."""
    page.wait_for_function(SHOWN, arg=[selector, width])


def test_typed_words_appear_beside_the_form_and_the_cursor_stays(calm_desk, live_server):
    page, article = calm_desk
    open_article(page, live_server, article)
    page.locator("#id_headline").focus()
    page.keyboard.press("Alt+v")
    framed(page).get_by_text("Gesichert").wait_for()
    page.locator(f"{PANE} iframe").evaluate("frame => frame.contentWindow.scrollTo(0, 400)")
    page.keyboard.press("End")
    page.keyboard.type(" und <b>getippt</b><script>throw 1</script>")
    framed(page).get_by_text("Gesichert und <b>getippt</b><script>throw 1</script>").wait_for()
    page.wait_for_function(
        "selector => document.querySelector(selector).contentWindow.scrollY === 400", arg=f"{PANE} iframe"
    )
    expect(page.locator("#id_headline")).to_be_focused()
    page.keyboard.press("Alt+v")
    expect(page.locator(PANE)).to_be_hidden()
    article.refresh_from_db()
    assert article.headline == "Gesichert"


def test_devices_change_the_width_and_are_remembered(calm_desk, live_server):
    page, article = calm_desk
    open_article(page, live_server, article)
    page.click("[data-live-preview-open]")
    framed(page).get_by_text("Gesichert").wait_for()
    page.wait_for_function(
        "() => document.querySelector('#live-preview iframe').contentWindow.innerWidth === 1280"
    )
    assert (
        page.locator(f"{PANE} iframe").bounding_box()["width"] < 663
    )  # made smaller to stand beside the form
    page.locator(f"{PANE} [value=phone]").check()
    expect_width(page, f"{PANE} iframe", 390)
    page.goto(live_server.url + reverse("admin:articles_article_preview", args=[article.pk]))
    expect_width(page, ".preview-frame", 390)
    page.locator("[data-preview-scheme] [value=dark]").check()
    paper = page.frame_locator(".preview-frame").locator("body")
    expect(paper).to_have_css("background-color", "rgb(19, 23, 25)")


def test_small_screen_shows_the_preview_over_the_form(calm_desk, live_server):
    page, article = calm_desk
    page.set_viewport_size({"width": 900, "height": 800})
    open_article(page, live_server, article)
    page.click("[data-live-preview-open]")
    framed(page).get_by_text("Gesichert").wait_for()
    box = page.locator(PANE).bounding_box()
    assert (box["x"], box["width"], box["height"]) == (0, 900, 800)
    page.keyboard.press("Escape")
    expect(page.locator(PANE)).to_be_hidden()
    expect(page.locator("[data-live-preview-open]")).to_be_focused()


def test_links_in_the_preview_open_a_tab_and_leave_it_as_it_is(calm_desk, live_server):
    page, article = calm_desk
    page.goto(live_server.url + reverse("admin:articles_article_preview", args=[article.pk]))
    with page.expect_popup() as tab:
        page.frame_locator(".preview-frame").get_by_role("link", name="Hafen").first.click()
    expect(tab.value).to_have_url(live_server.url + article.category.get_absolute_url())
    expect(page.frame_locator(".preview-frame").get_by_text("Gesichert")).to_be_visible()


def test_every_preview_page_is_accessible(desk, live_server):
    page, article = desk
    make_published(by=article.created_by, headline="Morgen", at=in_hours(20))
    rights = {"may_comment": True, "may_approve": True, "expires_at": in_hours(1)}
    preview = share_revision(article.latest, by=article.created_by, recipient="Dr. Jansen", **rights)
    names = {
        "preview": reverse("admin:articles_article_preview", args=[article.pk]),
        "front": reverse("admin:desk_front_preview") + f"?article={article.pk}",
        "shares": reverse("admin:articles_article_shares", args=[article.pk]),
        "guest": reverse("shared_preview", args=[preview.token]),
    }
    found = {}
    for name, address in names.items():
        page.goto(live_server.url + address)
        found[name] = violations_light_and_dark(page)
    open_article(page, live_server, article)
    page.keyboard.press("Alt+v")
    framed(page).get_by_text("Gesichert").wait_for()
    found["live"] = violations_light_and_dark(page)
    assert found == {name: [] for name in found}
