"""The commands as they are called: what they print, what they store, and how they end."""

import io
import sys

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from articles.models import Article, Change, Notice, Publication, Revision, Transition
from tests.articles.exchange.deliveries import TEXT, json_lines, ninjs_object
from tests.factories import in_hours, make_category, make_draft, make_published, make_user, make_writer, step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def run(*arguments):
    """(what the command printed, line by line; the sentence it ended with or None)."""
    out, sentence = io.StringIO(), None
    try:
        call_command(*map(str, arguments), stdout=out)
    except CommandError as error:
        sentence = str(error)
    return out.getvalue().splitlines(), sentence


@pytest.fixture
def folder(tmp_path):
    """Two good texts, one without a headline, and a hidden file."""
    texts = {"a.txt": TEXT, "b.txt": "\nText.\nsport", "c.txt": "Zweiter Titel\nText.\nsport", ".d.txt": "x"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_import_articles_reports_failures_and_imports_the_rest(folder):
    lines, sentence = run("import_articles", folder)
    assert lines == [
        "created: 2, updated: 0, skipped: 0, failed: 1",
        f"{folder}/b.txt: failed: The headline is missing. It has to stand in the first line.",
    ]
    assert sentence == "Not imported: 1. Everything else was."
    assert sorted(Article.objects.values_list("headline", flat=True)) == [
        "Hafen bekommt eine neue Brücke",
        "Zweiter Titel",
    ]


def test_import_articles_can_be_repeated(folder):
    (folder / "b.txt").unlink()
    assert run("import_articles", folder) == (["created: 2, updated: 0, skipped: 0, failed: 0"], None)
    assert run("import_articles", folder) == (["created: 0, updated: 0, skipped: 2, failed: 0"], None)
    (folder / "a.txt").write_text(TEXT.replace("Montag", "Dienstag"), encoding="utf-8")
    assert run("import_articles", folder) == (["created: 0, updated: 1, skipped: 1, failed: 0"], None)
    assert Article.objects.count() == 2


def test_import_articles_says_why_it_skipped(folder):
    run("import_articles", folder / "a.txt")
    article = Article.objects.get()
    step(article, "trash", None)
    assert run("import_articles", folder / "a.txt")[0] == [
        f"{folder}/a.txt: skipped: The article is in the trash.",
        "created: 0, updated: 0, skipped: 1, failed: 0",
    ]


def test_import_articles_dry_run_writes_nothing(folder):
    lines, _ = run("import_articles", "--dry-run", "--publish", folder / "a.txt")
    assert lines == [
        "Dry run: nothing was stored. It would have been:",
        "created: 1, updated: 0, skipped: 0, failed: 0",
    ]
    assert not Article.objects.exists()


def test_import_articles_reads_standard_input(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(json_lines(ninjs_object(), ninjs_object(uri="urn:example:2"))))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("import_articles", "-", "--format", "ninjs", "--publish")[1] is None
    assert Publication.objects.live().count() == 2
    assert not stdin.closed


def test_import_articles_takes_the_given_category(folder):
    (folder / "a.txt").write_text("Titel\nEin Satz.", encoding="utf-8")
    assert run("import_articles", folder / "a.txt", "--category", "Politik!")[1] == (
        "“Politik!” is no category code such as rrt-allgemeines."
    )
    assert run("import_articles", folder / "a.txt", "--category", "rrt-politik")[1] is None
    assert Article.objects.get().category.name == "Politik"


def test_import_articles_names_a_path_that_does_not_exist(folder):
    lines, sentence = run("import_articles", folder / "x.txt", folder / "a.txt")
    assert lines == [
        "created: 1, updated: 0, skipped: 0, failed: 1",
        f"{folder}/x.txt: failed: There is no such file or folder.",
    ]
    assert sentence == "Not imported: 1. Everything else was."


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_import_articles_names_a_file_that_cannot_be_read(folder, name):
    lines, _ = run("import_articles", folder / "a.txt", name)
    assert lines[0] == "created: 1, updated: 0, skipped: 0, failed: 1"
    assert lines[1].startswith(f"{name}: failed: The file cannot be read: ")


def test_verify_revisions_accepts_what_was_saved():
    article = make_draft(by=make_writer())
    step(article, "edit", None, content={"lead": "Neu."})
    assert run("verify_revisions") == (["All revisions are as they were saved."], None)
    assert run("verify_revisions", article.pk)[1] is None
    assert run("verify_revisions", 999_999)[1] == "There is no article with the id 999999."


def raw_update(revision, **values):
    """Changes a stored revision behind the model's back."""
    super(type(Revision.objects.all()), Revision.objects.filter(pk=revision.pk)).update(**values)


def test_verify_revisions_finds_what_was_changed_or_removed():
    changed, removed, sound = make_draft(), make_draft(), make_draft()
    for article in (changed, removed, sound):
        step(article, "edit", None, content={"lead": "Neu."})
    raw_update(changed.revisions.get(number=1), content={**changed.latest.content, "lead": "Gefälscht."})
    first = removed.revisions.get(number=1)
    Transition.objects.filter(revision=first)._raw_delete("default")
    Revision.objects.filter(pk=first.pk)._raw_delete("default")
    raw_update(sound.revisions.get(number=2), number=7)
    lines, sentence = run("verify_revisions")
    assert lines == [
        f"Article {changed.pk}: revision 1 is broken.",
        f"Article {removed.pk}: revision 2 is broken.",
        f"Article {sound.pk}: revision 7 is broken.",
    ]
    assert sentence == "Revisions that are not as they were saved: 3."
    assert run("verify_revisions", changed.pk)[0] == lines[:1]


def test_verify_revisions_finds_a_chain_that_lost_its_end():
    article = make_draft()
    Article.objects.filter(pk=article.pk).update(latest=None)
    assert run("verify_revisions")[0] == [
        f"Article {article.pk}: the latest revision is missing or is not the last of its chain."
    ]


def test_rebuild_publications_repairs_only_the_category_asked_for():
    parent = make_category()
    inside = make_published(category=make_category(parent=parent))
    outside = make_published(category=make_category())
    Publication.objects.update(plain_text="veraltet")
    changes = Change.objects.count()
    assert run("rebuild_publications", "--category", parent.slug) == (["Publications that changed: 1"], None)
    assert Publication.objects.get(article=outside).plain_text == "veraltet"
    assert Publication.objects.get(article=inside).plain_text.startswith("Die Brücke über den Hafen")
    assert Change.objects.count() == changes + 1
    assert run("rebuild_publications")[0] == ["Publications that changed: 1"]
    assert (
        run("rebuild_publications", "--category", "gibt-es-nicht")[1]
        == "There is no category “gibt-es-nicht”."
    )


def test_deliver_notices_sends_what_is_waiting():
    recipient = make_user(email="vera@example.org")
    Notice.objects.create(recipient=recipient, subject="Freigegeben: Hafen", text="Zum Artikel")
    Notice.objects.create(recipient=recipient, subject="Später", text="", next_attempt_at=in_hours(1))
    assert run("deliver_notices") == (["Notices sent: 1"], None)
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["vera@example.org"], "Freigegeben: Hafen")
    ]
    assert Notice.objects.get(subject="Freigegeben: Hafen").sent_at <= timezone.now()
