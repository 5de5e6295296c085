"""Conflict and recovery as two people with two browsers live through them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Autosave
from tests.articles.admin.desk import change_url
from tests.axe import violations_light_and_dark
from tests.browser import enter, open_article, place_cursor, save, watch
from tests.factories import make_chief, make_draft, make_writer

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
KEPT = "#save-state[data-state=kept]"
# In the page itself: what a page sends while it goes away would pass by a route of the test.
OFFLINE = """const { fetch } = window;
navigator.sendBeacon = () => false;
window.fetch = (address, ...rest) => sessionStorage.online || !String(address).endsWith("/autosave/")
  ? fetch(address, ...rest) : Promise.reject(new TypeError("offline"));"""


def type_text(page, words):
    place_cursor(page.locator(".ProseMirror p").first)
    page.keyboard.press("Home")
    page.keyboard.type(words)


def typed_of(user, article):
    return Autosave.objects.get(user=user, article=article).typed


def wait_for_kept(page, user, article, name, text):
    """Until the server has this text in this field."""
    for _ in range(100):
        if (typed_of(user, article) or {}).get(name) == [text]:
            return page.locator(KEPT).wait_for()
        page.wait_for_timeout(200)
    return pytest.fail(f"not kept: {typed_of(user, article)}")


def test_unsaved_text_comes_back_with_its_difference(page, live_server):
    writer = make_writer()
    article = make_draft(by=writer, headline="Gespeichert", body="<p>Text</p>")
    complaints = watch(page)
    enter(page, live_server, writer)
    open_article(page, live_server, article)
    page.fill("#id_headline", "Getippt")
    type_text(page, "Neuer ")
    wait_for_kept(page, writer, article, "body", "<p>Neuer Text</p>")
    open_article(page, live_server, article)
    expect(page.locator(".panel.unsaved")).to_contain_text("Getippt", use_inner_text=True)
    assert complaints == []
    assert violations_light_and_dark(page) == []
    page.click(".unsaved-choice a")
    page.locator(".prose-menubar").wait_for()
    expect(page.locator(".ProseMirror")).to_have_text("Neuer Text", use_inner_text=True)
    save(page)
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Getippt", "<p>Neuer Text</p>")
    expect(page.locator(".panel.unsaved")).to_have_count(0)
    page.goto(live_server.url + reverse("admin:desk_unsaved"))
    assert violations_light_and_dark(page) == []


def test_text_typed_offline_stays_on_the_device_and_is_offered(page, live_server):
    writer = make_writer()
    article = make_draft(by=writer, headline="Gespeichert")
    page.add_init_script(OFFLINE)
    enter(page, live_server, writer)
    open_article(page, live_server, article)
    page.fill("#id_headline", "Offline getippt")
    page.locator("#save-state[data-state=offline]").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    open_article(page, live_server, article)
    banner = page.locator(".panel.unsaved")
    banner.wait_for()
    assert typed_of(writer, article) is None
    page.evaluate("sessionStorage.online = 1")
    banner.locator("[data-take]").click()
    page.wait_for_url("**?unsaved=1")
    expect(page.locator("#id_headline")).to_have_value("Offline getippt")
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('unsaved:'))")


def test_autosave_goes_on_by_itself_once_the_server_answers_again(page, live_server):
    writer = make_writer()
    article = make_draft(by=writer)
    enter(page, live_server, writer)
    open_article(page, live_server, article)
    page.route("**/autosave/", lambda route: route.fulfill(status=502))
    page.fill("#id_headline", "Trotzdem")
    page.locator("#save-state[data-state=offline]").wait_for()
    page.unroute("**/autosave/")
    wait_for_kept(page, writer, article, "headline", "Trotzdem")


def test_two_people_at_one_text_see_each_other_and_merge(page, live_server, new_context):
    writer, chief = make_writer(), make_chief(first_name="Anna", last_name="Weber")
    article = make_draft(by=writer, headline="Alt", body="<p>Eins</p><p>Zwei</p>")
    anna = new_context().new_page()
    for each, user in ((page, writer), (anna, chief)):
        enter(each, live_server, user)
        open_article(each, live_server, article)
    page.reload()
    page.locator(".prose-menubar").wait_for()
    expect(page.locator("#presence")).to_contain_text(
        "Anna Weber has had the article open", use_inner_text=True
    )
    anna.fill("#id_headline", "Annas Titel")
    anna.fill("#id_lead", "Annas Vorspann")
    save(anna)
    page.fill("#id_headline", "Mein Titel")
    type_text(page, "Mein ")
    page.click(".save-bar [name=_save]")
    page.locator(".panel.conflict").wait_for()
    expect(page.locator(".merge-taken")).to_contain_text("Annas Vorspann")
    assert violations_light_and_dark(page) == []
    page.locator(".merge-choice [value=mine]").focus()
    page.keyboard.press("Space")
    page.locator(".panel.conflict [name=_save]").focus()
    page.keyboard.press("Enter")
    page.locator(".messagelist").wait_for()
    merged = Article.objects.get(pk=article.pk)
    assert (merged.headline, merged.lead, merged.latest.kind) == ("Mein Titel", "Annas Vorspann", "merge")
    assert merged.body == "<p>Mein Eins</p><p>Zwei</p>"
    page.wait_for_url(f"**{change_url(article)}**")
