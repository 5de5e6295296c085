"""Old addresses of sections, tags and authors whose slug changed. Articles need none: their id decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Redirect(models.Model):
    """A path segment that moved: /old/… answers 301 to /new/…."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[("category", _("category")), ("tag", _("tag")), ("author", _("author"))],
    )
    old_slug = models.SlugField(_("old slug"), max_length=120)
    new_slug = models.SlugField(_("new slug"), max_length=120)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        constraints = [models.UniqueConstraint(fields=["kind", "old_slug"], name="redirect_once")]

    def __str__(self):
        return f"{self.old_slug} → {self.new_slug}"
