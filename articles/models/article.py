"""The working copy: what the desk edits. Only `workflow.perform` writes `status`."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.addresses import path_to
from articles.models.people import Author
from articles.models.taxonomy import Category, FoldedTags, Tag
from articles.vocabulary import LANGUAGES, SLUG_LENGTH, Genre, Status, fold

# What a revision keeps besides tags, credits and closing links.
CONTENT_FIELDS = [
    "kicker",
    "headline",
    "lead",
    "picture",
    "body",
    "slug",
    "category",
    "genre",
    "dateline",
    "source",
    "teaser_headline",
    "teaser_text",
    "language",
    "translation_of",
    "embargo_until",
    "embargo_source",
    "embargo_reason",
    "seo_title",
    "seo_description",
    "noindex",
]
# Planning and bookkeeping: changing them neither makes a revision nor voids an approval.
PLANNING_FIELDS = ["assignee", "due", "target_length", "look_again", "internal_note"]
BOOKKEEPING_FIELDS = [
    "id",
    "status",
    "status_before_trash",
    "version",
    "latest",
    "approved",
    "debt",
    "created_at",
    "created_by",
    "edited_at",
    "edited_by",
    "headline_key",
    "locked_by",
    "locked_until",
    "lock_reason",
]


class Article(models.Model):
    """One story at the desk. `version` counts every write; a write based on an older one is refused."""

    kicker = models.CharField(_("kicker"), max_length=200, blank=True)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    lead = models.TextField(_("lead"), max_length=2000, blank=True)
    picture = models.JSONField(_("picture"), null=True, blank=True)  # a use, see body.pictures
    body = models.TextField(_("text"), blank=True)
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_LENGTH,
        blank=True,
        help_text=_("Part of the address; made from the headline."),
    )
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        verbose_name=_("category"),
        null=True,
        blank=True,
        related_name="articles",
        db_index=False,  # the list's own index begins with it
    )
    genre = models.CharField(_("genre"), max_length=20, choices=Genre, default=Genre.REPORT)
    dateline = models.CharField(
        _("dateline"), max_length=120, blank=True, help_text=_("Place of the report.")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    teaser_headline = models.CharField(
        _("teaser headline"), max_length=300, blank=True, help_text=_("Empty: the headline.")
    )
    teaser_text = models.TextField(
        _("teaser text"), max_length=2000, blank=True, help_text=_("Empty: the lead.")
    )
    language = models.CharField(_("language"), max_length=8, choices=LANGUAGES, default="de")
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        related_name="translations",
        help_text=_("The article this text translates; readers then find each from the other."),
    )
    tags = TaggableManager(
        through="articles.TaggedArticle",
        manager=FoldedTags,
        verbose_name=_("tags"),
        blank=True,
        help_text=_("Separate by commas."),
    )
    authors = models.ManyToManyField(Author, through="articles.Credit", related_name="articles")

    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    embargo_source = models.CharField(_("embargo set by"), max_length=200, blank=True)
    embargo_reason = models.CharField(_("reason for the embargo"), max_length=300, blank=True)

    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        related_name="assignments",
    )
    due = models.DateTimeField(_("due"), null=True, blank=True)
    target_length = models.PositiveIntegerField(
        _("target length"), null=True, blank=True, help_text=_("Words.")
    )
    look_again = models.DateField(
        _("look at it again"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("On this day the text comes back to whoever is in charge of it."),
    )
    internal_note = models.TextField(_("internal note"), blank=True, help_text=_("Never shown to readers."))

    seo_title = models.CharField(_("title for search engines"), max_length=200, blank=True)
    seo_description = models.CharField(_("description for search engines"), max_length=400, blank=True)
    noindex = models.BooleanField(_("hide from search engines"), default=False)

    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )
    status_before_trash = models.CharField(max_length=20, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    latest = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    debt = models.ForeignKey(
        "articles.Revision",
        models.PROTECT,
        verbose_name=_("review debt"),
        null=True,
        editable=False,
        related_name="+",
        help_text=_("Published urgently and not yet signed off by a second person."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="created_articles"
    )
    edited_at = models.DateTimeField(_("edited"), auto_now_add=True, db_index=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    headline_key = models.CharField(max_length=300, blank=True, editable=False, db_index=True)

    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("locked by"),
        null=True,
        editable=False,
        related_name="+",
    )
    locked_until = models.DateTimeField(_("locked until"), null=True, editable=False)
    lock_reason = models.CharField(_("reason for the lock"), max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["-edited_at", "-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("write_article", _("May write and submit articles")),
            ("review_article", _("May review and publish in their categories")),
            (
                "direct_article",
                _("May direct the desk: all categories, urgent publication, withdrawal, corrections"),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-edited_at"], name="article_status_edited"),
            models.Index(fields=["category", "status"], name="article_category_status"),
        ]

    def __str__(self):
        return self.headline or str(_("(no headline yet)"))

    def save(self, *args, **kwargs):
        """Keeps the headline's folded key in step, by which open links find their story."""
        self.headline_key = fold(self.headline)[:300]
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """The reader's address; answers 404 until the article is public."""
        if self.category_id is None:
            return None
        return path_to("article", self.category.slug, self.slug or "artikel", self.pk)


def original_of(pk):
    """The article a chain of translations begins with; the id itself where there is no chain, None for none.

    Of articles that translate each other in a ring, which two saves at once can make, it is the oldest.
    """
    seen = []
    while pk and pk not in seen:
        seen.append(pk)
        pk = Article.objects.filter(pk=pk).values_list("translation_of", flat=True).first()
    return min(seen[seen.index(pk) :]) if pk else (seen or [None])[-1]


class Credit(models.Model):
    """An author's place in the byline of an article."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="credits")
    author = models.ForeignKey(Author, models.PROTECT, verbose_name=_("author"), related_name="credits")
    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="credit_once")]

    def __str__(self):
        return str(self.author)


class TaggedArticle(ItemBase):
    """A tag on a working copy."""

    content_object = models.ForeignKey(Article, models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged_articles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="article_tag_once")]
