"""What an index says of a story it found, what that is worth, and how hits are ordered. Pure."""

from datetime import datetime, timedelta
from typing import NamedTuple

AGEING = timedelta(days=365)  # after this time a hit counts half, after twice the time a third
# What a word is worth by the best field it stands in; REST is a word found as a part of another only.
LEVELS = {"head": 8, "lead": 3, "text": 1}
REST = 0.5
COLUMNS = [
    *(
        "published_at",
        "pk",
        "article_id",
        "category_id",
        "slug",
        "genre",
        "teaser_headline",
        "tag_list",
        "byline",
    ),
]


class Hit(NamedTuple):
    """A public story that was found; `tags` and `authors` are lists of {"name", "slug", …}."""

    relevance: float
    published_at: datetime
    pk: int
    article_id: int
    section: int
    slug: str
    genre: str
    headline: str
    tags: list
    authors: list


def ranked(hits, at):
    """By relevance, mildly lowered by age; the newest first among equals."""

    def score(hit):
        return (
            float(hit.relevance) / (1 + max((at - hit.published_at) / AGEING, 0)),
            hit.published_at,
            hit.pk,
        )

    return sorted(hits, key=score, reverse=True)


def newest(hits):
    return sorted(hits, key=lambda hit: (hit.published_at, hit.pk), reverse=True)
