"""Which live stories a list holds, with only the columns a teaser shows."""

from django.db import connections

from articles.models.publication import Publication

TEASER = [
    "article",
    "category",
    "slug",
    "genre",
    "language",
    "kicker",
    "teaser_headline",
    "teaser_text",
    "byline",
    "teaser_picture",
    "published_at",
    "live_from",
]


def live_stories(at):
    return Publication.objects.live(at).only(*TEASER)


def stories_with_text(at):
    """For showing where in a text something was found."""
    return Publication.objects.live(at).only(*TEASER, "lead", "plain_text")


def stories_in(at, section_ids):
    return live_stories(at).filter(category__in=section_ids)


def newest_of(stories, number, section_ids=None):
    """Queries for the newest of these stories, together at least `number` of them; to be united.

    Of each section by itself: its index gives them in their order, however many or few stories it has.
    """
    parts = (
        [stories] if section_ids is None else [stories.filter(category=section) for section in section_ids]
    )
    return [_first(part, number) for part in parts]


def _first(stories, number):
    """In a query of its own where a union allows no limit, as in SQLite."""
    newest = stories.order_by("-published_at", "-pk")
    if connections[stories.db].features.supports_slicing_ordering_in_compound:
        return newest[:number]
    return stories.model._default_manager.filter(pk__in=newest.values("pk")[:number]).order_by()


def keys_of_newest(stories, number, section_ids=None):
    """The same for their keys."""
    return [part.values("pk") for part in newest_of(stories, number, section_ids)]


def stories_tagged(at, tag):
    return live_stories(at).filter(tagged__tag=tag)


def stories_by(at, author):
    return live_stories(at).filter(publication_credits__author=author)


def stories_between(at, start, end):
    """First published from `start` (inclusive) to `end` (exclusive)."""
    return live_stories(at).filter(published_at__gte=start, published_at__lt=end)
