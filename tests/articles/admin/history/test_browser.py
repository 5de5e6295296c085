"""Differences, the panel and the tree of categories in a browser: by keyboard, without complaint, accessible."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Category
from tests.axe import violations_light_and_dark
from tests.browser import enter, watch
from tests.factories import make_category, make_chief, make_draft, step

pytestmark = pytest.mark.django_db(transaction=True)


def compared(chief):
    body = "<p>Eins zwei drei vier</p>" + "".join(f"<p>Zeile {number}</p>" for number in range(6))
    article = make_draft(
        by=chief, body=f'{body}<p>Ein <a href="https://example.org/a">Wort</a></p>', tags=["Hafen"]
    )
    new = body.removeprefix("<p>Eins zwei drei vier</p>") + "<p>Ein <b>Wort</b></p><p>Eins zwei drei vier</p>"
    return step(article, "edit", chief, content={"body": new, "tags": ["Neu"], "lead": "Neu."})


def test_difference_is_walked_by_keys_and_passes_axe(page, live_server):
    chief, complaints = make_chief(), watch(page)
    article = compared(chief)
    enter(page, live_server, chief)
    address = live_server.url + reverse("admin:articles_article_difference", args=[article.pk, 1, 2])
    page.goto(address)
    page.keyboard.press("n")
    expect(page.locator(".stepper output")).to_contain_text("Change 1 of ", use_inner_text=True)
    expect(page.locator(".current")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("p")
    expect(page.locator(".stepper output")).to_contain_text("Change 1 of ", use_inner_text=True)
    page.locator("[data-by-key]").uncheck()
    page.keyboard.press("n")
    expect(page.locator(".stepper output")).to_contain_text("Change 1 of ", use_inner_text=True)
    assert complaints == []  # before axe, which brings a style of its own
    assert violations_light_and_dark(page) == []
    page.goto(f"{address}?view=side")
    assert violations_light_and_dark(page) == []
    page.goto(live_server.url + reverse("admin:articles_article_history", args=[article.pk]))
    assert violations_light_and_dark(page) == []


def test_panel_loads_the_last_events_when_it_is_seen(page, live_server):
    chief = make_chief()
    article = compared(chief)
    enter(page, live_server, chief)
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    panel = page.locator("[data-recent-history]")
    assert reverse("admin:articles_article_recent_history", args=[article.pk]) not in asked
    page.evaluate("""() => {
      for (let node = document.querySelector("[data-recent-history]"); node; node = node.parentElement) node.hidden = false;
    }""")
    panel.evaluate("node => node.parentElement.scrollIntoView()")
    panel.get_by_role("link", name="revision 2").wait_for()


def test_categories_are_put_in_order_by_keyboard_and_by_dragging(page, live_server):
    chief, complaints = make_chief(), watch(page)
    for number, name in enumerate(["Politik", "Kultur", "Sport"]):
        make_category(name, slug=name.lower(), position=number)
    enter(page, live_server, chief)
    page.goto(live_server.url + reverse("admin:articles_category_order"))
    page.get_by_role("button", name="Up: Sport").press("Enter")
    page.get_by_role("button", name="Further in: Sport").press("Enter")
    expect(page.locator("[data-told]")).to_have_text("Sport is at place 1 of 1 now", use_inner_text=True)
    page.get_by_role("button", name="Save the order").press("Enter")
    page.locator(".messagelist").wait_for()
    rows = list(Category.objects.with_tree_fields().values_list("name", "parent__name"))
    assert rows == [("Politik", None), ("Sport", "Politik"), ("Kultur", None)]
    kultur, politik = (
        page.locator(".tree-row", has_text="Kultur"),
        page.locator(".tree-row", has_text="Politik"),
    )
    kultur.locator(".tree-handle").drag_to(politik, target_position={"x": 60, "y": 3})
    page.get_by_role("button", name="Save the order").click()
    page.locator(".messagelist").wait_for()
    assert list(Category.objects.with_tree_fields().values_list("name", flat=True)) == [
        "Kultur",
        "Politik",
        "Sport",
    ]
    assert complaints == []
    assert violations_light_and_dark(page) == []
