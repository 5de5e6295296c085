"""The agenda and the start page with a browser: moving by hand and by keyboard, and no barrier in either scheme."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.admin.agenda.week import week_of
from articles.models import Article, Publication
from tests.axe import violations_light_and_dark
from tests.browser import enter, watch
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db(transaction=True)


def next_week(hour=6, weekday=1):
    """A moment of next week in the site's zone; its whole week lies ahead."""
    monday = week_of(timezone.localdate()).shifted(1).start
    return monday.replace(hour=hour) + timedelta(days=weekday)


def open_agenda(page, live_server, moment):
    week = week_of(timezone.localtime(moment).date())
    page.goto(f"{live_server.url}{reverse('admin:desk_agenda')}?woche={week.name}")


def day_of(page, moment):
    return page.locator(f"[data-day='{timezone.localtime(moment).date()}']")


def test_entry_is_dragged_to_another_day_and_put_back_when_refused(page, live_server):
    complaints = watch(page)
    page.set_viewport_size({"width": 1400, "height": 900})
    moment = next_week()
    article = make_published(at=moment)
    enter(page, live_server, make_chief())
    open_agenda(page, live_server, moment)
    target = moment + timedelta(days=3)
    page.locator(".entry-planned").drag_to(day_of(page, target))
    page.locator("#agenda-said:has-text('is moved')").wait_for()
    assert Publication.objects.get().live_from == target
    assert (
        day_of(page, target)
        .locator(".entry-planned.moved h3 a")
        .evaluate("node => node === document.activeElement")
    )
    Article.objects.filter(pk=article.pk).update(version=99)
    page.locator(".entry-planned").drag_to(day_of(page, moment))
    page.locator("#agenda-said.refused").wait_for()
    assert (day_of(page, target).locator(".entry-planned").count(), Publication.objects.get().live_from) == (
        1,
        target,
    )
    assert [words for words in complaints if "409" not in words] == []


def test_entry_is_moved_and_a_text_commissioned_by_keyboard(page, live_server):
    moment = next_week()
    make_published(at=moment)
    enter(page, live_server, make_chief())
    open_agenda(page, live_server, moment)
    page.locator(".entry-planned summary").focus()
    page.keyboard.press("Enter")
    page.locator(".move input[name=at_1]").fill("21:15")
    page.keyboard.press("Enter")
    page.locator("#agenda-said:has-text('is moved')").wait_for()
    assert timezone.localtime(Publication.objects.get().live_from).strftime("%H:%M") == "21:15"
    target = day_of(page, moment + timedelta(days=1))
    target.locator(".commission-here").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Was der Rat beschließt")
    page.keyboard.press("Enter")
    page.locator(".messagelist").wait_for()
    expect(target.locator(".entry-due")).to_have_attribute("data-headline", "Was der Rat beschließt")


def fill_desk(category, user):
    """Something in every panel."""
    chief = make_chief()
    own = {"by": user, "category": category}
    planning = {
        "due": in_hours(-1),
        "look_again": timezone.localdate(),
        "target_length": 300,
        "assignee": user,
    }
    step(make_draft(**own), "edit", None, planning=planning)
    step(make_draft(**own), "edit", None, planning={"assignee": user})
    step(step(make_draft(**own), "submit", user), "request_changes", chief, reason="Bitte kürzen.")
    step(make_draft(**own), "submit", user)
    step(make_draft(**own), "publish_urgently", chief, reason="Eilig.")
    edited = make_published(**own, at=in_hours(1), until=in_hours(20))
    step(edited, "edit", edited.created_by, content={"lead": "Neu"})
    make_draft(**own, embargo_until=in_hours(2), embargo_source="Amt", embargo_reason="Termin")


@pytest.mark.parametrize("role", ["writer", "moderator", "chief", "administrator"])
def test_start_page_has_no_barrier(page, live_server, role):
    complaints = watch(page)
    category = make_category()
    makers = {
        "writer": make_writer,
        "moderator": lambda: make_moderator(category),
        "chief": make_chief,
        "administrator": lambda: make_user("Administration"),
    }
    user = makers[role]()
    fill_desk(category, user if role != "administrator" else make_writer())
    enter(page, live_server, user)
    page.goto(live_server.url + reverse("admin:index"))
    assert (violations_light_and_dark(page), complaints) == ([], [])


def test_agenda_has_no_barrier(page, live_server):
    complaints = watch(page)
    category = make_category()
    chief = make_chief()
    fill_desk(category, chief)
    enter(page, live_server, chief)
    page.goto(live_server.url + reverse("admin:desk_agenda"))
    page.locator(".move summary").first.click()
    assert violations_light_and_dark(page) == []
    page.locator(".weeks [data-commission]").click()
    assert (violations_light_and_dark(page), complaints) == ([], [])
    page.goto(live_server.url + reverse("admin:desk_commission"))
    assert violations_light_and_dark(page) == []
