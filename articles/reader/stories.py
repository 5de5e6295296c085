"""Which live stories a list holds, with only the columns a teaser shows."""

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


def stories_tagged(at, tag):
    return live_stories(at).filter(tagged__tag=tag)


def stories_by(at, author):
    return live_stories(at).filter(publication_credits__author=author)


def stories_between(at, start, end):
    """First published from `start` (inclusive) to `end` (exclusive)."""
    return live_stories(at).filter(published_at__gte=start, published_at__lt=end)
