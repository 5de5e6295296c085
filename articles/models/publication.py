"""What readers see: publications, and withdrawals that explain why one is gone. Written by `publishing` only."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.addresses import path_to
from articles.models.people import Author
from articles.models.taxonomy import Category, Tag
from articles.vocabulary import LANGUAGES, Genre


class PublicationQuerySet(models.QuerySet):
    """The one place that knows what is public."""

    def live(self, at=None):
        """Publications readers may see at a moment (default: now): begun, and not ended."""
        at = at or timezone.now()
        return self.filter(Q(live_until__isnull=True) | Q(live_until__gt=at), live_from__lte=at)

    def planned(self, at=None):
        """Publications that have not begun."""
        return self.filter(live_from__gt=at or timezone.now())

    def not_ended(self, at=None):
        """Live and planned ones, in the order they begin."""
        at = at or timezone.now()
        return self.filter(Q(live_until__isnull=True) | Q(live_until__gt=at)).order_by("live_from")

    def beginning(self, start, end):
        """Those that begin from `start` (inclusive) to `end` (exclusive), in that order."""
        return self.filter(live_from__gte=start, live_from__lt=end).order_by("live_from")

    def as_of(self, then, now):
        """What readers saw at a moment, as far as they may see it today.

        A story that is not public now, withdrawn, ended or under an embargo, does not come back by way of its past.
        """
        return self.live(then).told(now)

    def told(self, now):
        """Past and present versions of the stories that are public now.

        What was taken back by decision stays so when the story was published anew later: only what began after its
        last withdrawal is told.
        """
        public = self.model._default_manager.live(now).filter(article=OuterRef("article"))
        withdrawn = Withdrawal.objects.filter(article=OuterRef("article"), at__gt=OuterRef("live_from"))
        return self.filter(Exists(public), ~Exists(withdrawn), live_from__lte=now)

    def first_told(self, now):
        """Of each story the earliest version that may be told."""
        of_story = self.model._default_manager.filter(article=OuterRef("article"))
        earlier = of_story.told(now).filter(live_from__lt=OuterRef("live_from"))
        return self.told(now).filter(~Exists(earlier))

    def changed_before(self, moment):
        """When one of these last began or ended before a moment; None if nothing did. One query."""
        ended = self.filter(live_until__lt=moment).order_by("-live_until").values("live_until")[:1]
        begun = self.filter(live_from__lt=moment).order_by("-live_from").annotate(other=Subquery(ended))
        return max(filter(None, begun.values_list("live_from", "other").first() or ()), default=None)

    def changed_since(self, moment, now):
        """When one of these first began or ended at a moment or later, up to now; None if nothing did. One query."""
        span = {"live_until__gte": moment, "live_until__lte": now}
        ended = self.filter(**span).order_by("live_until").values("live_until")[:1]
        begun = (
            self.filter(live_from__gte=moment, live_from__lte=now)
            .order_by("live_from")
            .values("live_from")[:1]
        )
        first = self.order_by("pk").annotate(begun=Subquery(begun), ended=Subquery(ended))
        return min(filter(None, first.values_list("begun", "ended").first() or ()), default=None)

    def latest_begun(self, article_id, at):
        """Of a story those that have begun: the live one first, then those that ended, the last first."""
        ended = Case(When(Q(live_until__isnull=True) | Q(live_until__gt=at), then=0), default=1)
        begun = self.filter(article=article_id, live_from__lte=at).alias(ended=ended)
        return begun.order_by("ended", "-live_from")

    def ending(self, start, end):
        """Those whose decided end falls into the span; not those that a successor ends earlier."""
        decided = self.filter(ends_at=F("live_until"), live_until__gte=start, live_until__lt=end)
        return decided.order_by("live_until")


class Publication(models.Model):
    """A revision as readers see it, from `live_from` (inclusive) to `live_until` (exclusive, null = open).

    Self-contained: text, head, byline and structured data were made when it was published.
    `ends_at` is the decision to end it; `live_until` also follows from a successor.
    """

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="publications")
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="publications")
    live_from = models.DateTimeField(_("live from"))
    live_until = models.DateTimeField(_("live until"), null=True)
    ends_at = models.DateTimeField(_("planned end"), null=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True)
    published_at = models.DateTimeField(_("first published"))

    category = models.ForeignKey(Category, models.PROTECT, related_name="publications")
    slug = models.SlugField(max_length=120)
    genre = models.CharField(max_length=20, choices=Genre)
    language = models.CharField(max_length=8, choices=LANGUAGES)
    kicker = models.CharField(max_length=200, blank=True)
    headline = models.CharField(max_length=300)
    lead = models.TextField(blank=True)
    dateline = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    teaser_headline = models.CharField(max_length=300)
    teaser_text = models.TextField(blank=True)
    seo_title = models.CharField(max_length=300)
    seo_description = models.CharField(max_length=2000, blank=True)
    noindex = models.BooleanField(default=False)
    # [{"name", "slug", "kind", "initials", "role"}, …] and [{"name", "slug"}, …]
    byline = models.JSONField(default=list)
    tag_list = models.JSONField(default=list)
    # Finished HTML strings and {"card": id, …} / {"link": id, …} filled in per request, see body.render.
    parts = models.JSONField(default=list)
    # [{"id", "title"}, …], the headings of the text, see body.headings.contents.
    contents = models.JSONField(default=list)
    # The same for programs, in plain HTML with whole addresses, see body.feed.
    feed_parts = models.JSONField(default=list)
    # The picture of the head and the one of lists, as body.figures.Shown has them; None without one.
    picture = models.JSONField(null=True)
    teaser_picture = models.JSONField(null=True)
    # Hosts of the frames of what is embedded, such as https://player.vimeo.com: the page may show these and no others.
    frames = models.JSONField(default=list)
    # [{"article": id} or {"url": …}, with "title"], the closing “Lesen Sie mehr”
    closing_links = models.JSONField(default=list)
    # Ids of our own articles this page links to, in the text and after it.
    linked_ids = models.JSONField(default=list)
    # Id of the article this one is a translation of; an original has none, others of its group have its id.
    translation_group = models.BigIntegerField(null=True)
    plain_text = models.TextField(blank=True)
    word_count = models.PositiveIntegerField(default=0)
    structured = models.JSONField(default=dict)

    tags = TaggableManager(through="articles.TaggedPublication", blank=True)
    authors = models.ManyToManyField(
        Author, through="articles.PublicationCredit", related_name="publications"
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(live_until__isnull=True), name="publication_one_open_end"
            ),
            models.UniqueConstraint(fields=["article", "live_from"], name="publication_one_beginning"),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")),
                name="publication_ends_after_begin",
            ),
            models.CheckConstraint(
                condition=Q(embargo_until__isnull=True) | Q(live_from__gte=F("embargo_until")),
                name="publication_respects_embargo",
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="publication_newest"),
            models.Index(fields=["category", "-published_at", "-id"], name="publication_category_newest"),
            models.Index(fields=["genre", "-published_at", "-id"], name="publication_genre_newest"),
            models.Index(fields=["live_from"], name="publication_live_from"),
            models.Index(fields=["live_until"], name="publication_live_until"),
            models.Index(
                fields=["translation_group"],
                name="publication_translations",
                condition=Q(translation_group__isnull=False),
            ),
        ]

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        return path_to("article", self.category.slug, self.slug, self.article_id)

    def is_live(self, at):
        """The rule of `live`, of one row."""
        return self.live_from <= at and (self.live_until is None or self.live_until > at)


class PublicationCredit(models.Model):
    """An author of a publication, for author pages and feeds."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="publication_credits")
    author = models.ForeignKey(Author, models.PROTECT, related_name="publication_credits")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "author"], name="publication_credit_once")
        ]

    def __str__(self):
        return str(self.author)


class TaggedPublication(ItemBase):
    """A tag on a publication."""

    content_object = models.ForeignKey(Publication, models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged_publications")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="publication_tag_once")]


class PublicationPicture(models.Model):
    """A picture a publication shows, for taking it back and for what is used where."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="picture_rows")
    picture = models.ForeignKey("articles.Picture", models.PROTECT, related_name="publication_rows")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "picture"], name="publication_picture_once")
        ]

    def __str__(self):
        return f"#{self.publication_id}: #{self.picture_id}"


class Withdrawal(models.Model):
    """A decision to take a story back. Its address answers 410 with the public reason."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="withdrawals")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="withdrawals")
    at = models.DateTimeField(_("withdrawn at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("public reason"))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")

    def __str__(self):
        return f"#{self.article_id}: {self.reason}"
