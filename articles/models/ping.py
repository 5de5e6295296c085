"""Outbox of the WebSub hub: one row for each change of readers' pages, told when the change is visible."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.change import Change


class HubPingQuerySet(models.QuerySet):
    def waiting(self, at=None):
        """Those to be told now: their change is visible, and their pause is over."""
        return self.filter(sent_at__isnull=True, failed=False, next_attempt_at__lte=at or timezone.now())


class HubPing(models.Model):
    """That the hub is to be told of a change. `next_attempt_at` is at first the moment the change becomes visible."""

    change = models.OneToOneField(Change, models.CASCADE, related_name="ping")
    next_attempt_at = models.DateTimeField(_("next attempt"), db_index=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    failed = models.BooleanField(_("given up"), default=False)
    error = models.CharField(_("last error"), max_length=500, blank=True)

    objects = HubPingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("message to the hub")
        verbose_name_plural = _("messages to the hub")

    def __str__(self):
        return f"#{self.change_id}"
