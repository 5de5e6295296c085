"""Categories (a tree of sections) and tags (free words that meet whatever their spelling)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from taggit.managers import _TaggableManager
from taggit.models import TagBase
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from articles.addresses import path_to
from articles.models.standing import StandingManager
from articles.vocabulary import RESERVED_SLUGS, Tone, fold, german_slug


def refuse_reserved(slug):
    """ValidationError for a word that the site's own addresses use, the desk's included."""
    if slug in RESERVED_SLUGS or slug == settings.ADMIN_PATH.partition("/")[0]:
        raise ValidationError(
            _("“%(slug)s” is an address of the site itself. Please choose another word."),
            params={"slug": slug},
        )


class Category(TreeNode):
    """A section of the publication. Its moderators also answer for the sections below it."""

    parent = TreeNodeForeignKey(
        "self", models.PROTECT, verbose_name=_("parent"), null=True, blank=True, related_name="children"
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Lower-case letters, digits and hyphens only.")),
            refuse_reserved,
        ],
        help_text=_("Address of the section and code in deliveries, such as rrt-allgemeines."),
    )
    intro = models.TextField(_("introduction"), blank=True)
    responsible = models.TextField(
        _("responsible by press law"),
        blank=True,
        help_text=_(
            "Name and address of the responsible editor, for the imprint. Empty: as in the section above."
        ),
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Order among its neighbours.")
    )
    tone = models.CharField(
        _("colour"),
        max_length=10,
        choices=Tone,
        blank=True,
        help_text=_("Without one, the colour of the section above."),
    )
    moderators = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible moderators"),
        blank=True,
        related_name="categories",
    )

    objects = TreeQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name", "pk"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("category", self.slug)


class TagManager(StandingManager):
    """Finds tags by their folded key, so that Grüne, grüne and Gruene are one, and by their synonyms."""

    def named(self, names):
        """The tags of these names in this order, each once; creates those that are missing."""
        return list(dict.fromkeys(self.by_key(names).values()))

    def by_key(self, names):
        """The same by the folded name: two names that mean one tag lead to it both."""
        wanted = {}
        for name in names:
            wanted.setdefault(fold(name), " ".join(str(name).split()))
        wanted.pop("", None)
        known = {tag.key: tag for tag in self.filter(key__in=wanted)}
        if missing := wanted.keys() - known.keys():
            synonyms = TagSynonym.objects.filter(key__in=missing).select_related("tag")
            known |= {synonym.key: synonym.tag for synonym in synonyms}
        return {key: known.get(key) or self._create_once(key, name) for key, name in wanted.items()}

    def _create_once(self, key, name):
        """Creates a tag, or finds the one another process created at the same moment."""
        try:
            with transaction.atomic(using=self.db):
                return self.create(name=name)
        except IntegrityError:
            return self.get(key=key)

    def get_by_natural_key(self, name):
        return self.get(key=fold(name))


class Tag(TagBase):
    """A word readers can follow. `key` is the folded name; two spellings of one word share it."""

    key = models.CharField(_("key"), max_length=200, unique=True, editable=False)
    intro = models.TextField(_("introduction"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    objects = TagManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def slugify(self, tag, i=None):
        """German transliteration instead of taggit's; „Straßenbahn“ becomes strassenbahn."""
        slug = german_slug(tag, 90) or "thema"
        return f"{slug}-{i}" if i else slug

    def save(self, *args, **kwargs):
        """Keeps the key in step with the name."""
        self.key = fold(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return path_to("tag", self.slug)


class TagSynonym(models.Model):
    """Another word for a tag: whoever types it gets the tag."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="synonyms")
    name = models.CharField(_("synonym"), max_length=100)
    key = models.CharField(max_length=200, unique=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """Keeps the key in step with the name."""
        self.key = fold(self.name)
        super().save(*args, **kwargs)


class FoldedTags(_TaggableManager):
    """taggit's manager, finding and creating tags by their key."""

    def _to_tag_model_instances(self, tags, tag_kwargs):
        names = [tag for tag in tags if isinstance(tag, str)]
        found = Tag.objects.by_key(names)
        instances = [
            found[fold(tag)] if isinstance(tag, str) else tag
            for tag in tags
            if not isinstance(tag, str) or fold(tag)
        ]
        return super()._to_tag_model_instances(instances, tag_kwargs)
