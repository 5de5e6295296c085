"""The bell and its pages in a browser: by keyboard, kept up to date, without a fault of accessibility in both schemes."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Notice
from tests.axe import violations_light_and_dark
from tests.browser import enter, watch
from tests.factories import make_category, make_chief, make_draft

pytestmark = pytest.mark.django_db(transaction=True)
INBOX = reverse("admin:desk_notices")


def told(user, *subjects):
    for subject in subjects:
        Notice.objects.create(
            recipient=user, subject=subject, article=make_draft(), by=user, text="Bitte kürzen."
        )


@pytest.fixture
def chief(page, live_server):
    user = make_chief()
    enter(page, live_server, user)
    return user


def test_the_bell_opens_by_keyboard_reads_all_and_keeps_its_number(page, live_server, chief):
    told(chief, "Eins", "Zwei")
    complaints = watch(page)
    page.goto(live_server.url + INBOX)
    bell = page.get_by_role("button", name="Notices, unread: 2")
    bell.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Newest notices")
    panel.get_by_text("Zwei").wait_for()
    panel.get_by_role("button", name="All read").click()
    page.get_by_role("button", name="Notices, unread: 0").wait_for()
    assert Notice.objects.filter(read_at=None).count() == 0
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    expect(page.locator(".bell-button")).to_be_focused()
    told(chief, "Drei")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("button", name="Notices, unread: 1").wait_for()
    expect(page.locator(".bell [role=status]")).to_have_text("Notices, unread: 1")
    assert complaints == []  # before the examination, which brings styles of its own
    page.locator(".bell-button").click()
    panel.get_by_text("Drei").wait_for()
    assert violations_light_and_dark(page) == []


def test_the_bell_is_a_link_without_scripts_and_when_the_server_does_not_answer(page, live_server, chief):
    told(chief, "Eins")
    page.route("**/desk/notices.js", lambda route: route.abort())
    page.goto(live_server.url + reverse("admin:index"))
    page.get_by_role("link", name="Notices, unread: 1").click()
    page.wait_for_url("**" + INBOX)
    page.unroute("**/desk/notices.js")
    page.goto(live_server.url + reverse("admin:index"))
    page.route("**/neueste/", lambda route: route.abort())
    page.get_by_role("button", name="Notices, unread: 1").click()
    page.wait_for_url("**" + INBOX)


@pytest.mark.parametrize(
    "name", ["desk_notices", "desk_notice_choices", "desk_my_log", "articles_auditentry_changelist"]
)
def test_the_pages_have_no_fault_of_accessibility(page, live_server, chief, name):
    told(chief, "Eins", "Zwei")
    make_category("Unten", parent=make_category("Oben"))
    page.goto(live_server.url + reverse(f"admin:{name}"))
    assert violations_light_and_dark(page) == []
