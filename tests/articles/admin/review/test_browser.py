"""Review and discussion in a browser: a passage is commented, kept and lost; findings lead to their fields; nothing bars anybody."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.discussion.threads import open_thread
from articles.models import Article, Thread
from articles.vocabulary import Status
from tests.articles.admin.desk import step_url
from tests.axe import violations_light_and_dark
from tests.browser import enter, open_article, place_cursor, save, settle, watch
from tests.factories import make_category, make_draft, make_moderator, make_writer, step

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "<p>Die Brücke ist offen.</p><p>Das sagte die Stadt.</p>"


@pytest.fixture
def desk(page, live_server):
    """The page with an article's editor; at the end the browser must not have complained of what it did."""
    complaints = watch(page)
    category = make_category()
    moderator = make_moderator(category, username="moni", is_staff=True)
    article = make_draft(by=make_writer(), category=category, body=BODY, tags=["Hafen"])
    enter(page, live_server, article.created_by)
    open_article(page, live_server, article)
    yield article, moderator
    if not page.evaluate("'axe' in window"):  # which brings styles of its own
        assert complaints == []


def choose_second_line(page):
    place_cursor(page.locator(".ProseMirror p").nth(1))
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    settle(page)


def test_comment_on_a_passage_is_kept_through_edits_and_lost_with_its_words(page, live_server, desk):
    article, moderator = desk
    version = article.version
    choose_second_line(page)
    page.keyboard.press("Control+Alt+m")
    page.locator("#passage-comment").press_sequentially("Wer genau? @mon")
    page.locator(".passage-dialog [role=option]").wait_for()
    page.keyboard.press("Enter")
    page.locator(".passage-dialog [type=submit]").click()
    mark = page.locator(".ProseMirror .passage")
    mark.wait_for()
    expect(mark).to_have_text("Das sagte die Stadt.", use_inner_text=True)
    expect(page.locator("#threads")).to_have_attribute("data-count", "1")
    thread = Thread.objects.get()
    assert (thread.quote, thread.comments.get().text) == ("Das sagte die Stadt.", "Wer genau? @moni")
    assert list(thread.comments.get().mentions.all()) == [moderator]
    assert Article.objects.get(pk=article.pk).version == version

    place_cursor(page.locator(".ProseMirror p").first)
    page.keyboard.press("Home")
    page.keyboard.type("Endlich: ")
    expect(mark).to_have_text("Das sagte die Stadt.", use_inner_text=True)
    mark.click()
    note = page.locator(".passage-note")
    expect(note).to_contain_text("Wer genau? @moni", use_inner_text=True)
    note.get_by_role("button", name="To the thread").click()
    expect(page.locator(f"#thread-{thread.pk}")).to_be_focused()
    save(page)
    open_article(page, live_server, article)
    page.locator(".ProseMirror .passage").wait_for()
    assert "passage" not in Article.objects.get(pk=article.pk).body

    choose_second_line(page)
    page.keyboard.press("Delete")
    save(page)
    open_article(page, live_server, article)
    expect(page.locator(".ProseMirror .passage")).to_have_count(0)
    expect(page.locator(f"#thread-{thread.pk} .thread-lost")).to_have_count(1)


def test_words_that_are_not_stored_yet_are_refused_in_the_dialog_that_keeps_what_was_typed(page, desk):
    place_cursor(page.locator(".ProseMirror p").nth(1))
    page.keyboard.press("End")
    page.keyboard.type(" Ganz neu.")
    page.keyboard.press("Shift+Home")
    page.locator(".prose-menubar button[title='Comment on the words chosen']").click()
    page.fill("#passage-comment", "Schon?")
    page.locator(".passage-dialog [type=submit]").click()
    page.locator(".passage-dialog .picker-problem:not(:empty)").wait_for()
    expect(page.locator(".passage-dialog .picker-problem")).to_contain_text(
        "Please save first", use_inner_text=True
    )
    expect(page.locator("#passage-comment")).to_have_value("Schon?")
    page.keyboard.press("Escape")
    assert not Thread.objects.exists()
    page.on("dialog", lambda dialog: dialog.accept())


def test_answer_and_resolution_come_back_in_place(page, live_server, desk):
    article, moderator = desk
    thread = open_thread(article, by=moderator, text="Stimmt das?")
    open_article(page, live_server, article)
    page.fill("#id_lead", "Ungespeichert")
    row = page.locator(f"#thread-{thread.pk}")
    page.evaluate("id => { location.hash = id }", f"thread-{thread.pk}")
    row.locator("summary").click()
    row.locator("textarea").fill("Ja.")
    row.get_by_role("button", name="Send the answer").click()
    row.get_by_text("Ja.").wait_for()
    row.get_by_role("button", name="Resolve").click()
    page.locator(f".settled #thread-{thread.pk}").wait_for()
    expect(page.locator("#threads")).to_have_attribute("data-count", "0")
    expect(page.locator("#id_lead")).to_have_value("Ungespeichert")
    page.on("dialog", lambda dialog: dialog.accept())


def test_finding_on_the_page_of_a_step_leads_to_its_field(page, live_server, desk):
    article, _moderator = desk
    step(
        article, "edit", article.created_by, content={"lead": "", "seo_title": "x", "teaser_text": "y" * 171}
    )
    page.goto(live_server.url + step_url(article, "submit"))
    page.get_by_role("link", name="The lead is missing.").click()
    page.locator("#id_lead:focus").wait_for()
    page.locator(".checklist").get_by_role("link", name="The teaser text has 171").click()
    page.locator("#id_teaser_text:focus").wait_for()
    expect(page.locator("#id_teaser_text")).to_be_visible()
    page.goto(live_server.url + step_url(article, "submit"))
    page.locator("[name=accepted]").check()
    page.locator(".step-form [type=submit]").click()
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get(pk=article.pk).status == Status.IN_REVIEW


def test_pages_of_review_bar_nobody(page, live_server, desk):
    article, moderator = desk
    open_thread(article, by=moderator, text="Stimmt das?", quote="Das sagte die Stadt")
    article = step(article, "edit", article.created_by, content={"tags": []})
    step(article, "submit", article.created_by)
    page.context.clear_cookies()
    enter(page, live_server, moderator)
    address = reverse("admin:articles_article_discussion", args=[article.pk])
    for path in (step_url(article, "approve"), step_url(article, "request_changes"), address):
        page.goto(live_server.url + path)
        page.locator(".thread summary").first.click()
        assert violations_light_and_dark(page) == []
    open_article(page, live_server, article)
    choose_second_line(page)
    page.keyboard.press("Control+Alt+m")
    page.locator(".passage-dialog").wait_for()
    ours = ("passage", "thread", "discussion", "checklist", "comment")
    found = violations_light_and_dark(page)
    assert [each for each in found if any(word in each for word in ours)] == []
