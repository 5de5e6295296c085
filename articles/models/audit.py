"""The site-wide log: every change, by whom, when, from which network address."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.revision import WriteOnce


class AuditEntry(WriteOnce):
    """One change, written with it in one transaction and never altered.

    `kind` and `object_id` name what was changed, `label` how it was called then, `who` the user's name then.
    """

    at = models.DateTimeField(_("at"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        null=True,
        related_name="audit_entries",
    )
    who = models.CharField(_("name"), max_length=200, blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True)
    action = models.CharField(_("action"), max_length=40)
    kind = models.CharField(_("what"), max_length=40)
    object_id = models.CharField(_("number"), max_length=40, blank=True)
    label = models.CharField(_("called"), max_length=300, blank=True)
    details = models.JSONField(_("details"), default=dict)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("log entry")
        verbose_name_plural = _("log")
        indexes = [
            models.Index(fields=["kind", "object_id", "-id"], name="audit_object"),
            models.Index(fields=["by", "-id"], name="audit_by"),
            models.Index(fields=["action", "-id"], name="audit_action"),
        ]

    def __str__(self):
        return f"{self.action} {self.kind} {self.object_id}"
