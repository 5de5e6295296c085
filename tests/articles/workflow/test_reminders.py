"""Reminders: to whoever is in charge, once per occasion and date, also when two runs meet."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Notice
from articles.workflow.reminders import send_reminders
from tests.factories import in_hours, make_category, make_chief, make_draft, make_moderator, make_writer, step
from tests.racing import at_once


def given():
    rows = Notice.objects.filter(kind="look_again").order_by("pk")
    return [(notice.recipient.pk, notice.subject.partition(":")[0]) for notice in rows]


def planned(article, **planning):
    return step(article, "edit", None, planning=planning)


@pytest.mark.django_db
def test_reminders_tell_of_each_date_once():
    writer = make_writer(language="en")
    soon = planned(make_draft(by=writer), due=in_hours(20))
    planned(make_draft(by=writer), due=in_hours(-2))
    planned(make_draft(by=writer), look_again=timezone.localdate())
    planned(make_draft(by=writer), due=in_hours(30), look_again=timezone.localdate() + timedelta(days=1))
    assert (send_reminders(), send_reminders()) == (3, 0)
    expected = {"Please look at it again", "Due within a day", "Overdue"}
    assert ({words for _who, words in given()}, len(given())) == (expected, 3)
    planned(soon, due=in_hours(-30))
    assert (send_reminders(), given()[-1]) == (1, (writer.pk, "Overdue"))


@pytest.mark.django_db
def test_reminders_leave_finished_and_trashed_texts_alone():
    writer = make_writer()
    submitted = planned(make_draft(by=writer), due=in_hours(-2))
    step(submitted, "submit", writer)
    trashed = planned(make_draft(by=writer), due=in_hours(-2), look_again=timezone.localdate())
    step(trashed, "trash", writer)
    assert (send_reminders(), given()) == (0, [])


@pytest.mark.django_db
def test_reminder_goes_to_assignee_else_creator_else_moderators():
    today, category = timezone.localdate(), make_category()
    moderator, writer, gone = make_moderator(category), make_writer(), make_writer(is_active=False)
    chief = make_chief()
    planned(make_draft(by=chief, category=category), look_again=today, assignee=writer)
    planned(make_draft(by=chief, category=category), look_again=today, assignee=gone)
    planned(make_draft(by=None, category=category), look_again=today)
    send_reminders()
    assert [who for who, _words in given()] == [writer.pk, chief.pk, moderator.pk]


@pytest.mark.django_db
def test_command_says_how_many(capsys):
    planned(make_draft(by=make_writer()), due=in_hours(-2))
    call_command("send_reminders")
    assert "1" in capsys.readouterr().out


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_remind_once():
    planned(make_draft(by=make_writer()), due=in_hours(-2))
    assert sorted(at_once(send_reminders, send_reminders)) == [0, 1]
    assert len(given()) == 1
