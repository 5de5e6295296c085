"""A moderator's day: a text is read by its difference, sent back, approved, planned and moved; lists, locks and guests."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.admin.agenda.week import week_of
from articles.models import Article
from tests.articles.admin.desk import LIST, change_url
from tests.browser import enter, open_article, place_cursor, settle, take_step, watch
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    step,
)

pytestmark = [pytest.mark.journey, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEADLINE = "Hafenbrücke öffnet früher als geplant"
BODY = "<p>Die Brücke über den Hafen ist wieder offen.</p><p>Das teilte die Stadt mit.</p>"
NEW = BODY.replace("wieder offen", "seit heute wieder offen")
SOURCED = NEW.replace("die Stadt", "das Bauamt")
DRAFTS = ("Eins wartet", "Zwei wartet", "Drei ist gesperrt")


@pytest.fixture
def desk(page, live_server):
    """For a moderator: a live story whose new text its writer has just handed in."""
    category = make_category("Hafen")
    story = make_published(headline=HEADLINE, body=BODY, category=category, tags=["Hafen"])
    moderator = make_moderator(category, first_name="Moni", last_name="Berg", language="en")
    writer = story.created_by
    step(story, "edit", writer, content={"body": NEW})
    step(story, "submit", writer)
    drafts = [make_draft(by=writer, category=category, headline=headline) for headline in DRAFTS]
    enter(page, live_server, moderator)
    return story, drafts


def follow_the_bell(page, live_server):
    """One notice, one click to the text, one more to what was changed since readers saw it."""
    page.goto(live_server.url + reverse("admin:index"))
    page.get_by_role("button", name="Notices, unread: 1").click()
    page.get_by_role("link", name=f"Waiting for review: {HEADLINE}").click()
    page.locator(".prose-menubar").wait_for()
    page.locator(".step-button.step-approve").click()
    first = page.locator(".step > *").first
    expect(first.locator("h2").first).to_contain_text("compared with what is live", use_inner_text=True)
    expect(first.locator("ins")).to_have_text(["seit heute "], use_inner_text=True)
    expect(page.locator("#decision")).to_be_visible()
    page.get_by_role("link", name="Back to the article").click()
    page.locator(".prose-menubar").wait_for()


def comment_on_passage(page):
    place_cursor(page.locator(".ProseMirror p").nth(1))
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    settle(page)
    page.keyboard.press("Control+Alt+m")
    page.locator("#passage-comment").fill("Wer genau?")
    page.locator(".passage-dialog [type=submit]").click()
    expect(page.locator(".ProseMirror .passage")).to_have_text(
        "Das teilte die Stadt mit.", use_inner_text=True
    )


def send_back(page):
    """Reasons are ticked and typed; the open thread is one of them."""
    page.locator(".step-button.step-request_changes").click()
    page.get_by_label("Source missing").check()
    page.get_by_label("Wer genau?").check()
    page.get_by_label("In your own words").fill("Bitte das Amt nennen.")
    page.locator(".step-form .submit-row [type=submit]").click()
    page.locator(".messagelist .success").wait_for()
    expect(page.locator(".pill-changes_requested")).to_have_count(1)
    expect(page.locator(".sent-back")).to_contain_text("Bitte das Amt nennen.", use_inner_text=True)
    expect(page.locator(".panel.unsaved")).to_have_count(0)  # nothing was typed, so nothing is offered again


def approve_and_plan(page, live_server, story, moment):
    """The thread is resolved, the new text approved and planned."""
    open_article(page, live_server, story)
    page.get_by_role("tab", name="Discussion").click()
    page.get_by_role("button", name="Resolve").click()
    page.locator(".settled").wait_for()
    take_step(page, "approve")
    page.locator(".step-button.step-publish").click()
    page.get_by_label("At this time").check()
    page.fill("#id_at_0", moment.date().isoformat())
    page.fill("#id_at_1", moment.strftime("%H:%M"))
    page.locator(".step-form .submit-row [type=submit]").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Planned for ", use_inner_text=True)


def move_in_agenda(page, live_server, moment):
    """The form of the entry gives it another time; the sentence says which."""
    address = f"{reverse('admin:desk_agenda')}?woche={week_of(moment.date()).name}"
    page.goto(live_server.url + address)
    entry = page.locator(".entry-planned", has_text=HEADLINE)
    entry.locator("summary").click()
    entry.locator("[name=at_1]").fill("21:15")
    entry.get_by_role("button", name="Move").click()
    page.locator("#agenda-said", has_text="is moved").wait_for()
    expect(page.locator(".entry-planned", has_text=HEADLINE).locator("time")).to_have_text(
        "21:15", use_inner_text=True
    )


def lock(page, live_server, article, colleague, writer):
    """Locked for an hour while a colleague types: the save is refused, and every word still stands there."""
    enter(colleague, live_server, writer)
    open_article(colleague, live_server, article)
    colleague.fill("#id_headline", "Kollegin tippt gerade")
    open_article(page, live_server, article)
    take_step(page, "lock", {"reason": "Anwalt liest."})
    colleague.keyboard.press("Control+s")
    refused = colleague.locator(".errorlist.nonfield")
    refused.wait_for()
    expect(refused).to_contain_text("Moni Berg", use_inner_text=True)
    expect(colleague.locator("#id_headline")).to_have_value("Kollegin tippt gerade")


def tag_three(page, live_server):
    """The dry run names the locked one before anything is written, the report after."""
    page.goto(live_server.url + reverse(LIST) + "?status=draft&o=story")
    for headline in DRAFTS:
        page.locator("#result_list tr", has_text=headline).locator(".action-select").check()
    page.select_option(".actions select[name=action]", "add_tag")
    page.click(".actions button[type=submit]")
    page.locator(".select2-search__field").press_sequentially("Brücken")
    page.locator(".select2-results__option", has_text="Brücken").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".outcome-failed")).to_contain_text(DRAFTS[2], use_inner_text=True)
    page.get_by_role("button", name="Do it for 2 articles").click()
    page.get_by_role("heading", name="Report").wait_for()
    failed = page.locator(".outcome-failed").inner_text()
    assert (DRAFTS[2] in failed, "locked" in failed) == (True, True)
    page.get_by_role("link", name="Back to the list").click()
    page.wait_for_url("**status=draft**")


def keep_view(page):
    page.locator(".views-keep summary").click()
    page.fill("#view-name", "Hafen offen")
    page.locator(".views-keep [type=submit]").click()
    page.locator(".messagelist .success").wait_for()
    expect(page.locator(".views [aria-current=page]")).to_have_text("Hafen offen", use_inner_text=True)


def take_file(page):
    """The list as a file: the articles of the view, and no others."""
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert sorted(line.split(";")[1] for line in lines[1:]) == sorted(DRAFTS)


def ask_guest(page, live_server, story, guest):
    """A link for somebody without an account, who reads and agrees; then it leads nowhere."""
    page.goto(live_server.url + reverse("admin:articles_article_shares", args=[story.pk]))
    page.get_by_label("For whom and what for").fill("Dr. Jansen, prüft die Zitate")
    page.get_by_label("may agree or object").check()
    page.get_by_role("button", name="Make the link").click()
    address = live_server.url + urlsplit(page.get_by_label("Link", exact=True).input_value()).path
    guest.goto(address)
    guest.frame_locator("iframe").get_by_text("Das teilte das Bauamt mit.").wait_for()
    guest.get_by_label("Ihr Name").fill("Dr. Jansen")
    guest.get_by_label("Ich bin mit dem Text einverstanden").check()
    guest.get_by_role("button", name="Senden").click()
    expect(guest.locator("[role=status]")).to_contain_text("Vielen Dank.", use_inner_text=True)
    page.reload()
    expect(page.locator(".share-visits")).to_contain_text("opened once", use_inner_text=True)
    page.get_by_text("Dr. Jansen agreed").first.wait_for()
    page.get_by_role("button", name="Revoke").click()
    page.locator(".pill-revoked").wait_for()
    ended = guest.goto(address)
    assert (ended.status, "das Bauamt" in guest.content()) == (410, False)


def test_moderators_day(page, live_server, desk, new_context):
    story, drafts = desk
    complaints = watch(page)
    moment = (timezone.localtime() + timedelta(days=1)).replace(hour=18, minute=0, second=0, microsecond=0)
    follow_the_bell(page, live_server)
    comment_on_passage(page)
    send_back(page)
    step(story, "edit", story.created_by, content={"body": SOURCED})
    step(story, "submit", story.created_by)
    approve_and_plan(page, live_server, story, moment)
    move_in_agenda(page, live_server, moment)
    lock(page, live_server, drafts[0], new_context().new_page(), story.created_by)
    step(drafts[2], "lock", make_chief(), until=in_hours(2), reason="Noch nicht.")
    tag_three(page, live_server)
    keep_view(page)
    take_file(page)
    ask_guest(page, live_server, story, new_context().new_page())

    assert [[tag.name for tag in article.tags.all()] for article in drafts] == [["Brücken"], ["Brücken"], []]
    assert Article.objects.get(pk=drafts[0].pk).headline == DRAFTS[0]
    page.goto(live_server.url + change_url(story))
    assert complaints == []
