"""What an index stores of a story, what it says of one it found, and the time it reckons with. Pure."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

AGEING = 365 * 24 * 60  # minutes; after this time a hit counts half, after twice the time a third

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Entry(NamedTuple):
    """A story as it is stored: id and moment, tokens in their order, tokens without order, words worth learning."""

    pk: int
    moment: int
    text: list
    marks: list
    words: list


class Hit(NamedTuple):
    """A public story that was found; `tags` and `authors` are lists of {"name", "slug", …}."""

    pk: int
    moment: int
    article_id: int
    section: int
    slug: str
    genre: str
    headline: str
    tags: list
    authors: list


COLUMNS = ["id", "article_id", "category_id", "slug", "genre", "teaser_headline", "tag_list", "byline"]


def ranked(worths, moments, now, *, adding=False):
    """Ids, the best first: of each the `worths` of its levels, all together when `adding`, else the most, lowered by its age."""
    together = sum if adding else max
    scores = {pk: together(found) / (1.0 + (now - moments[pk]) / AGEING) for pk, found in worths.items()}
    return sorted(scores, key=lambda pk: (scores[pk], moments[pk], pk), reverse=True)


def moment(time):
    """Whole minutes since 1970: the order of stories, the newest first; of the same minute the last one stored is."""
    return (time - EPOCH) // MINUTE


def time_of(moment):
    return EPOCH + moment * MINUTE
