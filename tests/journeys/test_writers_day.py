"""A writer's day in German: what came back is mended and sent again, a text is commissioned, and the bell tells the end."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.admin.agenda.week import week_of
from articles.discussion.threads import open_thread
from articles.models import Article, Author
from tests.browser import german, log_in, place_cursor, search_target, take_step, watch
from tests.factories import (
    in_hours,
    make_author,
    make_category,
    make_draft,
    make_moderator,
    make_published,
    make_writer,
    step,
)

pytestmark = [pytest.mark.journey, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "nur-fuer-diesen-test"
HEADLINE = "Hafenbrücke öffnet früher als geplant"
OTHER = "Werften melden volle Auftragsbücher"
COMMISSIONED = "Was der Rat zur Brücke beschließt"
REASON = "Bitte sagen, wer das mitgeteilt hat."
TYPED = "Am Morgen: "


@pytest.fixture
def newsroom():
    """A writer whose text came back with a reason, a comment to answer, and a due date."""
    category = make_category("Hafen")
    writer = make_writer(username="anna", first_name="Anna", password=PASSWORD, is_staff=True, language="de")
    moderator = make_moderator(category, username="moni", first_name="Moni", last_name="Berg", is_staff=True)
    make_published(headline=OTHER, category=category, tags=["Häfen"])
    byline = [make_author("Anna Weber").pk, make_author("Berta Wolf").pk]
    article = make_draft(by=writer, category=category, headline=HEADLINE, credits=byline)
    step(article, "edit", writer, planning={"due": in_hours(3).replace(second=0, microsecond=0)})
    step(article, "submit", writer)
    open_thread(article, by=moderator, text="Wer in der Stadt?", quote="Das teilte die Stadt mit.")
    return writer, moderator, step(article, "request_changes", moderator, reason=REASON)


def find_what_came_back(page, live_server, writer):
    """The start page says it with its reason; one click opens it."""
    log_in(page, live_server, writer, PASSWORD)
    panel = page.locator(".stories-returned")
    expect(panel.locator("h2")).to_contain_text(german("Sent back to me"), use_inner_text=True)
    expect(panel).to_contain_text(REASON)
    expect(panel).to_contain_text("Moni Berg")
    panel.get_by_role("link", name=HEADLINE).click()
    page.locator(".prose-menubar").wait_for()
    expect(page.locator(".sent-back")).to_contain_text(REASON, use_inner_text=True)


def write(page):
    """Types, and sees that the server has it; puts the authors in order by keyboard."""
    place_cursor(page.locator(".ProseMirror p").first)
    page.keyboard.press("Home")
    page.keyboard.type(TYPED)
    page.locator("#save-state[data-state=kept]").wait_for()
    grip = page.locator("[data-rows=credits] .row:not([hidden]) .row-grip").nth(1)
    grip.press("ArrowUp")
    expect(page.locator("[data-rows=credits] > output")).to_have_text("Platz 1 von 2", use_inner_text=True)


def add_tag(page):
    """Three letters and Enter take the known tag."""
    search = page.locator(".field-tag_names .select2-search__field")
    search.press_sequentially("Häf")
    page.locator(".select2-results__option", has_text="Häfen").wait_for()
    search.press("Enter")
    expect(page.locator(".field-tag_names .select2-selection__rendered")).to_contain_text(
        "Häfen", use_inner_text=True
    )


def add_card(page):
    place_cursor(page.locator(".ProseMirror p").first)
    page.locator(f".prose-menubar button[title='{german('“Lesen Sie mehr” card')}']").click()
    search_target(page, "werften")
    page.locator(".picker-result", has_text=OTHER).locator("input").check()
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror .card-title")).to_have_text(OTHER, use_inner_text=True)


def look(page):
    """The preview beside has the words just typed; the checklist says what is still missing."""
    page.keyboard.press("Alt+v")
    framed = page.frame_locator("#live-preview iframe")
    framed.get_by_text(TYPED.strip()).wait_for()
    framed.get_by_text(OTHER).wait_for()
    page.keyboard.press("Alt+v")
    expect(page.locator("#live-preview")).to_be_hidden()
    expect(page.locator("#checklist")).to_contain_text("1 Gespräch ist noch offen.", use_inner_text=True)


def answer(page):
    page.get_by_role("tab", name=german("Discussion")).click()
    thread = page.locator(".thread")
    thread.locator("summary").click()
    thread.locator("textarea").press_sequentially("Die Sprecherin, @mon")
    thread.locator("[role=option]").wait_for()
    page.keyboard.press("Enter")
    thread.get_by_role("button", name=german("Send the answer")).click()
    thread.get_by_text("Die Sprecherin, @moni").wait_for()
    page.get_by_role("tab", name=german("Text")).click()


def save_by_key(page):
    page.locator("#id_lead").focus()
    page.keyboard.press("Control+s")
    page.locator(".messagelist .success").wait_for()
    page.locator(".prose-menubar").wait_for()


def commission(page, live_server):
    """The agenda of the due date holds the text; one for oneself is commissioned below it."""
    page.get_by_role("link", name=german("Agenda"), exact=True).click()
    page.wait_for_url(f"**{reverse('admin:desk_agenda')}")
    page.goto(f"{page.url}?woche={week_of(timezone.localtime(in_hours(3)).date()).name}")
    due = page.locator(".entry-due")
    expect(due).to_have_text([re.compile(re.escape(HEADLINE))])
    page.locator(".weeks [data-commission]").click()
    dialog = page.locator("#commission")
    dialog.locator("#id_headline").fill(COMMISSIONED)
    dialog.locator("#id_due_0").fill(timezone.localtime(in_hours(3)).date().isoformat())
    dialog.locator("#id_due_1").fill("23:30")
    page.keyboard.press("Enter")
    page.locator(".messagelist .success").wait_for()
    expect(page.locator(".messagelist")).to_contain_text(f"„{COMMISSIONED}“", use_inner_text=True)
    entry = page.locator(".entry-due", has_text=COMMISSIONED)
    expect(entry).to_contain_text("Anna", use_inner_text=True)


def hear_of_it(page):
    """The bell shows a new notice, which leads to the approved text."""
    page.reload()
    page.locator(".bell-button").click()
    panel = page.get_by_role("dialog", name=german("Newest notices"))
    panel.get_by_text(german("Approved: %(headline)s", headline=HEADLINE)).click()
    page.locator(".pill-approved").wait_for()


def test_writers_day(page, live_server, newsroom):
    writer, moderator, article = newsroom
    complaints = watch(page)
    find_what_came_back(page, live_server, writer)
    write(page)
    add_tag(page)
    add_card(page)
    look(page)
    answer(page)
    save_by_key(page)
    take_step(page, "submit")
    expect(page.locator(".pill-in_review")).to_have_text(german("In review"), use_inner_text=True)
    commission(page, live_server)
    step(article, "approve", moderator)
    hear_of_it(page)

    stored = Article.objects.select_related("latest").get(pk=article.pk)
    names = [Author.objects.get(pk=pk).name for pk in stored.latest.content["credits"]]
    assert (names, [tag.name for tag in stored.tags.all()]) == (["Berta Wolf", "Anna Weber"], ["Häfen"])
    assert stored.body.startswith(f"<p>{TYPED}Die Brücke über den Hafen ist wieder offen.</p><aside")
    assert Article.objects.get(headline=COMMISSIONED).assignee == writer
    assert complaints == []
