"""“Lesen Sie mehr”: links from an article to another article, to the web, or to a story still to be found."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.vocabulary import LinkPlacement, fold


class RelatedLink(models.Model):
    """Exactly one of `target`, `url`, `wanted` is set. Links in the text are derived from the text at each save."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="links")
    target = models.ForeignKey(
        Article, models.PROTECT, verbose_name=_("article"), null=True, blank=True, related_name="linked_from"
    )
    url = models.CharField(
        _("web address"), max_length=1000, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    wanted = models.CharField(
        _("open link"),
        max_length=300,
        blank=True,
        help_text=_("Headline of the story that still has to be found."),
    )
    wanted_key = models.CharField(max_length=300, blank=True, editable=False, db_index=True)
    title = models.CharField(
        _("own title"), max_length=300, blank=True, help_text=_("Empty: the target's headline.")
    )
    placement = models.CharField(
        _("place"), max_length=10, choices=LinkPlacement, default=LinkPlacement.AFTER
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["placement", "position", "pk"]
        verbose_name = _("related link")
        verbose_name_plural = _("related links")
        constraints = [
            models.CheckConstraint(
                name="link_has_one_target",
                condition=Q(target__isnull=False, url="", wanted="")
                | Q(~Q(url=""), target__isnull=True, wanted="")
                | Q(~Q(wanted=""), target__isnull=True, url=""),
                violation_error_message=_("Choose an article or enter a web address, one of the two."),
            )
        ]

    def __str__(self):
        return self.title or self.url or self.wanted or f"#{self.target_id}"

    def save(self, *args, **kwargs):
        self.fold_wanted()
        super().save(*args, **kwargs)

    def fold_wanted(self):
        """Keeps the key by which an open link meets its story in step; bulk writers call it themselves."""
        self.wanted_key = fold(self.wanted)[:300]
