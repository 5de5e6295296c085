"""Every change leaves exactly one entry in the log, in the same transaction, which nobody can alter."""

import pytest
from django.db import transaction

from articles.audit import acting_from, record
from articles.models import AuditEntry, ImmutableError
from articles.vocabulary import Incomplete
from articles.workflow.perform import create_article
from tests.factories import make_approved, make_chief, make_content, make_draft, make_user, make_writer, step

pytestmark = pytest.mark.django_db


def log(subject):
    entries = AuditEntry.objects.filter(kind=subject._meta.model_name, object_id=str(subject.pk))
    return list(entries.order_by("pk").values_list("action", "by", "who", "label", "address", "details"))


def test_each_step_and_each_save_leaves_one_entry():
    writer, chief = make_writer(first_name="Anna", last_name="Alster"), make_chief(username="kim")
    article = create_article(make_content(headline="Hafen"), by=writer)
    article = step(article, "edit", writer, content={"lead": "Neu"}, planning={"internal_note": "Foto"})
    article = step(article, "edit", writer, planning={"target_length": 300})
    article = step(article, "edit", writer, content={"lead": "Neu"})  # nothing new, nothing recorded
    with acting_from("2001:db8::1"):
        article = step(article, "submit", writer)
    step(article, "request_changes", chief, reason="Quelle fehlt")
    who = "Anna Alster"
    assert log(article) == [
        ("create", writer.pk, who, "Hafen", None, {"revision": 1}),
        (
            *("edit", writer.pk, who, "Hafen", None),
            {"revision": 2, "fields": ["lead"], "planning": ["internal_note"]},
        ),
        ("edit", writer.pk, who, "Hafen", None, {"revision": 2, "planning": ["target_length"]}),
        (
            "submit",
            writer.pk,
            who,
            "Hafen",
            "2001:db8::1",
            {"revision": 2, "from": "draft", "to": "in_review"},
        ),
        (
            *("request_changes", chief.pk, str(chief), "Hafen", None),
            {"revision": 2, "from": "in_review", "to": "changes_requested", "reason": "Quelle fehlt"},
        ),
    ]


def test_a_refused_step_leaves_no_entry_and_a_publication_exactly_one():
    article = make_approved()
    before = AuditEntry.objects.count()
    with pytest.raises(Incomplete):
        step(article, "withdraw", make_chief(), reason="Irrtum")
    assert AuditEntry.objects.count() == before
    step(article, "publish", make_chief())
    assert [entry[0] for entry in log(article)] == ["create", "submit", "approve", "publish"]


def test_an_entry_is_rolled_back_with_its_change():
    chief = make_chief()
    with transaction.atomic():
        record("change", chief, by=chief)
        transaction.set_rollback(True)
    assert log(chief) == []


def test_the_newsroom_itself_is_nobody():
    assert [entry[1:3] for entry in log(make_draft())] == [(None, "")]


def test_an_entry_is_written_once():
    chief = make_chief()
    entry = record("change", chief, by=chief)
    entry.who = "Jemand anderes"
    for attempt in (entry.save, entry.delete, AuditEntry.objects.all().delete):
        with pytest.raises(ImmutableError):
            attempt()
    with pytest.raises(ImmutableError):
        AuditEntry.objects.update(who="Jemand anderes")
    assert AuditEntry.objects.get(pk=entry.pk).who == str(chief)


def test_an_entry_keeps_the_name_of_a_deleted_user():
    gone = make_user(first_name="Anna", last_name="Alster")
    entry = record("login", gone, by=gone)
    gone.delete()
    assert list(AuditEntry.objects.filter(pk=entry.pk).values_list("by", "who")) == [(None, "Anna Alster")]
