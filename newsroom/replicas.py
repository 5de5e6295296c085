"""Readers' pages are made from replicas of the data base, where there are some, as far as these have followed.

Only for pages that the page cache keeps: it says which changes it has seen (`wrapper.SEEN`). A replica that does not hold
all of them yet, or does not answer, is passed over, else a page that was dropped would come back as it was. The desk,
everything that writes and the change log itself use the primary.
"""

import logging
from contextvars import ContextVar
from itertools import count
from time import monotonic

from django.conf import settings
from django.db import DatabaseError
from django.utils.module_loading import import_string

from newsroom.pagecache.wrapper import SEEN

log = logging.getLogger(__name__)
PAUSE = 5  # seconds in which a replica that failed is left alone
_reading = ContextVar("reading", default=None)


class Router:
    """Reads within a reader's page go to the replica chosen for it, everything else to the primary."""

    def db_for_read(self, model, **hints):
        return _reading.get()

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, one, other, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return None if db == "default" else False


class ReplicaMiddleware:
    """Chooses a replica for each page, in turn."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.aliases = [alias for alias in settings.DATABASES if alias != "default"]
        self.has_all = import_string(settings.CHANGE_LOG_HAS)
        self.turn, self.held, self.closed = count(), {}, {}

    def __call__(self, request):
        token = _reading.set(self.chosen(request.META.get(SEEN)))
        try:
            return self.get_response(request)
        finally:
            _reading.reset(token)

    def chosen(self, seen):
        """An alias, or None for the primary."""
        if seen is None or not self.aliases:
            return None
        alias = self.aliases[next(self.turn) % len(self.aliases)]
        return alias if self.follows(alias, seen) else None

    def follows(self, alias, seen):
        """Whether a replica holds all these changes; asked anew only when there are others."""
        if self.held.get(alias) == seen:
            return True
        if monotonic() < self.closed.get(alias, 0):
            return False
        try:
            holds = self.has_all(alias, seen)
        except DatabaseError as error:
            self.closed[alias] = monotonic() + PAUSE
            log.warning("The replica %s does not answer: %s", alias, error)
            return False
        if holds:
            self.held[alias] = seen
        return holds
