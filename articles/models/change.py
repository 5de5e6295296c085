"""The change log: what became visible when. Page cache, purges and webhooks follow it; nothing else purges."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """Written in the publishing transaction. `tags` are the cache tags whose pages change at `visible_from`."""

    tags = models.JSONField(default=list)
    visible_from = models.DateTimeField(db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("change")
        verbose_name_plural = _("change log")

    def __str__(self):
        return f"{self.pk}: {', '.join(self.tags)}"
