"""The article's screen in a real browser: tabs, order of rows, figures of the text, shortcuts, accessibility."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.body.parse import parse
from articles.body.readability import text_facts
from articles.models import Article
from tests.articles.admin.desk import LIST
from tests.axe import violations_light_and_dark
from tests.browser import enter, open_article, place_cursor, save, watch
from tests.factories import make_author, make_draft, make_moderator, make_published, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXTS = [
    "<p>Die Feuerwehr löschte die Lagerhalle. Dort wurde niemand verletzt.</p>",
    (
        "<h2>Titel – Teil 2</h2><p>Am 3. Oktober kam Dr. Wolf, z. B. mit „Prof. Zink“ …<br>Zweite\u00a0Zeile: 3.000 Euro!</p>"
        "<ul><li><p>eins</p></li><li><p>Online-Redaktion &amp; Öffentlichkeitsarbeit</p></li></ul><hr>"
        '<blockquote data-source="Amt Nord"><p>„So ist es.“ Er ging.</p></blockquote>'
        '<aside data-card="readmore" data-wanted="Zählt nicht"></aside>'
        '<aside data-card="infobox" data-title="Zählt mit: drei Zahlen"><p>Eins. Zwei.</p></aside>'
        '<table data-title="Preise"><tr><th><p>Brot</p></th><td><p>3,50 Euro</p></td></tr></table>'
        '<div data-card="embed" data-url="https://vimeo.com/76979871" data-title="Der Film"></div>'
    ),
    "<p>–</p>",
    "",
]
COUNTED = """async ([address, html]) => {
  const { lines, textFacts } = await import(address);
  return textFacts(lines(html));
}"""


@pytest.fixture
def desk(page, live_server):
    """Opens an article as its writer; at the end the browser must not have complained."""
    complaints = watch(page)

    def desk(user=None, **content):
        user = user or make_writer()
        article = make_draft(by=user, **content)
        enter(page, live_server, user)
        open_article(page, live_server, article)
        return article

    yield desk
    assert complaints == []


def open_tab(page):
    return page.locator("[role=tab][aria-selected=true]")


def test_tabs_open_by_arrow_keys_and_stay_in_the_address(page, desk):
    desk()
    page.get_by_role("tab", name="Text").focus()
    page.keyboard.press("ArrowRight")
    expect(open_tab(page)).to_have_text("Links")
    expect(page.locator("#tab-links")).to_be_visible()
    expect(page.locator("#tab-text")).to_be_hidden()
    page.keyboard.press("End")
    expect(open_tab(page)).to_contain_text("Discussion")
    page.keyboard.press("ArrowRight")
    expect(open_tab(page)).to_have_text("Text")
    page.keyboard.press("Alt+3")
    expect(page).to_have_url(re.compile("#tab-search$"))
    page.reload()
    page.locator("[role=tab]").first.wait_for()
    expect(open_tab(page)).to_have_text("Search & social")


def names(page):
    return page.locator(
        "[data-rows=credits] .row:not([hidden]) .select2-selection__rendered"
    ).all_inner_texts()


def test_authors_are_ordered_by_drag_and_by_keys(page, desk):
    page.set_viewport_size({"width": 1280, "height": 1500})
    authors = [make_author(name) for name in ("Anna", "Berta", "Carla")]
    article = desk(credits=[author.pk for author in authors])
    grips = page.locator("[data-rows=credits] .row:not([hidden]) .row-grip")
    grips.nth(2).scroll_into_view_if_needed()
    start, goal = grips.nth(2).bounding_box(), grips.nth(0).bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(goal["x"] + 5, goal["y"] - 5, steps=5)
    page.mouse.up()
    assert [name.strip(" ×\n") for name in names(page)] == ["Carla", "Anna", "Berta"]
    grips.nth(1).press("ArrowDown")
    told = page.locator("[data-rows=credits] > output").inner_text()
    assert told == "Place 3 of 3"
    save(page)
    stored = Article.objects.select_related("latest").get(pk=article.pk).latest.content["credits"]
    assert stored == [authors[place].pk for place in (2, 1, 0)]


def test_page_and_server_count_alike(page, desk):
    desk()
    address = (
        page.locator("script[src*='word_facts']").get_attribute("src").replace("word_facts", "readability")
    )
    for html in TEXTS:
        facts = text_facts(parse(html))
        counted = page.evaluate(COUNTED, [address, html])
        assert counted == {name: getattr(facts, name) for name in counted}


def test_figures_and_previews_follow_what_is_typed(page, desk):
    desk(body="<p>eins zwei</p>", headline="Alt")
    page.evaluate("document.getElementById('id_slug').value = ''")
    page.fill("#id_headline", "Neue Brücke")
    place_cursor(page.locator(".ProseMirror p"))
    page.keyboard.press("End")
    page.keyboard.type(" drei")
    page.locator("summary [data-fact=words]", has_text="3").wait_for()
    page.locator("details.side", has=page.locator("#id_target_length")).locator("summary").click()
    page.fill("#id_target_length", "500")
    expect(page.locator(".word-facts summary span").first).to_have_text("3 / 500 words", use_inner_text=True)
    page.get_by_role("tab", name="Search").click()
    expect(page.locator("[data-shown=title]")).to_contain_text("Neue Brücke – ", use_inner_text=True)
    expect(page.locator("[data-shown=slug]")).to_contain_text("neue-bruecke-", use_inner_text=True)
    page.fill("#id_seo_title", "Ganz anders")
    expect(page.locator("[data-shown=title]")).to_contain_text("Ganz anders – ", use_inner_text=True)


def test_shortcuts_work_outside_of_fields_and_with_control_everywhere(page, live_server, desk):
    article = desk(headline="Alt")
    page.fill("#id_headline", "Neu?")
    page.locator("#id_headline").press("?")
    expect(page.locator("dialog#shortcuts")).to_be_hidden()
    page.keyboard.press("Control+s")
    page.locator(".messagelist").wait_for()
    assert Article.objects.get(pk=article.pk).headline == "Neu??"
    page.locator(".article-title").click()
    page.keyboard.press("?")
    dialog = page.locator("dialog#shortcuts")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Search & social", use_inner_text=True)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#desk-search")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url(live_server.url + reverse(LIST))


@pytest.mark.parametrize("tab", ["tab-text", "tab-links", "tab-search"])
def test_every_tab_is_accessible(page, desk, tab):
    story = make_published()
    desk(links=[{"target": story.pk}], credits=[make_author().pk], tags=["Kiel"])
    page.evaluate("tab => { location.hash = tab; }", tab)
    page.locator(f"#{tab}").wait_for()
    assert violations_light_and_dark(page) == []


def test_list_login_and_menus_are_accessible(page, live_server):
    page.goto(live_server.url + reverse("admin:login"))
    assert violations_light_and_dark(page) == []
    story = make_published()
    enter(page, live_server, make_moderator(story.category))
    page.goto(live_server.url + reverse(LIST))
    page.locator(".desk-nav summary").click()
    assert violations_light_and_dark(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".desk-nav .menu-panel")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_screen_fits_its_window(page, desk, width):
    page.set_viewport_size({"width": width, "height": 900})
    desk(credits=[make_author().pk])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_toolbar_fits_a_narrow_window_before_its_icons_have_their_font(page, desk):
    """Until then their names stand there: “format_list_numbered” where a small picture will be."""
    page.set_viewport_size({"width": 320, "height": 900})
    desk()
    icons = page.locator(".prose-menubar .material-icons")
    icons.evaluate_all("icons => icons.forEach((icon) => { icon.style.fontFamily = 'monospace'; })")
    assert icons.count() > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
