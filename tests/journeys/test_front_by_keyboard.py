"""A front arranged without a mouse: pinned, moved, in own words, looked at, live for readers, and taken back."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Front, FrontVersion
from tests.articles.admin.front.making import live
from tests.browser import enter, watch
from tests.factories import make_category, make_chief, make_published

pytestmark = [pytest.mark.journey, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STORY, OWN = "Deiche werden erhöht", "Die Küste rüstet sich"
TABS_MOST = 150  # from one end of a page to the other


def reach(page, target):
    """Tab until the target has the focus, as somebody does who has no mouse."""
    target.wait_for()
    for _press in range(TABS_MOST):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no tab leads to {target}")


def use(page, target, key="Enter"):
    reach(page, target)
    page.keyboard.press(key)


def said(page, sentence):
    expect(page.locator("#front-said")).to_contain_text(sentence, use_inner_text=True)


def card(page, area):
    return page.locator(f"#area-{area} .front-card", has_text="Hafen")


@pytest.fixture
def front():
    """Home has been live with an area on top and one below; the rule brings the story."""
    chief, harbour = make_chief(), make_category("Hafen", slug="hafen")
    make_published(headline=STORY, category=harbour)
    below = {"id": "below", "title": "Unten", "rule": {"categories": [harbour.pk]}}
    version = live({"slots": [{"id": "top", "title": "Oben", "min": 0, "max": 3}, below]}, by=chief)
    return version.front


def arrange(page):
    """Pinned where it stands, sent to the area behind, and given words of its own in the dialog."""
    use(page, card(page, "top").get_by_role("button", name="Pin"), "Space")
    said(page, "Pinned in “Oben”.")
    page.keyboard.press("Alt+ArrowRight")
    said(page, "Pinned in “Unten”.")
    use(page, card(page, "below").get_by_role("link", name="Words and time"))
    reach(page, page.locator("dialog #id_headline"))
    page.keyboard.type(OWN)
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)
    said(page, "is changed here.")


def look(page):
    """The draft as readers would see it, from the board and back."""
    use(page, page.get_by_role("link", name="Preview"))
    expect(page.frame_locator(".preview-frame").get_by_role("link", name=OWN).first).to_be_visible()
    page.go_back()
    page.wait_for_url("**/fronts/*/")


def go_live(page):
    use(page, page.get_by_role("link", name="Go live …"))
    use(page, page.locator(".step-form [type=submit]"))
    page.locator(".messagelist .success").wait_for()


def test_front_by_keyboard(page, live_server, front, new_context):
    enter(page, live_server, make_chief(first_name="Clara", last_name="Rohde", language="en"))
    complaints, reader = watch(page), new_context().new_page()
    page.goto(live_server.url + reverse("admin:front_board", args=[front.pk]))
    arrange(page)
    reader.goto(live_server.url)
    expect(reader.get_by_role("link", name=STORY).first).to_be_visible()  # readers see nothing of the work
    look(page)
    go_live(page)
    reader.reload()
    expect(reader.get_by_role("link", name=OWN).first).to_be_visible()
    use(page, page.get_by_role("button", name="Go back to the version of"))
    page.locator(".messagelist .success", has_text="again").wait_for()
    reader.reload()
    expect(reader.get_by_role("link", name=STORY).first).to_be_visible()
    expect(reader.get_by_role("link", name=OWN)).to_have_count(0)
    assert FrontVersion.objects.filter(front=front).count() == 3
    assert Front.objects.get(pk=front.pk).draft == FrontVersion.objects.order_by("pk")[0].content
    assert complaints == []
