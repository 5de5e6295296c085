"""Outboxes of those outside who are told of changes: one row for each change, told when the change is visible."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.change import Change


class OutgoingQuerySet(models.QuerySet):
    def waiting(self, at=None):
        """Those to be told now: their change is visible, and their pause is over."""
        return self.open().filter(next_attempt_at__lte=at or timezone.now())

    def open(self):
        """Those neither told nor given up."""
        return self.filter(sent_at__isnull=True, failed=False)

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

    def __str__(self):
        return f"#{self.change_id}"


class HubPing(Outgoing):
    """The WebSub hub is to be told."""

    change = models.OneToOneField(Change, models.CASCADE, related_name="ping")

    class Meta(Outgoing.Meta):
        verbose_name = _("message to the hub")
        verbose_name_plural = _("messages to the hub")


class Purge(Outgoing):
    """The cache in front of the site is to drop the pages of a change."""

    change = models.OneToOneField(Change, models.CASCADE, related_name="purge")

    class Meta(Outgoing.Meta):
        verbose_name = _("purge")
        verbose_name_plural = _("purges")
