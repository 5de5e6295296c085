"""Sends the notices that are mailed at once: each by itself, with growing pauses, given up in the end."""

from django.db import transaction
from django_tasks import task

from articles.models import Notice
from articles.notices.mail import claim, drop_unmailable, send_claimed, send_notice


def deliver_after_commit():
    """Sends waiting notices once the surrounding transaction is stored; a failure never reaches the user."""
    transaction.on_commit(deliver_notices.enqueue, robust=True)


@task()
def deliver_notices():
    """Sends every waiting notice once; returns how many were sent. Safe to run in several processes."""
    drop_unmailable(Notice.objects.waiting())
    ids = list(Notice.objects.waiting().order_by("pk").values_list("pk", flat=True))
    return sum(_deliver(pk) for pk in ids)


def _deliver(pk):
    """Sends one notice unless another process has it; True when it was sent."""
    if not claim(Notice.objects.waiting().filter(pk=pk)):
        return False
    notice = Notice.objects.select_related("recipient", "by").get(pk=pk)
    return send_claimed([notice], lambda: send_notice(notice))
