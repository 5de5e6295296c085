"""Users of the desk, and the authors whose names stand above the stories."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.addresses import path_to
from articles.models.standing import StandingManager
from articles.vocabulary import AuthorKind, german_slug


class User(AbstractUser):
    """Somebody who works at the desk; what they may do comes from their groups."""

    language = models.CharField(
        _("language of the desk"), max_length=8, default="de", choices=[("de", "Deutsch"), ("en", "English")]
    )
    follows = models.ManyToManyField(
        "articles.Category",
        verbose_name=_("sections followed"),
        blank=True,
        related_name="followers",
        help_text=_("Notices of these sections reach this user as well."),
    )
    list_columns = models.JSONField(default=list, blank=True, editable=False)  # of the article list, in order

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.get_full_name() or self.username


class Author(models.Model):
    """A name in a byline: a person or an agency. Needs no login."""

    kind = models.CharField(_("kind"), max_length=10, choices=AuthorKind, default=AuthorKind.PERSON)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Part of the address; made from the name."),
    )
    initials = models.CharField(_("initials"), max_length=12, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("Such as “business editor”."))
    biography = models.TextField(_("biography"), blank=True)
    email = models.EmailField(
        _("public mail address"), blank=True, help_text=_("Shown to readers. Empty: none is shown.")
    )
    profiles = models.JSONField(
        _("profiles"),
        default=list,
        blank=True,
        help_text=_("One address on a line, such as https://mastodon.social/@name."),
    )
    user = models.OneToOneField(
        "articles.User", models.SET_NULL, verbose_name=_("user"), null=True, blank=True, related_name="author"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    objects = StandingManager()
    everyone = models.Manager()  # noqa: DJ012 -- a second manager, with those that were merged into another

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Fills an empty slug from the name."""
        self.slug = self.slug or german_slug(self.name, 110) or "autor"
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return path_to("author", self.slug)
