"""Reads the change log for those who follow it: which rows are new, and which were overtaken by later ones."""

from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone

from articles.models import Change

BEGINNING = 200  # rows looked at when somebody begins to follow: an older transaction is over by now


def read_changes(after, missing=()):
    """[(id, keys, moment in seconds since 1970), …] with an id above `after` or among `missing`, in their order.

    With `after` None the last rows and everything that is yet to come, for whoever begins to follow. A connection that was lost
    is opened once more; DatabaseError when the database does not answer.
    """
    try:
        return _read(after, missing)
    except DatabaseError:
        if connection.in_atomic_block:
            raise
        connection.close()
        return _read(after, missing)


def has_all(alias, numbers):
    """Whether the data base of this alias holds all these rows of the change log."""
    return Change.objects.using(alias).filter(pk__in=numbers).count() == len(set(numbers))


def _read(after, missing):
    rows = Change.objects.order_by("pk").values_list("pk", "tags", "visible_from")
    if after is None:
        last = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        rows = rows.filter(Q(pk__gt=last - BEGINNING) | Q(visible_from__gt=timezone.now()))
    else:
        rows = rows.filter(Q(pk__gt=after) | Q(pk__in=missing)) if missing else rows.filter(pk__gt=after)
    return [(pk, tuple(keys), moment.timestamp()) for pk, keys, moment in rows]
