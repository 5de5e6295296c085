"""The list in the browser: a bulk action by keyboard alone, rows by arrow keys, and nothing wrong for axe in light and dark."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.admin.lists.columns import CHOICES
from articles.models import Article
from tests.articles.admin.desk import LIST
from tests.axe import violations_light_and_dark
from tests.browser import enter, watch
from tests.factories import make_chief, make_draft, make_published, make_user, step

pytestmark = pytest.mark.django_db(transaction=True)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_bulk_action_by_keyboard_alone(page, live_server):
    complaints = watch(page)
    chief = make_chief()
    for number in range(4):
        make_draft(by=chief, headline=f"Text {number}")
    enter(page, live_server, chief)
    page.goto(live_server.url + reverse(LIST) + "?o=story")
    bar = page.locator("#changelist .actions")
    expect(bar).to_be_hidden()
    page.locator("#result_list .field-story a").first.focus()
    press(page, "x", "ArrowDown", "ArrowDown", "x")
    bar.wait_for()
    expect(bar).to_contain_text("2 of 4 selected", use_inner_text=True)
    bar.locator("select").focus()
    page.keyboard.type("Move to the t")
    press(page, "Tab", "Enter")
    page.get_by_role("button", name="Do it for 2 articles").focus()
    press(page, "Enter")
    page.get_by_role("heading", name="Report").wait_for()
    trashed = Article.objects.filter(status="trashed").values_list("headline", flat=True)
    assert set(trashed) == {"Text 0", "Text 2"}
    assert complaints == []


def test_pages_of_the_list_have_no_violation(page, live_server):
    admin = make_user(is_superuser=True, list_columns=CHOICES)
    make_published(headline="Live", tags=["Hafen"])
    draft = make_draft(by=admin, headline="Entwurf")
    trashed = step(make_draft(by=admin, headline="Weg"), "trash", admin)
    enter(page, live_server, admin)
    listed = live_server.url + reverse(LIST)
    found = {}

    def follow(button):
        with page.expect_navigation():
            button.click()

    def judge(name):
        found[name] = violations_light_and_dark(page)

    page.goto(listed + "?q=e&status=draft")
    page.locator(".filter-panel summary").click()
    page.locator("#action-toggle").check()
    judge("list")
    page.select_option(".actions select[name=action]", "add_tag")
    follow(page.locator(".actions button[type=submit]"))
    judge("what is asked")
    page.evaluate("document.querySelector('[name=names]').value = 'Hafen'")
    follow(page.get_by_role("button", name="Check"))
    judge("dry run")
    follow(page.get_by_role("button", name="Do it for"))
    judge("report")
    for name in ("columns", "views"):
        page.goto(live_server.url + reverse(f"admin:articles_article_{name}"))
        judge(name)
    page.goto(listed + "?status=trashed")
    judge("trash")
    page.goto(live_server.url + reverse("admin:articles_article_destroy", args=[trashed.pk]))
    judge("deletion")
    assert {name: sentences for name, sentences in found.items() if sentences} == {}
    assert draft.tags.count() == 1
