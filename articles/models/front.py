"""Curated fronts: what the chief edits, what readers saw when, and the line of breaking news above every page."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles.addresses import path_to
from articles.models.publication import Publication
from articles.models.revision import WriteOnce, WriteOnceQuerySet
from articles.models.taxonomy import Category, Tag
from articles.vocabulary import BannerKind, FrontKind


class FrontQuerySet(models.QuerySet):
    def of(self, kind, subject=None):
        """The front of the home page, or of a Category or Tag; made when there is none yet."""
        subjects = {"category": None, "tag": None}
        if kind != FrontKind.HOME:
            subjects[str(kind)] = subject
        return self.get_or_create(kind=kind, **subjects)[0]


class Front(models.Model):
    """A curated page. `draft` is the layout being worked on (see articles.fronts.layout), None before the first save.

    A subject with a front readers have seen is not deleted: its versions protect it.
    `version` counts every write of the desk, for whoever edits at the same time.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=FrontKind)
    category = models.ForeignKey(
        Category, models.CASCADE, verbose_name=_("category"), null=True, blank=True, related_name="fronts"
    )
    tag = models.ForeignKey(
        Tag, models.CASCADE, verbose_name=_("tag"), null=True, blank=True, related_name="fronts"
    )
    draft = models.JSONField(null=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = FrontQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=Q(kind="home"), name="front_home_once"),
            models.UniqueConstraint(
                fields=["category"], condition=Q(category__isnull=False), name="front_category_once"
            ),
            models.UniqueConstraint(fields=["tag"], condition=Q(tag__isnull=False), name="front_tag_once"),
            models.CheckConstraint(
                condition=Q(kind="home", category=None, tag=None)
                | Q(kind="category", category__isnull=False, tag=None)
                | Q(kind="tag", category=None, tag__isnull=False),
                name="front_has_its_subject",
            ),
        ]

    def __str__(self):
        return str(self.subject or self.get_kind_display())

    def get_absolute_url(self):
        return self.subject.get_absolute_url() if self.subject else path_to("home")

    @property
    def subject(self):
        """The Category or Tag; None for home."""
        return self.category or self.tag


class FrontVersionQuerySet(WriteOnceQuerySet):
    """The one place that knows which version of a front readers see."""

    def standing(self):
        """Those that were not taken back before they began."""
        return self.filter(cancellation=None)

    def begun(self, at):
        """Those readers have seen up to a moment, the one they see then first."""
        return self.standing().filter(begins__lte=at).order_by("-begins", "-pk")

    def planned(self, at):
        """Those that begin later, the next one first."""
        return self.standing().filter(begins__gt=at).order_by("begins", "pk")

    def not_over(self, at):
        """Of each front the version readers see at a moment, and its plans."""
        newer = Q(begins__gt=OuterRef("begins")) | Q(begins=OuterRef("begins"), pk__gt=OuterRef("pk"))
        begun = self.model._default_manager.begun(at).filter(newer, front=OuterRef("front"))
        return self.standing().filter(~Exists(begun))

    def with_losses(self):
        """Each knows as `has_losses` whether one of its own pictures was taken back since."""
        lost = FrontPicture.objects.filter(version=OuterRef("pk"), picture__withdrawn_at__isnull=False)
        return self.annotate(has_losses=Exists(lost))


class FrontVersion(WriteOnce):
    """What a front is from `begins` on, until the next one begins. Never changed.

    `content` is a layout; `pictures` holds the placements' own pictures as body.figures.Shown has them, by
    fronts.layout.Placement.picture_key.
    """

    front = models.ForeignKey(Front, models.PROTECT, related_name="versions")
    content = models.JSONField()
    pictures = models.JSONField(default=dict)
    begins = models.DateTimeField(_("live from"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("made by"), null=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    restored = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("restored from"), null=True, related_name="+"
    )

    objects = FrontVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-begins", "-pk"]
        verbose_name = _("version of a front")
        verbose_name_plural = _("versions of fronts")
        indexes = [models.Index(fields=["front", "-begins", "-id"], name="front_version_newest")]

    def __str__(self):
        return f"#{self.front_id}, {self.pk}"

    def lost_pictures(self):
        """Ids of its own pictures that were taken back since."""
        lost = self.picture_rows.filter(picture__withdrawn_at__isnull=False)
        return set(lost.values_list("picture", flat=True))


class FrontCancellation(WriteOnce):
    """A planned version was taken back before it began."""

    version = models.OneToOneField(FrontVersion, models.PROTECT, related_name="cancellation")
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("plan taken back")
        verbose_name_plural = _("plans taken back")

    def __str__(self):
        return str(self.version)


class FrontPicture(models.Model):
    """A picture of the library a version shows instead of a story's own, for taking it back."""

    version = models.ForeignKey(FrontVersion, models.CASCADE, related_name="picture_rows")
    picture = models.ForeignKey("articles.Picture", models.PROTECT, related_name="front_rows")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "picture"], name="front_picture_once")]

    def __str__(self):
        return f"#{self.version_id}: #{self.picture_id}"


class BannerQuerySet(models.QuerySet):
    """The one place that knows which lines readers see."""

    def showing(self, at):
        """Those readers see at a moment, breaking news first, the newest first. Their `address` costs no query.

        A line about a story stands only while readers may see the story: its text tells of it, too.
        """
        story = Publication.objects.live(at).filter(article=OuterRef("story"))
        return self.filter(Q(story=None) | Exists(story), begins__lte=at, ends__gt=at).annotate(
            story_section=Subquery(story.values("category__slug")[:1]),
            story_slug=Subquery(story.values("slug")[:1]),
        )

    def not_over(self, at):
        """Those that are shown or will be."""
        return self.filter(ends__gt=at).order_by("begins", "pk")


class Banner(models.Model):
    """A line above every page from `begins` (inclusive) to `ends` (exclusive).

    It leads to the story of this article id, and then is shown only while readers may see that, to a web address, or
    nowhere. `ends` moves forward when it is ended early.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=BannerKind, default=BannerKind.BREAKING)
    text = models.CharField(_("text"), max_length=200)
    story = models.BigIntegerField(_("story"), null=True, blank=True)
    link = models.URLField(_("web address"), max_length=500, blank=True)
    begins = models.DateTimeField(_("begins"))
    ends = models.DateTimeField(_("ends"))
    made_at = models.DateTimeField(editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = BannerQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-begins", "-pk"]  # breaking news before notices
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="banner_ends_after_begin"),
            models.CheckConstraint(condition=Q(story=None) | Q(link=""), name="banner_leads_one_way"),
        ]
        indexes = [models.Index(fields=["ends"], name="banner_ends")]

    def __str__(self):
        return self.text

    @property
    def address(self):
        """Where a line of `showing` leads: to its story while that is public, else to its web address; may be empty."""
        if self.story and self.story_slug:
            return path_to("article", self.story_section, self.story_slug, self.story)
        return self.link
