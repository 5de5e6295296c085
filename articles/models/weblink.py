"""Web addresses our articles lead to, and how they answered: one row an address, kept by the worker that asks them."""

from hashlib import sha256

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import LinkReason, LinkState

BROKEN = (LinkState.FAILING, LinkState.DEAD)


def address_key(url):
    """What an address is found by: an index holds no thousand characters."""
    return sha256(url.encode()).hexdigest()


class WebLinkQuerySet(models.QuerySet):
    def due(self, at):
        """Addresses to be asked, those that have waited longest first."""
        return self.filter(next_check_at__lte=at).order_by("next_check_at", "pk")

    def broken(self):
        """Addresses that failed when they were asked last, dead ones among them."""
        return self.filter(state__in=BROKEN)

    def broken_among(self, urls):
        """The broken ones of these addresses, by address; no query for none."""
        keys = [address_key(url) for url in urls]
        return {link.url: link for link in self.broken().filter(key__in=keys)} if keys else {}


class WebLink(models.Model):
    """An address with its last answer. A run takes it by moving `next_check_at` ahead before it asks."""

    url = models.CharField(_("web address"), max_length=1000)
    key = models.CharField(max_length=64, unique=True, editable=False)
    host = models.CharField(_("host"), max_length=255, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=LinkState, default=LinkState.UNCHECKED)
    http_status = models.PositiveSmallIntegerField(_("answer"), null=True)
    reason = models.CharField(_("reason"), max_length=20, choices=LinkReason, blank=True)
    moved_to = models.CharField(_("new address"), max_length=1000, blank=True)
    failures = models.PositiveIntegerField(_("failed attempts"), default=0)
    first_failed_at = models.DateTimeField(_("failing since"), null=True)
    last_checked_at = models.DateTimeField(_("last asked"), null=True)
    next_check_at = models.DateTimeField(_("next asked"), default=timezone.now, db_index=True)

    objects = WebLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("link to the web")
        verbose_name_plural = _("links to the web")
        indexes = [
            models.Index(fields=["state"], name="weblink_broken", condition=models.Q(state__in=BROKEN))
        ]

    def __str__(self):
        return self.url

    def save(self, *args, **kwargs):
        self.key = address_key(self.url)
        super().save(*args, **kwargs)

    @property
    def why(self):
        """The reason in words, with the number of the answer where a server gave one."""
        words = str(self.get_reason_display())
        return f"{words} ({self.http_status})" if words and self.http_status else words
