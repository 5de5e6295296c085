"""What somebody has typed into an article and not saved yet, and since when they have it open."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Autosave(models.Model):
    """One row per user and article (`article` null: the text not stored yet). Never a revision, never in the history.

    `token` is the secret in the form by which its page may write this one row and read who else is here.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves")
    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="autosaves")
    token = models.CharField(max_length=43, unique=True)
    opened_at = models.DateTimeField(_("open since"))
    seen_at = models.DateTimeField(_("last seen"))
    changed_at = models.DateTimeField(_("last change"), null=True)
    typed = models.JSONField(null=True)  # the form as typed: names to lists of values; null: nothing unsaved
    base_version = models.PositiveIntegerField(null=True)  # of the article the typing began with
    base_number = models.PositiveIntegerField(null=True)  # of its revision

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [
            models.UniqueConstraint(fields=["user", "article"], name="autosave_once"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(article__isnull=True), name="autosave_one_new"
            ),
        ]
        indexes = [models.Index(fields=["article", "-seen_at"], name="autosave_present")]

    def __str__(self):
        return f"{self.user}: #{self.article_id}"
