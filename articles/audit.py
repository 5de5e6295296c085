"""The site-wide log: `record` writes one entry beside the change it tells of, in the same transaction."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

from articles.models import AuditEntry

_address = ContextVar("address", default=None)


@contextmanager
def acting_from(address):
    """Entries recorded within carry this network address (text of an IP address, or None)."""
    token = _address.set(address)
    try:
        yield
    finally:
        _address.reset(token)


def acting_address():
    """The network address of the request that is being answered; None for commands and tasks."""
    return _address.get()


def record(action, subject, *, by, **details):
    """Writes that `by` (a user, or None for the newsroom) did `action` to a model instance; returns the entry.

    `details` are JSON values. The entry commits and rolls back with the change around it.
    """
    return AuditEntry.objects.create(
        at=timezone.now(),
        by=by,
        who=str(by) if by else "",
        address=acting_address(),
        action=action,
        kind=subject._meta.model_name,
        object_id=str(subject.pk or ""),
        label=str(subject).strip()[:300],
        details=details,
    )
