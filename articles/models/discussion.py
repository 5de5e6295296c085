"""What colleagues say about an article: threads on the whole or on a passage, and their comments."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Thread(models.Model):
    """A question and its answers. `quote` is the passage it is about, empty for the whole article.

    `before` and `after` are the words around the passage in the plain text of revision `number`, by which it is
    found again when the text has changed.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="threads")
    number = models.PositiveIntegerField(null=True)
    quote = models.TextField(_("passage"), blank=True)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(_("begun"))
    resolved_at = models.DateTimeField(_("resolved"), null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("resolved by"), null=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        indexes = [models.Index(fields=["article", "resolved_at"], name="thread_open")]

    def __str__(self):
        return self.quote[:60] or f"#{self.article_id}"


class Comment(models.Model):
    """One contribution to a thread, by a colleague or, through a shared preview, by a guest with a name."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="comments")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), null=True, related_name="comments"
    )
    guest = models.CharField(_("guest"), max_length=120, blank=True)
    text = models.TextField(_("comment"), max_length=4000)
    created_at = models.DateTimeField(_("written"))
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self):
        return self.text[:60]
