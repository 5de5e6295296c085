"""Writes the change log: which pages change, and when."""

from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localtime

from articles.cachekeys import SITE, article_key, story_keys
from articles.models import Banner, Category, Change, Publication, Tag
from articles.purging.telling import note_purges
from articles.websub.telling import note_changes


def log_changes(keys, moments):
    """One entry per moment, naming the cache keys of every page that changes then."""
    tags = sorted(set(keys))
    rows = [Change(tags=tags, visible_from=moment) for moment in sorted(set(moments))]
    changes = Change.objects.bulk_create(rows)
    note_purges(changes)
    note_changes(changes)


def keys_of_all(publications):
    """The cache keys of every page that shows one of the publications."""
    return {key for publication in publications for key in keys_of(publication)} | _around(publications)


def _around(publications):
    """The key of every page, when a line above them leads to one of these stories and is not over."""
    stories = {each.article_id for each in publications}
    lines = Banner.objects.not_over(timezone.now()).filter(story__in=stories)
    return _translations(publications) | ({SITE} if stories and lines.exists() else set())


def _translations(publications):
    """The pages of all translations of these stories name each other. One query, however many there are."""
    groups = {each.translation_group or each.article_id for each in publications}
    others = Publication.objects.filter(translation_group__in=groups).order_by()
    pairs = others.values_list("translation_group", "article").distinct() if groups else ()
    return {article_key(pk) for pair in pairs for pk in pair}


def keys_of(publication):
    """The cache keys of a saved publication: its section and all above it, its tags, its authors.

    With the tags those merged into them: fronts arranged before may still name these.
    """
    tags = publication.tagged.values("tag")
    meant = Tag._base_manager.filter(Q(pk__in=tags) | Q(merged_into__in=tags)).order_by()
    sections = Category.objects.ancestors(publication.category_id, include_self=True)
    return story_keys(
        article_id=publication.article_id,
        category_ids=[section.pk for section in sections],
        tag_ids=meant.values_list("pk", flat=True),
        author_ids=publication.publication_credits.values_list("author", flat=True),
        month=localtime(publication.published_at),
    )
