"""The board in a browser: a story's picture at its place is found in the library's dialog and taken away again."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.articles.admin.front.making import draft, home, layout
from tests.browser import enter, watch
from tests.factories import make_chief, make_picture, make_published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def board(page, live_server):
    """Opens the board with one story as its chief; at the end the browser must not have complained."""
    complaints, chief = watch(page), make_chief()
    article = make_published(headline="Hafen wächst")
    front = draft(layout(("Oben", article)), by=chief)
    enter(page, live_server, chief)
    page.goto(live_server.url + reverse("admin:front_board", args=[front.pk]))
    yield page
    assert complaints == []


def words_and_time(page):
    page.locator(".front-card").get_by_role("link", name="Words and time").press("Enter")
    return page.get_by_role("dialog", name="At its place: Hafen wächst")


def keep(page, form):
    form.get_by_role("button", name="Keep it").press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)


def picture_kept():
    [row] = home().draft["slots"][0]["placements"]
    return row.get("picture")


def test_picture_at_a_place_is_chosen_in_the_dialog_and_removed_by_keyboard(page, board):
    make_picture(alternative="Ein Kran")
    chosen = make_picture(alternative="Der Hafen bei Nacht")
    form = words_and_time(page)
    form.get_by_role("button", name="Add a picture").press("Enter")
    shelf = page.get_by_role("dialog").last
    shelf.get_by_role("radio", name=chosen.title).press("Space")
    shelf.get_by_role("button", name="Insert").press("Enter")
    expect(form.get_by_role("img")).to_have_attribute("alt", "Der Hafen bei Nacht")
    keep(page, form)
    assert picture_kept()["picture"] == chosen.pk

    form = words_and_time(page)
    form.get_by_role("button", name="Remove").press("Enter")
    expect(form.get_by_role("button", name="Add a picture")).to_be_visible()
    keep(page, form)
    assert picture_kept() is None
