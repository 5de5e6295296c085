"""The main job in a browser: a delivered text is edited by a writer, approved by a moderator, and read by its readers."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Category, Transition
from tests.browser import log_in, open_article, take_leave, take_step, watch
from tests.factories import make_moderator, make_writer

pytestmark = [pytest.mark.journey, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OWN = """Handelsminister warnt vor neuen Zöllen auf Maschinen
Der Handelsminister hat am Montag in Kiel vor neuen Zöllen gewarnt. Sie träfen vor allem kleine Betriebe.
LESEN SIE MEHR: Werften melden volle Auftragsbücher
Die Kammern fordern „schnelle Gespräche“. Eine Entscheidung soll im Herbst fallen.
rrt-allgemeines
"""
SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "text"
TEXTS = {"own": OWN} | {
    path.stem: path.read_text(encoding="utf-8-sig") for path in sorted(SAMPLES.glob("*.txt"))
}
PASSWORD = "nur-fuer-diesen-test"
LEAD = "Kammern verlangen Gespräche, bevor es zu spät ist."


@pytest.fixture(params=TEXTS)
def text(request):
    """Lines of a delivered text that has one related link in it."""
    return [line for line in TEXTS[request.param].splitlines() if line.strip()]


@pytest.fixture
def deliver(tmp_path):
    def deliver(name, lines, *options):
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        call_command("import_articles", str(path), *options, verbosity=0)
        return Article.objects.get(import_refs__key=str(path))

    return deliver


def write(page, live_server, user, article):
    """The writer closes the open link, writes a lead and submits."""
    log_in(page, live_server, user, PASSWORD)
    open_article(page, live_server, article)
    expect(page.locator(".ProseMirror .card-wanted")).to_have_count(1)
    page.locator(".offers [type=checkbox]").check()
    page.fill("#id_lead", LEAD)
    take_step(page, "submit")
    expect(page.locator(".pill-in_review")).to_have_count(1)
    take_leave(page)


def publish(page, live_server, user, article):
    """The moderator finds the story in the list, approves it and publishes it now."""
    log_in(page, live_server, user, PASSWORD)
    page.goto(live_server.url + reverse("admin:articles_article_changelist") + "?status=in_review")
    page.locator("#result_list .field-story a").click()
    for step in ("approve", "publish"):
        take_step(page, step)
    expect(page.locator(".pill-live")).to_have_count(1)
    take_leave(page)


def read(page, live_server, article):
    """What a reader finds: from the section to the story, its blocks in order."""
    page.goto(f"{live_server.url}/rrt-allgemeines/")
    page.get_by_role("link", name=article.headline).first.click()
    page.wait_for_url(f"**-{article.pk}/")
    blocks = page.locator("article .text > *")
    return blocks.evaluate_all("nodes => nodes.map(node => [node.tagName, node.innerText])")


def test_delivered_text_reaches_its_readers(page, live_server, deliver, text):
    headline, first, link, second, code = text
    wanted = link.partition(":")[2].strip()
    complaints = watch(page)
    article = deliver("lieferung.txt", text)
    target = deliver("ziel.txt", [wanted, "Mehr dazu in diesem Text.", code], "--publish")
    writer = make_writer(password=PASSWORD, is_staff=True)
    moderator = make_moderator(Category.objects.get(slug=code), password=PASSWORD, is_staff=True)

    write(page, live_server, writer, article)
    publish(page, live_server, moderator, article)
    story = read(page, live_server, article)

    assert [tag for tag, _words in story] == ["P", "ASIDE", "P"]
    assert [" ".join(words.split()) for _tag, words in (story[0], story[2])] == [
        " ".join(first.split()),
        " ".join(second.split()),
    ]
    assert wanted in story[1][1]
    expect(page).to_have_url(re.compile(rf".*/rrt-allgemeines/.*-{article.pk}/"))
    expect(page.locator("h1")).to_have_text(headline)
    expect(page.get_by_text(LEAD)).to_have_count(1)
    page.locator("article .text aside a").click()
    expect(page).to_have_url(live_server.url + target.get_absolute_url())
    assert list(Transition.objects.filter(article=article).order_by("pk").values_list("step", "by")) == [
        ("create", None),
        ("submit", writer.pk),
        ("approve", moderator.pk),
        ("publish", moderator.pk),
    ]
    assert complaints == []
