"""The mail of the day: one for each user, grouped by article, sent once, tried again, and old notices cleared away."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from articles.models import Notice
from articles.notices.digest import clear_read, send_digests
from tests.factories import make_draft, make_user, make_writer
from tests.racing import at_once

pytestmark = pytest.mark.django_db
BROKEN = "tests.articles.notices.test_deliver.BrokenBackend"


def daily(recipient, subject="Betreff", **facts):
    return Notice.objects.create(recipient=recipient, subject=subject, mail="daily", **facts)


def test_one_mail_a_day_holds_everything_grouped_by_article():
    vera, first, second = make_user(language="de"), make_draft(), make_draft()
    other = make_user()
    by = make_writer(first_name="Anna", last_name="Alster")
    for article, subject in ((first, "Eins"), (second, "Zwei"), (first, "Drei"), (None, "Vier")):
        daily(vera, subject, article=article, by=by, text=f"Zu {subject}")
    daily(other)
    daily(vera, "Gelesen", read_at=timezone.now())
    Notice.objects.create(recipient=vera, subject="Sofort", mail="at_once")
    assert send_digests() == 2
    message = next(message for message in mail.outbox if message.to == [vera.email])
    places = [message.body.index(word) for word in ("Eins", "Drei", f"/{first.pk}/change/", "Zwei", "Vier")]
    assert places == sorted(places)
    assert message.body.count(f"/{first.pk}/change/") == 1
    assert "Von: Anna Alster" in message.body
    assert "Gelesen" not in message.body
    assert "Sofort" not in message.body
    assert message.subject.startswith("4 Benachrichtigungen, ")
    assert "http://testserver/admin/benachrichtigungen/einstellungen/" in message.body
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_a_second_run_on_the_same_day_waits_for_tomorrow():
    vera = make_user()
    daily(vera)
    assert [send_digests(), send_digests()] == [1, 0]
    daily(vera, "Später am Tag")
    assert send_digests() == 0
    Notice.objects.exclude(sent_at=None).update(sent_at=timezone.now() - timedelta(days=1))
    assert send_digests() == 1
    assert [message.subject.partition(",")[0] for message in mail.outbox] == ["1 Benachrichtigung"] * 2


def test_a_failure_is_tried_again_as_one_mail_and_given_up_in_the_end(settings):
    vera = make_user()
    notices = [daily(vera), daily(vera)]
    settings.EMAIL_BACKEND = BROKEN
    settings.NEWSROOM = {"NOTICE_ATTEMPTS": 2, "NOTICE_PAUSE": 60}
    assert [send_digests(), send_digests(), send_digests(again=True)] == [0, 0, 0]  # the pause
    assert {(n.attempts, n.failed) for n in Notice.objects.all()} == {(1, False)}
    daily(vera, "Neu dazu")
    Notice.objects.update(next_attempt_at=timezone.now())
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_digests(again=True) == 1
    assert Notice.objects.filter(sent_at=None).count() == 0
    Notice.objects.filter(pk=notices[0].pk).update(sent_at=None, attempts=2, failed=True)
    assert send_digests() == 0


def test_again_sends_no_digest_before_its_hour():
    daily(make_user())
    call_command("deliver_notices", verbosity=0)
    assert mail.outbox == []


@pytest.mark.parametrize("facts", [{"is_active": False}, {"email": ""}])
def test_whoever_left_or_has_no_address_gets_no_mail_and_blocks_nothing(facts):
    gone, vera = make_user(**facts), make_user()
    for user in (gone, vera):
        daily(user)
        Notice.objects.create(recipient=user, subject="Sofort")
    call_command("send_digests", verbosity=0)
    call_command("deliver_notices", verbosity=0)
    assert {tuple(message.to) for message in mail.outbox} == {(vera.email,)}
    assert set(Notice.objects.filter(recipient=gone).values_list("mail", flat=True)) == {"none"}


def test_notices_read_long_ago_are_cleared_away(settings):
    settings.NEWSROOM = {"NOTICE_DAYS": 10}
    vera, old = make_user(), timezone.now() - timedelta(days=11)
    kept = [daily(vera, read_at=timezone.now()), daily(vera)]
    daily(vera, read_at=old)
    Notice.objects.update(created_at=old)
    assert clear_read() == 1
    assert list(Notice.objects.order_by("pk")) == kept


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_one_mail():
    vera = make_user()
    for _each in range(5):
        daily(vera)
    assert sorted(at_once(*[send_digests] * 4)) == [0, 0, 0, 1]
    assert len(mail.outbox) == 1
