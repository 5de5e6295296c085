"""Which delivered document became which article, so that a delivery can be repeated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRef(models.Model):
    """A stable name of a delivered document: `scheme` says what kind of name, `key` is the name."""

    scheme = models.CharField(_("scheme"), max_length=30)
    key = models.CharField(_("key"), max_length=700)
    # Null: the article was deleted for good, and a repeated delivery must not bring it back.
    article = models.ForeignKey("articles.Article", models.PROTECT, null=True, related_name="import_refs")
    issue = models.CharField(
        _("issue"),
        max_length=64,
        blank=True,
        help_text=_("Sorts the versions of one document: its moment, then its number."),
    )
    digest = models.CharField(_("digest of the document"), max_length=64, db_index=True)
    revision = models.ForeignKey("articles.Revision", models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(_("received"))

    class Meta:
        verbose_name = _("delivered document")
        verbose_name_plural = _("delivered documents")
        constraints = [models.UniqueConstraint(fields=["scheme", "key"], name="importref_once")]

    def __str__(self):
        return f"{self.scheme}:{self.key}"
