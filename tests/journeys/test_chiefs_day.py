"""A chief's day: out at once and signed off, corrected, withdrawn; words merged, the log read, the trash emptied."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, AuditEntry
from tests.articles.admin.desk import LIST, change_url
from tests.browser import enter, open_article, save, take_step, watch
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_published,
    make_user,
)

pytestmark = [pytest.mark.journey, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEADLINE = "Sturmflut erreicht den Hafen"
CHANGED = "Sturmflut erreicht Hafen und Altstadt"
PLANNED = "Deiche werden erhöht"
PUBLIC_REASON = "Der Pegel war falsch angegeben."


@pytest.fixture
def desk(page, live_server):
    """A chief with a text just written, a planned one, one nobody needs, and two tags of one meaning."""
    category = make_category("Hafen", slug="hafen")
    chief = make_chief(first_name="Clara", last_name="Rohde")
    draft = make_draft(by=make_chief(), category=category, headline=HEADLINE, tags=["Sturmflut"])
    make_published(category=category, headline="Pegel", tags=["Sturmfluten"])
    make_published(category=category, headline=PLANNED, at=in_hours(5))
    unwanted = make_draft(by=chief, category=category, headline="Braucht niemand")
    enter(page, live_server, chief)
    return chief, draft, unwanted


def publish_at_once(page, live_server, article, reader):
    """Found on the start page's list, out with a reason; readers have it."""
    page.goto(live_server.url + reverse("admin:index"))
    page.fill("#desk-search", HEADLINE)
    page.keyboard.press("Enter")
    page.locator("#result_list").get_by_role("link", name=HEADLINE).click()
    page.locator(".prose-menubar").wait_for()
    take_step(page, "publish_urgently", {"reason": "Gefahr für die Altstadt."})
    expect(page.locator(".standing")).to_contain_text("review owed", use_inner_text=True)
    expect(page.locator(".step-sign_off")).to_have_count(0)  # not for who published it
    article.refresh_from_db()
    reader.goto(live_server.url + article.get_absolute_url())
    expect(reader.locator("h1")).to_have_text(HEADLINE, use_inner_text=True)


def sign_off(second, live_server, colleague):
    """The debt stands on a colleague's start page, and is gone once the text was read."""
    enter(second, live_server, colleague)
    second.goto(live_server.url + reverse("admin:index"))
    second.locator(".stories-debts").get_by_role("link", name=HEADLINE).click()
    second.get_by_role("link", name="Read and sign off").click()
    second.locator(".step-form .submit-row [type=submit]").click()
    second.locator(".messagelist .success").wait_for()
    expect(second.locator(".standing")).not_to_contain_text("review owed", use_inner_text=True)


def edit_live_text(page, live_server, article, reader):
    """The desk says that a newer draft exists; readers keep what was published until it is published again."""
    open_article(page, live_server, article)
    page.fill("#id_headline", CHANGED)
    save(page)
    page.goto(live_server.url + reverse("admin:index"))
    row = page.locator(".stories-live .story", has_text=HEADLINE)
    expect(row).to_contain_text("newer draft exists", use_inner_text=True)
    reader.reload()
    expect(reader.locator("h1")).to_have_text(HEADLINE, use_inner_text=True)
    row.get_by_role("link", name=HEADLINE).click()
    page.locator(".prose-menubar").wait_for()


def correct_and_withdraw(page, article, reader):
    """Readers find the correction below the text, and later the public reason in its place."""
    take_step(page, "correct", {"text": "Im Text stand ein falscher Pegel."})
    reader.reload()
    expect(reader.get_by_text("Im Text stand ein falscher Pegel.")).to_be_visible()
    take_step(page, "withdraw", {"reason": PUBLIC_REASON})
    gone = reader.reload()
    assert gone.status == 410
    expect(reader.get_by_text(PUBLIC_REASON)).to_be_visible()


def merge_tags(page, live_server, reader):
    """Two words of one meaning become one; the old address leads to the new one."""
    page.goto(live_server.url + reverse("admin:articles_tag_changelist"))
    for name in ("Sturmflut", "Sturmfluten"):
        page.get_by_role("row").filter(has=page.get_by_role("link", name=name, exact=True)).locator(
            ".action-select"
        ).check()
    page.select_option("select[name=action]", "merge_selected")
    page.locator(".actions button[type=submit]").click()
    page.locator(".merge-words li", has_text="/thema/sturmfluten/").get_by_role("radio").check()
    page.get_by_role("button", name="Merge").click()
    page.locator(".messagelist .success").wait_for()
    reader.goto(live_server.url + "/thema/sturmflut/")
    expect(reader).to_have_url(live_server.url + "/thema/sturmfluten/")


def read_log(page, live_server, person):
    """Filtered by person, the newest first."""
    page.goto(live_server.url + reverse("admin:articles_auditentry_changelist"))
    page.get_by_label("Person").select_option(str(person.pk))
    page.get_by_role("button", name="Show", exact=True).click()
    page.locator(".log tbody tr").first.wait_for()
    who = page.locator(".log tbody td:nth-child(2)").all_inner_texts()
    did = page.locator(".log tbody strong").all_inner_texts()
    assert (set(who), did[0]) == ({str(person)}, "Merged")
    wanted = ["Withdrawn", "Correction added", "Published urgently"]
    assert [word for word in did if word in wanted] == wanted


def preview_front(page, live_server):
    """One click on the next change shows the front as it will be then."""
    page.goto(live_server.url + reverse("admin:index"))
    page.get_by_role("link", name="Preview of the front").click()
    page.locator(".preview-moments").get_by_role("link", name=PLANNED).click()
    framed = page.frame_locator(".preview-frame")
    framed.get_by_role("link", name=PLANNED).first.wait_for()


def trash_and_restore(page, live_server, article):
    open_article(page, live_server, article)
    take_step(page, "trash")
    page.goto(live_server.url + reverse(LIST) + "?status=trashed")
    page.locator("#result_list").get_by_role("link", name=str(article)).click()
    take_step(page, "restore")
    expect(page.locator(".pill-draft")).to_have_count(1)
    page.locator(".prose-menubar").wait_for()
    take_step(page, "trash")


def delete_for_good(second, live_server, article):
    """Only with its headline typed; a wrong word deletes nothing."""
    enter(second, live_server, make_user("Administration", is_superuser=True))
    second.goto(live_server.url + reverse("admin:articles_article_destroy", args=[article.pk]))
    second.fill("#id_typed", "ja")
    second.get_by_role("button", name="Delete for good").click()
    expect(second.locator(".errorlist")).to_contain_text("Nothing was deleted.", use_inner_text=True)
    second.fill("#id_typed", str(article))
    second.get_by_role("button", name="Delete for good").click()
    second.locator(".messagelist .success").wait_for()
    expect(second.locator("#result_list")).to_have_count(0)


def test_chiefs_day(page, live_server, desk, new_context):
    chief, article, unwanted = desk
    complaints = watch(page)
    reader, second, admin = (new_context().new_page() for _ in range(3))
    publish_at_once(page, live_server, article, reader)
    sign_off(second, live_server, make_chief())
    edit_live_text(page, live_server, article, reader)
    correct_and_withdraw(page, article, reader)
    merge_tags(page, live_server, reader)
    read_log(page, live_server, chief)
    preview_front(page, live_server)
    trash_and_restore(page, live_server, unwanted)
    delete_for_good(admin, live_server, unwanted)

    assert not Article.objects.filter(pk=unwanted.pk).exists()
    assert page.goto(live_server.url + change_url(article)).status == 200
    assert AuditEntry.objects.filter(label=str(unwanted)).exists()
    assert complaints == []
