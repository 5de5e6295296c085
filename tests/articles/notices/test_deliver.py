"""Mails leave once, failures are tried again with growing pauses, and never reach the desk."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from articles.models import Notice
from articles.notices.deliver import deliver_notices
from tests.factories import make_user

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
