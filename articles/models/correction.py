"""Public notices that say what was wrong and what is right."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.publication import Publication
from articles.vocabulary import CorrectionKind


class CorrectionQuerySet(models.QuerySet):
    def public(self, at=None):
        """Corrections of stories that readers can see at a moment (default: now), newest first."""
        at = at or timezone.now()
        story = Publication.objects.live(at).filter(article=OuterRef("article"))
        return self.filter(Exists(story), visible_from__lte=at)


class Correction(models.Model):
    """A typed notice below a story, with the passage before and after."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="corrections")
    kind = models.CharField(
        _("kind"), max_length=20, choices=CorrectionKind, default=CorrectionKind.CORRECTION
    )
    text = models.TextField(_("notice for readers"))
    before = models.TextField(_("wrong passage"), blank=True)
    after = models.TextField(_("right passage"), blank=True)
    visible_from = models.DateTimeField(_("visible from"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-visible_from", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return self.text[:80]
