"""Pages about the house itself: imprint, privacy, accessibility and what else a newsroom has to say. Not stories."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.addresses import path_to
from articles.models.revision import WriteOnce
from articles.vocabulary import PageKind


class PageQuerySet(models.QuerySet):
    def shown(self):
        """The pages readers may see."""
        return self.filter(is_shown=True)

    def in_footer(self):
        """Title, kind and slug of the pages readers see, in their order: all that a list of links needs."""
        return self.shown().only("title", "kind", "slug", "position").order_by("position", "title", "pk")


class Page(models.Model):
    """One page as it stands. `parts` is its text made ready at saving; what it said before stands in its versions."""

    kind = models.CharField(_("kind"), max_length=20, choices=PageKind, default=PageKind.OTHER)
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_(
            "Part of the address /seite/…/; made from the title. The imprint, the privacy notice and the statement on accessibility have addresses of their own."
        ),
    )
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"), blank=True)
    parts = models.JSONField(default=list, editable=False)
    position = models.PositiveSmallIntegerField(
        _("position in the footer"), default=0, help_text=_("Small numbers stand first.")
    )
    is_shown = models.BooleanField(
        _("shown to readers"), default=True, help_text=_("Otherwise only the desk sees the page.")
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    updated_at = models.DateTimeField(_("updated"), editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title", "pk"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=~Q(kind="other"),
                name="page_kind_once",
                violation_error_message=_(
                    "There is a page of this kind already. Please change that one instead."
                ),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Pages every house must have stand at addresses everybody knows."""
        if self.kind == PageKind.OTHER:
            return path_to("page", self.slug)
        return path_to(self.kind)


class PageVersion(WriteOnce):
    """What a page said from one save to the next."""

    page = models.ForeignKey(Page, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"), blank=True)
    is_shown = models.BooleanField(_("shown to readers"), default=True)
    at = models.DateTimeField(_("saved at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("saved by"), null=True, related_name="+"
    )

    class Meta:
        ordering = ["page", "-number"]
        verbose_name = _("version of a page")
        verbose_name_plural = _("versions of pages")
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="page_version_once")]

    def __str__(self):
        return f"{self.title}, {self.number}"
