"""The main job without a browser: a delivered text is edited, reviewed, published and read, step by step."""

import pytest
from django.core.management import call_command
from lxml import html

from articles.editing.openlinks import resolve_open_link, suggestions
from articles.editing.save import content_of
from articles.models import Article, Publication, RelatedLink, Transition
from articles.vocabulary import Forbidden
from tests.factories import make_chief, make_writer, step

pytestmark = pytest.mark.django_db
HEADLINE = "Handelsminister warnt vor neuen Zöllen auf Maschinen und Fahrzeuge"
WANTED = "Werften melden volle Auftragsbücher"
FIRST = "Der Handelsminister hat am Montag in Kiel vor neuen Zöllen gewarnt. Sie träfen vor allem kleine Betriebe."
SECOND = "Die Kammern fordern „schnelle Gespräche“. Eine Entscheidung soll im Herbst fallen."
TEXT = f"{HEADLINE}\n{FIRST}\nLESEN SIE MEHR: {WANTED}\n{SECOND}\nrrt-allgemeines\n"


@pytest.fixture
def deliver(tmp_path):
    """Imports a text as a file of its own and returns its article."""

    def deliver(name, text, *options):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        call_command("import_articles", str(path), *options, verbosity=0)
        return Article.objects.get(import_refs__key=str(path))

    return deliver


def text_of(response):
    """The reader's text as the order of what stands in it: paragraphs and headlines of cards."""
    (text,) = html.fromstring(response.content).xpath("//div[@class='text']")
    return [line.strip() for line in text.itertext() if line.strip()]


def test_delivered_text_reaches_its_readers(client, deliver):
    writer, chief = make_writer(), make_chief()

    article = deliver("zoelle.txt", TEXT)
    assert article.status == "draft"
    assert client.get("/rrt-allgemeines/").content.decode().count(HEADLINE) == 0

    body = content_of(article)["body"].replace("kleine Betriebe", "kleine und mittlere Betriebe")
    content = {"body": body, "lead": "Kammern verlangen Gespräche."}
    step(article, "edit", writer, content=content, planning={"assignee": writer.pk})
    step(article, "submit", writer)
    with pytest.raises(Forbidden):
        step(article, "approve", writer)
    step(article, "approve", chief)
    article = step(article, "publish", chief)

    listing = client.get("/rrt-allgemeines/").content.decode()
    address = article.get_absolute_url()
    assert f'href="{address}"' in listing
    assert HEADLINE in listing
    assert "Kammern verlangen Gespräche." in listing
    story = client.get(address)
    assert story.status_code == 200
    assert text_of(story) == [FIRST.replace("kleine", "kleine und mittlere"), SECOND]

    # The story the text asks for arrives later, is offered, and takes its place.
    target = deliver("werften.txt", f"{WANTED}\nDie Werften bauen wieder.\nrrt-allgemeines\n", "--publish")
    link = RelatedLink.objects.get(article=article)
    assert suggestions([link]) == {link.pk: target}
    article.refresh_from_db()
    step(article, "edit", writer, content=resolve_open_link(content_of(article), link.wanted, target.pk))
    assert len(text_of(client.get(address))) == 2
    step(article, "submit", writer)
    step(article, "approve", chief)
    step(article, "publish", chief)

    story = client.get(address)
    paragraphs = text_of(story)
    assert paragraphs[0] == FIRST.replace("kleine", "kleine und mittlere")
    assert WANTED in paragraphs[1:-1]
    assert paragraphs[-1] == SECOND
    assert f'href="{target.get_absolute_url()}"' in story.content.decode()
    assert client.get(target.get_absolute_url()).status_code == 200

    assert list(Transition.objects.filter(article=article).order_by("pk").values_list("step", "by")) == [
        ("create", None),
        ("submit", writer.pk),
        ("approve", chief.pk),
        ("publish", chief.pk),
        ("edit", writer.pk),
        ("submit", writer.pk),
        ("approve", chief.pk),
        ("publish", chief.pk),
    ]
    assert Publication.objects.filter(article=article).count() == 2
    call_command("verify_revisions", verbosity=0)


def test_delivery_in_an_older_encoding_reads_the_same(client, deliver, tmp_path):
    path = tmp_path / "alt.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("windows-1252"))
    call_command("import_articles", str(path), "--publish", verbosity=0)
    article = Article.objects.get()
    assert article.slug == "handelsminister-warnt-vor-neuen-zoellen-auf-maschinen-und-fahrzeuge"
    assert text_of(client.get(article.get_absolute_url())) == [FIRST, SECOND]
