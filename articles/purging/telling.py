"""Writes down what is to be purged, and purges it: after the commit, with growing pauses, given up in the end.

A change now is purged at once, a planned one by the next run of `manage.py deliver_notices` after it began, which
also tries again what failed; until then the cache's own copy has ended, since it is told for how long it holds. Hubs are
told afterwards, so that whoever they send does not get the old feed.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.calling import Unwilling, call
from articles.conf import conf
from articles.models import Purge
from articles.purging.providers import requests
from articles.websub.telling import tell_hub


def note_purges(changes):
    """In the transaction that wrote these rows of the change log; nothing without a cache in front."""
    if not settings.CDN:
        return
    Purge.objects.bulk_create(Purge(change=change, next_attempt_at=change.visible_from) for change in changes)
    transaction.on_commit(purge_due.enqueue, robust=True)


@task()
def purge_due():
    """Purges everything that waits, in as few requests as possible; returns how many changes. Safe to run twice at once."""
    if not settings.CDN:
        return 0
    now = timezone.now()
    rows = list(Purge.objects.waiting(now).select_related("change").order_by("pk"))
    ours = Purge.objects.filter(pk__in=[row.pk for row in rows])
    ours.claim()
    keys = sorted({key for row in rows for key in row.change.tags})
    try:
        for each in requests(settings.CDN, keys):
            call(each.method, each.url, body=each.body, headers=each.headers, seconds=conf("HUB_TIMEOUT"))
    except (OSError, Unwilling) as error:
        for row in ours:
            row.postpone(error)
        return 0
    ours.update(sent_at=timezone.now(), error="")
    if rows:
        tell_hub.enqueue()
    return len(rows)
