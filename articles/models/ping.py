"""Outboxes of those outside who are told of changes: one row for each change, told when the change is visible."""

from datetime import timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.conf import conf
from articles.models.change import Change


class OutgoingQuerySet(models.QuerySet):
    def waiting(self, at=None):
        """Those to be told now: their change is visible, and their pause is over."""
        return self.open().filter(next_attempt_at__lte=at or timezone.now())

    def open(self):
        """Those neither told nor given up."""
        return self.filter(sent_at__isnull=True, failed=False)

    def claim(self):
        """Counts an attempt, and keeps others off these for NOTICE_CLAIM seconds; returns how many were taken."""
        until = timezone.now() + timedelta(seconds=conf("NOTICE_CLAIM"))
        return self.update(attempts=F("attempts") + 1, next_attempt_at=until)

    def try_again(self):
        """Those given up wait again; returns how many."""
        return self.filter(failed=True).update(failed=False, attempts=0, next_attempt_at=timezone.now())


class Outgoing(models.Model):
    """That somebody is to be told of a change. `next_attempt_at` is at first the moment the change becomes visible."""

    next_attempt_at = models.DateTimeField(_("next attempt"), db_index=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    failed = models.BooleanField(_("given up"), default=False)
    error = models.CharField(_("last error"), max_length=500, blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def postpone(self, error):
        """After an attempt that failed, and is counted: the pause doubles with each, like that of a mail, until it is given up."""
        self.error = f"{type(error).__name__}: {error}"[:500]
        self.failed = self.attempts >= conf("NOTICE_ATTEMPTS")
        pause = conf("NOTICE_PAUSE") * 2 ** (self.attempts - 1)
        self.next_attempt_at = timezone.now() + timedelta(seconds=pause)
        self.save(update_fields=["error", "failed", "next_attempt_at"])


class OfChange(Outgoing):
    """Of one change somebody else is told once."""

    class Meta(Outgoing.Meta):
        abstract = True

    def __str__(self):
        return f"#{self.change_id}"


class HubPing(OfChange):
    """The WebSub hub is to be told."""

    change = models.OneToOneField(Change, models.CASCADE, related_name="ping")

    class Meta(Outgoing.Meta):
        verbose_name = _("message to the hub")
        verbose_name_plural = _("messages to the hub")


class Purge(OfChange):
    """The cache in front of the site is to drop the pages of a change."""

    change = models.OneToOneField(Change, models.CASCADE, related_name="purge")

    class Meta(Outgoing.Meta):
        verbose_name = _("purge")
        verbose_name_plural = _("purges")


class Unsent(Outgoing):
    """An index on another server is to be told of a publication, or that it is gone; the row goes when it was."""

    publication = models.BigIntegerField(_("publication"))

    class Meta(Outgoing.Meta):
        verbose_name = _("message to the index")
        verbose_name_plural = _("messages to the index")

    def __str__(self):
        return f"#{self.publication}"
