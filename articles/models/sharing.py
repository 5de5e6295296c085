"""Previews for people without an account: links that expire, who looked, and what they answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import Verdict


class SharedPreviewQuerySet(models.QuerySet):
    def usable(self, at=None):
        """Links that still lead to their text: neither expired nor revoked."""
        return self.filter(Q(revoked_at__isnull=True), expires_at__gt=at or timezone.now())


class SharedPreview(models.Model):
    """A link to one revision of one article. `token` is the secret in its address."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="shared_previews")
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, verbose_name=_("revision"), related_name="shared_previews"
    )
    token = models.CharField(max_length=43, unique=True)
    recipient = models.CharField(_("for whom"), max_length=200)
    may_comment = models.BooleanField(_("may comment"), default=False)
    may_approve = models.BooleanField(_("may agree or object"), default=False)
    embargo_known = models.BooleanField(default=False)  # made while one ran, by somebody told of it
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = SharedPreviewQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("shared preview")
        verbose_name_plural = _("shared previews")

    def __str__(self):
        return f"#{self.article_id}: {self.recipient}"


class PreviewVisit(models.Model):
    """Somebody opened a shared preview."""

    preview = models.ForeignKey(SharedPreview, models.CASCADE, related_name="visits")
    at = models.DateTimeField(_("at"))
    address = models.GenericIPAddressField(_("network address"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    def __str__(self):
        return f"{self.preview_id}: {self.at:%Y-%m-%d %H:%M}"


class GuestAnswer(models.Model):
    """What a guest decided about the revision shown. It informs the desk and replaces no second person."""

    preview = models.ForeignKey(SharedPreview, models.CASCADE, related_name="answers")
    name = models.CharField(_("name"), max_length=120)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    text = models.TextField(_("remark"), max_length=4000, blank=True)
    at = models.DateTimeField(_("at"))
    address = models.GenericIPAddressField(_("network address"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("guest's answer")
        verbose_name_plural = _("guests' answers")

    def __str__(self):
        return f"{self.name}: {self.verdict}"
