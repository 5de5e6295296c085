"""Previews in a real browser: what is typed appears beside it, devices change its width, and nothing in it runs."""

import pytest
from django.urls import reverse

from articles.sharing import share_revision
from tests.axe import violations_light_and_dark
from tests.browser import enter, open_article, watch
from tests.factories import in_hours, make_category, make_draft, make_published, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PANE = "#live-preview"
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


def shown_width(page, selector):
    """Width of a frame as it is seen, and the width its page has."""
    frame = page.locator(selector)
    return round(frame.bounding_box()["width"]), frame.evaluate("frame => frame.contentWindow.innerWidth")


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
    place = page.locator(f"{PANE} iframe").evaluate("frame => frame.contentWindow.scrollY")
    assert (page.evaluate("document.activeElement.id"), place) == ("id_headline", 400)
    page.keyboard.press("Alt+v")
    assert not page.locator(PANE).is_visible()
    article.refresh_from_db()
    assert article.headline == "Gesichert"


def test_devices_change_the_width_and_are_remembered(calm_desk, live_server):
    page, article = calm_desk
    open_article(page, live_server, article)
    page.click("[data-live-preview-open]")
    framed(page).get_by_text("Gesichert").wait_for()
    seen, inner = shown_width(page, f"{PANE} iframe")
    assert (seen < 663, inner) == (True, 1280)
    page.locator(f"{PANE} [value=phone]").check()
    assert shown_width(page, f"{PANE} iframe") == (390, 390)
    page.goto(live_server.url + reverse("admin:articles_article_preview", args=[article.pk]))
    assert shown_width(page, ".preview-frame") == (390, 390)
    page.locator("[data-preview-scheme] [value=dark]").check()
    paper = "frame => frame.contentWindow.getComputedStyle(frame.contentDocument.body).backgroundColor"
    assert page.locator(".preview-frame").evaluate(paper) == "rgb(19, 23, 25)"


def test_small_screen_shows_the_preview_over_the_form(calm_desk, live_server):
    page, article = calm_desk
    page.set_viewport_size({"width": 900, "height": 800})
    open_article(page, live_server, article)
    page.click("[data-live-preview-open]")
    framed(page).get_by_text("Gesichert").wait_for()
    box = page.locator(PANE).bounding_box()
    assert (box["x"], box["width"], box["height"]) == (0, 900, 800)
    page.keyboard.press("Escape")
    assert not page.locator(PANE).is_visible()
    assert page.evaluate("'livePreviewOpen' in document.activeElement.dataset")


def test_links_in_the_preview_open_a_tab_and_leave_it_as_it_is(calm_desk, live_server):
    page, article = calm_desk
    page.goto(live_server.url + reverse("admin:articles_article_preview", args=[article.pk]))
    with page.expect_popup() as tab:
        page.frame_locator(".preview-frame").get_by_role("link", name="Hafen").first.click()
    assert tab.value.url.endswith(article.category.get_absolute_url())
    assert page.frame_locator(".preview-frame").get_by_text("Gesichert").is_visible()


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
