"""The picture library: pictures with their rights and words, which of their parts are stored for readers, and who uses them."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.conf import conf
from articles.models.article import Article
from articles.models.taxonomy import Category, FoldedTags, Tag
from articles.vocabulary import Licence, LicenceState, PicturePlace, Release, fold


def originals():
    """Where files as they came are kept, and what the desk is shown of them: never public."""
    return storages["originals"]


def renditions():
    """Where the files readers get are kept."""
    return storages["renditions"]


def new_token():
    return secrets.token_hex(16)


LONGEST_NUMBER = 18  # digits both databases take for a key
SEARCHED = ("title", "alternative", "caption", "credit", "source", "people", "file_name")


class PictureQuerySet(models.QuerySet):
    """The one place that knows which licences stand, beside `Picture.licence_state`; a test compares the two."""

    def matching(self, typed):
        """Those whose words, tags or number hold every word typed; umlauts and capitals are spellings of one letter."""
        found = self
        for word in fold(typed).split():
            is_number = word.isascii() and word.isdecimal() and len(word) <= LONGEST_NUMBER
            number = Q(pk=int(word)) if is_number else Q(pk__in=[])
            found = found.filter(Q(words__contains=word) | number)
        return found

    def with_licence(self, state, today):
        """Those in a state of LicenceState on a day."""
        soon = today + timedelta(days=conf("LICENCE_WARNING"))
        licensed = Q(withdrawn_at=None) & ~Q(licence="")
        conditions = {
            LicenceState.WITHDRAWN: Q(withdrawn_at__isnull=False),
            LicenceState.MISSING: Q(withdrawn_at=None, licence=""),
            LicenceState.EXPIRED: licensed & Q(licence_until__lt=today),
            LicenceState.ENDING: licensed & Q(licence_until__gte=today, licence_until__lt=soon),
            LicenceState.VALID: licensed & (Q(licence_until=None) | Q(licence_until__gte=soon)),
        }
        return self.filter(conditions[state])


class Picture(models.Model):
    """One picture of the library. The file never changes; `version` counts every change of what is said about it."""

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    file = models.FileField(_("file"), storage=originals, max_length=200, editable=False)
    file_name = models.CharField(_("name of the file"), max_length=255, editable=False)
    format = models.CharField(_("format"), max_length=10, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False, help_text=_("Bytes."))
    width = models.PositiveIntegerField(_("width"), editable=False, help_text=_("Pixels, upright."))
    height = models.PositiveIntegerField(_("height"), editable=False, help_text=_("Pixels, upright."))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    fingerprint = models.CharField(max_length=16, editable=False)

    title = models.CharField(_("title"), max_length=200, blank=True)
    alternative = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_("What is to be seen, for readers who do not see it."),
    )
    decorative = models.BooleanField(_("only decorates, needs no alternative text"), default=False)
    caption = models.TextField(_("caption"), max_length=2000, blank=True)
    credit = models.CharField(
        _("picture credit"),
        max_length=200,
        blank=True,
        help_text=_("Photographer and agency. Needed before readers see the picture."),
    )
    source = models.CharField(_("source"), max_length=200, blank=True, help_text=_("Where it came from."))
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    people = models.CharField(
        _("people shown"), max_length=500, blank=True, help_text=_("From left to right.")
    )
    release = models.CharField(_("consent of the people shown"), max_length=20, choices=Release, blank=True)
    category = models.ForeignKey(
        Category, models.PROTECT, verbose_name=_("category"), null=True, blank=True, related_name="pictures"
    )
    tags = TaggableManager(
        through="articles.TaggedPicture", manager=FoldedTags, verbose_name=_("tags"), blank=True
    )

    licence = models.CharField(_("licence"), max_length=20, choices=Licence, blank=True)
    licence_until = models.DateField(
        _("licence until"), null=True, blank=True, help_text=_("The last day. Empty: without end.")
    )
    licence_terms = models.TextField(_("terms of the licence"), max_length=2000, blank=True)
    cost_note = models.CharField(_("note on costs"), max_length=300, blank=True)

    focus_x = models.FloatField(
        _("focal point from the left"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focus_y = models.FloatField(
        _("focal point from the top"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )

    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    withdrawal_reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    words = models.TextField(blank=True, editable=False)  # folded, for the library's search
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("taken in at"), auto_now_add=True, db_index=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("taken in by"),
        null=True,
        editable=False,
        related_name="pictures",
    )

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = [models.Index(fields=["licence_until"], name="picture_licence_until")]

    def __str__(self):
        return self.title or self.file_name

    @property
    def is_used(self):
        """Whether a working copy, anything ever published or a front shows it."""
        return self.usages.exists() or self.publication_rows.exists() or self.front_rows.exists()

    def fold_words(self, tags):
        """Keeps what the search reads in step; `tags` are names."""
        texts = [getattr(self, name) for name in SEARCHED]
        self.words = fold(" ".join([*texts, *tags]))

    @property
    def focus(self):
        """The focal point in parts of width and height."""
        return self.focus_x, self.focus_y

    def desk_name(self, width):
        """The file, among the originals, of what the desk is shown in this width (pixels)."""
        return f"{self.token[:2]}/{self.token}-{width}.webp"

    def licence_state(self, today):
        """A value of LicenceState on a day, in the site's zone."""
        if self.withdrawn_at:
            return LicenceState.WITHDRAWN
        if not self.licence:
            return LicenceState.MISSING
        if self.licence_until is None:
            return LicenceState.VALID
        if self.licence_until < today:
            return LicenceState.EXPIRED
        warned = self.licence_until < today + timedelta(days=conf("LICENCE_WARNING"))
        return LicenceState.ENDING if warned else LicenceState.VALID


class TaggedPicture(ItemBase):
    """A tag on a picture."""

    content_object = models.ForeignKey(Picture, models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged_pictures")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="picture_tag_once")]


class Crop(models.Model):
    """A part of a picture, in pixels, whose renditions are all stored. Their names follow from it, see `imaging.renditions`.

    `recipe` names the sizes and formats they were made by; with another recipe they are made anew.
    """

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="crops")
    left = models.PositiveIntegerField()
    top = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    recipe = models.CharField(max_length=16)
    placeholder = models.CharField(max_length=600)
    size = models.PositiveBigIntegerField(help_text=_("Bytes of all files."))
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "left", "top", "width", "height"], name="crop_stored_once"
            )
        ]

    def __str__(self):
        return f"#{self.picture_id} {self.left},{self.top} {self.width}×{self.height}"


class PictureUsage(models.Model):
    """A picture in a working copy; derived from head and text at each save, as links are."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="picture_usages")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="usages")
    place = models.CharField(_("place"), max_length=10, choices=PicturePlace)
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["place", "position", "pk"]
        verbose_name = _("use of a picture")
        verbose_name_plural = _("uses of pictures")

    def __str__(self):
        return f"#{self.article_id}: #{self.picture_id}"
