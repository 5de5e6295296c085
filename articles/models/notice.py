"""The outbox of mails to colleagues: written with the step that caused them, sent after the commit."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet):
    def waiting(self, at=None):
        """Notices to be sent now: not sent, not given up, pause over."""
        return self.filter(sent_at__isnull=True, failed=False, next_attempt_at__lte=at or timezone.now())


class Notice(models.Model):
    """One mail to one person about one step."""

    transition = models.ForeignKey("articles.Transition", models.PROTECT, null=True, related_name="notices")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now, db_index=True)
    failed = models.BooleanField(_("given up"), default=False)
    error = models.TextField(_("last error"), blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self):
        return self.subject
