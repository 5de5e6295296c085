"""Outboxes of those outside: who has taken a message keeps it for a while, and each failure is waited for longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.conf import conf
from articles.models import Unsent

pytestmark = pytest.mark.django_db


def test_claimed_message_is_nobody_else_s_until_its_time_is_over():
    now = timezone.now()
    Unsent.objects.create(publication=1, next_attempt_at=now)
    assert Unsent.objects.waiting().claim() == 1
    assert Unsent.objects.waiting().claim() == 0
    assert list(Unsent.objects.waiting(now + timedelta(seconds=conf("NOTICE_CLAIM") + 60))) == [
        Unsent.objects.get()
    ]
    assert Unsent.objects.get().attempts == 1


def test_pause_doubles_with_each_failure_until_the_message_is_given_up_and_taken_up_again():
    row, pauses = Unsent.objects.create(publication=1, next_attempt_at=timezone.now()), []
    for attempt in range(1, conf("NOTICE_ATTEMPTS") + 1):
        row.attempts = attempt
        row.postpone(OSError("away"))
        pauses.append(round((row.next_attempt_at - timezone.now()) / timedelta(seconds=conf("NOTICE_PAUSE"))))
        assert row.failed == (attempt == conf("NOTICE_ATTEMPTS"))
    assert pauses == [2**each for each in range(conf("NOTICE_ATTEMPTS"))]
    assert row.error == "OSError: away"
    assert Unsent.objects.try_again() == 1
    assert [(each.failed, each.attempts) for each in Unsent.objects.waiting()] == [(False, 0)]
