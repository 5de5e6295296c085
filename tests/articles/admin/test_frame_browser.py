"""What every page of the desk has around it, opened: menus, bell, shortcuts, empty lists, login and refusals."""

import pytest
from django.conf import settings
from django.urls import reverse

from articles.vocabulary import Role
from tests.articles.admin.desk import LIST
from tests.articles.admin.world import make_world
from tests.axe import violations_light_and_dark
from tests.browser import enter, watch
from tests.factories import make_user, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPENED = {
    ".user-menu summary": ".user-menu .menu-panel",
    ".desk-nav summary": ".desk-nav .menu-panel",
    ".bell-button": "#bell-latest",
}


def test_menus_bell_and_shortcuts_are_accessible_when_opened(page, live_server):
    world = make_world("chief")
    enter(page, live_server, world.visitor)
    complaints, found = watch(page), {}
    page.goto(live_server.url + reverse("admin:index"))
    for opener, panel in OPENED.items():
        page.click(opener)
        page.locator(panel).wait_for()
        found[opener] = violations_light_and_dark(page)
        page.keyboard.press("Escape")
        page.locator(panel).wait_for(state="hidden")
    page.keyboard.press("?")
    page.locator("#shortcuts").wait_for()
    found["?"] = violations_light_and_dark(page)
    assert (found, complaints) == ({opener: [] for opener in [*OPENED, "?"]}, [])


def refusals():
    """Pages that have nothing to show, by what they answer with."""
    return {
        f"{reverse(LIST)}?q=nichts-davon": 200,
        reverse("admin:articles_article_change", args=[0]): 404,
        f"/{settings.ADMIN_PATH}nirgendwo/": 404,
        reverse("admin:articles_user_changelist"): 403,
    }


def test_empty_lists_and_refusals_are_accessible(page, live_server):
    enter(page, live_server, make_writer())
    complaints, faults = watch(page), {}
    for url, status in refusals().items():
        assert page.goto(live_server.url + url).status == status, url
        # That the page itself answers with a refusal is no complaint of ours.
        told = [each for each in complaints if not each.startswith("Failed to load resource")]
        complaints.clear()
        faults[url] = [*violations_light_and_dark(page), *told]
    assert faults == {url: [] for url in faults}


def test_login_is_accessible_before_and_after_a_wrong_password(page, live_server):
    make_user(Role.WRITER)
    complaints = watch(page)
    page.goto(live_server.url + reverse("admin:login"))
    found = violations_light_and_dark(page)
    page.fill("#id_username", "niemand")
    page.fill("#id_password", "falsch")
    page.click("[type=submit]")
    page.locator(".errornote").wait_for()
    assert (found, violations_light_and_dark(page), complaints) == ([], [], [])


def test_old_form_is_refused_with_an_accessible_page(page, live_server):
    page.goto(live_server.url + reverse("admin:login"))
    page.context.clear_cookies()
    complaints = watch(page)
    page.fill("#id_username", "niemand")
    page.fill("#id_password", "falsch")
    page.click("[type=submit]")
    page.locator(".label", has_text="403").wait_for()
    assert violations_light_and_dark(page) == []
    assert [each for each in complaints if "security policy" in each] == []
