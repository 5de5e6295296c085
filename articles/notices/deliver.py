"""Sends the outbox: each notice in its own transaction, with growing pauses, given up in the end."""

from datetime import timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.conf import conf
from articles.models import Notice


def deliver_after_commit():
    """Sends waiting notices once the surrounding transaction is stored; a failure never reaches the user."""
    transaction.on_commit(deliver_notices.enqueue, robust=True)


@task()
def deliver_notices():
    """Sends every waiting notice once; returns how many were sent. Safe to run in several processes."""
    ids = list(Notice.objects.waiting().order_by("pk").values_list("pk", flat=True))
    return sum(_deliver(pk) for pk in ids)


@transaction.atomic
def _deliver(pk):
    """Sends one notice unless another process has it; True when it was sent."""
    notice = Notice.objects.waiting().select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if notice is None:
        return False
    notice.attempts += 1
    try:
        send_mail(" ".join(notice.subject.split()), notice.text, None, [notice.recipient.email])
    except Exception as error:  # noqa: BLE001  whatever the mail server does, the outbox goes on
        _postpone(notice, error)
    else:
        notice.sent_at, notice.error = timezone.now(), ""
    notice.save()
    return notice.sent_at is not None


def _postpone(notice, error):
    """The pause doubles with each attempt; after the last one the notice is given up and shown to the desk."""
    notice.error = f"{type(error).__name__}: {error}"[:1000]
    notice.failed = notice.attempts >= conf("NOTICE_ATTEMPTS")
    notice.next_attempt_at = timezone.now() + timedelta(
        seconds=conf("NOTICE_PAUSE") * 2 ** (notice.attempts - 1)
    )
