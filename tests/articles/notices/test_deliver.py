"""Mails leave once, failures are tried again with growing pauses, and never reach the desk."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from articles.models import Notice
from articles.notices.deliver import deliver_notices
from tests.factories import make_draft, make_user
from tests.racing import at_once

pytestmark = pytest.mark.django_db


class BrokenBackend(EmailBackend):
    """A mail server that is down."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("mail server is down")


@pytest.fixture
def notice():
    return Notice.objects.create(
        recipient=make_user(email="a@example.org"), subject="Zeile\r\nBcc: x@example.org", text="Text"
    )


def test_a_notice_is_sent_once(notice):
    assert [deliver_notices.call(), deliver_notices.call()] == [1, 0]
    assert [(m.to, m.subject) for m in mail.outbox] == [(["a@example.org"], "Zeile Bcc: x@example.org")]


def test_a_failure_is_kept_and_tried_again_later(notice, settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    assert [deliver_notices.call(), deliver_notices.call()] == [0, 0]
    notice.refresh_from_db()
    pause = notice.next_attempt_at - timezone.now()
    assert (notice.attempts, notice.failed, notice.error) == (
        1,
        False,
        "ConnectionRefusedError: mail server is down",
    )
    assert timedelta(seconds=50) < pause <= timedelta(seconds=60)


def test_after_the_last_attempt_a_notice_is_given_up(notice, settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    settings.NEWSROOM = {"NOTICE_ATTEMPTS": 2, "NOTICE_PAUSE": 0}
    deliver_notices.call()
    deliver_notices.call()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver_notices.call() == 0
    notice.refresh_from_db()
    assert (notice.attempts, notice.failed, mail.outbox) == (2, True, [])


def test_a_mail_leads_to_the_article_and_to_the_preferences_and_answers_no_absence_note():
    article = make_draft()
    by = make_user(first_name="Anna", last_name="Alster")
    Notice.objects.create(
        recipient=make_user(language="de"), subject="Betreff", text="Bitte kürzen.", article=article, by=by
    )
    deliver_notices.call()
    message = mail.outbox[0]
    assert message.body == (
        "Von: Anna Alster\n\nBitte kürzen.\n\n"
        f"Zum Artikel: http://testserver/admin/articles/article/{article.pk}/change/\n\n"
        "-- \nWorüber und wie Sie benachrichtigt werden, wählen Sie hier: "
        "http://testserver/admin/benachrichtigungen/einstellungen/"
    )
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}


class RefusingBackend(EmailBackend):
    """A mail server that takes all recipients but one."""

    def send_messages(self, messages):
        if messages[0].to == ["b@example.org"]:
            raise ValueError("no such box")
        return super().send_messages(messages)


def test_one_refused_recipient_stops_no_other(settings):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"
    for box in "abc":
        Notice.objects.create(recipient=make_user(email=f"{box}@example.org"), subject=box)
    assert deliver_notices.call() == 2
    assert list(Notice.objects.filter(sent_at=None).values_list("error", flat=True)) == [
        "ValueError: no such box"
    ]


def test_a_process_killed_while_sending_leaves_the_notice_to_the_next_one_later(notice, settings):
    settings.NEWSROOM = {"NOTICE_CLAIM": 300}

    class Killed(BaseException):
        pass

    def die(*_args, **_kwargs):
        raise Killed

    EmailBackend.send_messages, kept = die, EmailBackend.send_messages
    try:
        with pytest.raises(Killed):
            deliver_notices.call()
    finally:
        EmailBackend.send_messages = kept
    assert deliver_notices.call() == 0
    Notice.objects.update(next_attempt_at=timezone.now())
    assert deliver_notices.call() == 1


def test_only_what_is_mailed_at_once_is_sent(notice):
    for way in ("daily", "none"):
        Notice.objects.create(recipient=notice.recipient, subject=way, mail=way)
    assert deliver_notices.call() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_deliveries_at_once_send_each_notice_once():
    recipient = make_user()
    for number in range(6):
        Notice.objects.create(recipient=recipient, subject=str(number))
    assert sum(at_once(*[deliver_notices.call] * 3)) == 6
    assert sorted(message.subject for message in mail.outbox) == list("012345")
