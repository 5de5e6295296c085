"""Writes down what the hub is to be told, and tells it: after the commit, with growing pauses, given up in the end.

A change now is told at once. A planned one is told by the next run of `manage.py deliver_notices` after it began,
which also tries again what failed. Nothing a hub does reaches whoever publishes.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.calling import Unwilling
from articles.conf import conf
from articles.models import HubPing, Purge
from articles.websub.asking import publish
from articles.websub.topics import topics_of


def note_changes(changes):
    """In the transaction that wrote these rows of the change log; nothing without a hub."""
    if not settings.WEBSUB_HUB:
        return
    HubPing.objects.bulk_create(
        HubPing(change=change, next_attempt_at=change.visible_from) for change in changes
    )
    transaction.on_commit(_tell_soon, robust=True)


def _tell_soon():
    """Not while an earlier message has failed: a hub that is down costs one wait, and the next run tries again."""
    if not HubPing.objects.filter(sent_at__isnull=True, failed=False, attempts__gt=0).exists():
        tell_hub.enqueue()


@task()
def tell_hub():
    """Tells everything that waits; returns how many messages were sent. Safe to run in several processes."""
    if not settings.WEBSUB_HUB:
        return 0
    # A cache in front has to drop the old feed first, or whoever the hub sends gets that.
    purged = HubPing.objects.waiting().exclude(change__purge__in=Purge.objects.open())
    ids = list(purged.order_by("pk").values_list("pk", flat=True))
    return sum(_tell(pk) for pk in ids)


def _tell(pk):
    """One message, unless another process has it; True when the hub took it."""
    now = timezone.now()
    if not HubPing.objects.waiting(now).filter(pk=pk).claim():
        return False
    ping = HubPing.objects.select_related("change").get(pk=pk)
    topics = topics_of(ping.change.tags, now)
    try:
        if topics:
            publish(settings.WEBSUB_HUB, topics, conf("HUB_TIMEOUT"))
    except (OSError, Unwilling) as error:
        ping.postpone(error)
        return False
    HubPing.objects.filter(pk=pk).update(sent_at=timezone.now(), error="")
    return True
