"""Immutable, numbered, hash-chained snapshots of an article, and the record of every workflow step."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.vocabulary import RevisionKind, Status


class ImmutableError(TypeError):
    """Raised when something tries to change or delete a record that is written once."""


class WriteOnceQuerySet(models.QuerySet):
    """Reads and inserts; refuses every other write."""

    def update(self, **kwargs):
        raise ImmutableError("These records are written once and never changed.")

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        if update_conflicts:
            raise ImmutableError("These records are written once and never changed.")
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs, fields, batch_size=None):
        raise ImmutableError("These records are written once and never changed.")

    def delete(self):
        raise ImmutableError("These records are written once and never deleted.")


class WriteOnce(models.Model):
    """A row that can be inserted and read, nothing else."""

    objects = WriteOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Inserts; ImmutableError for a row that is already stored."""
        if not self._state.adding:
            raise ImmutableError("This record is written once and never changed.")
        super().save(*args, force_insert=True, **{k: v for k, v in kwargs.items() if k != "force_insert"})

    def delete(self, *args, **kwargs):
        raise ImmutableError("This record is written once and never deleted.")


def canonical_json(value):
    """One spelling for equal values: sorted keys, no blanks, real letters. Accepts JSON types only."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def chain_digest(previous, sealed):
    """sha256 of the digest before and the canonical JSON of what is sealed, as 64 hexadecimal digits."""
    return hashlib.sha256((previous + canonical_json(sealed)).encode()).hexdigest()


class Revision(WriteOnce):
    """What an article said at one moment. `content` holds the content fields, tags, credits and closing links."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=20, choices=RevisionKind, default=RevisionKind.SAVE)
    content = models.JSONField()
    created_at = models.DateTimeField(_("saved at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("saved by"),
        null=True,
        related_name="revisions",
    )
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["article", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]

    def __str__(self):
        return f"#{self.article_id}, {self.number}"

    def sealed(self):
        """What the digest covers: the content and who saved it when."""
        return {
            "article": self.article_id,
            "number": self.number,
            "kind": str(self.kind),
            "by": self.created_by_id,
            "at": self.created_at.isoformat(),
            "content": self.content,
        }


class Transition(WriteOnce):
    """One workflow step: who, when, from, to, on which revision, why."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="transitions")
    step = models.CharField(_("step"), max_length=30)
    from_status = models.CharField(_("from"), max_length=20, choices=Status)
    to_status = models.CharField(_("to"), max_length=20, choices=Status)
    revision = models.ForeignKey(
        Revision, models.PROTECT, verbose_name=_("revision"), null=True, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), null=True, related_name="transitions"
    )
    at = models.DateTimeField(_("at"))
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        indexes = [models.Index(fields=["article", "-at"], name="transition_article_at")]

    def __str__(self):
        return f"{self.step} #{self.article_id}"
