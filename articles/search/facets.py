"""Narrows what is searched, and counts what hits have in common."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple


class Choice(NamedTuple):
    """What a reader narrowed the search to: ids of sections, slugs, and a time from `start` to `end` (exclusive)."""

    sections: tuple[int, ...] = ()
    author: str = ""
    tag: str = ""
    genre: str = ""
    start: datetime | None = None
    end: datetime | None = None


# Where a story keeps what is chosen.
_LOOKUPS = {
    "sections": "category__in",
    "author": "publication_credits__author__slug",
    "tag": "tagged__tag__slug",
    "genre": "genre",
    "start": "published_at__gte",
    "end": "published_at__lt",
}


def narrowed(public, choice):
    """Those of the publications (a query) that were chosen."""
    wanted = {_LOOKUPS[name]: value for name, value in choice._asdict().items() if value}
    return public.filter(**wanted)


class Facets(NamedTuple):
    """How many hits have what: by id of section, by genre, by (slug, name) of authors and tags; and their times."""

    sections: Counter
    genres: Counter
    authors: Counter
    tags: Counter
    times: list


def counted(hits):
    return Facets(
        sections=Counter(hit.section for hit in hits),
        genres=Counter(hit.genre for hit in hits),
        authors=_words(hit.authors for hit in hits),
        tags=_words(hit.tags for hit in hits),
        times=[hit.published_at for hit in hits],
    )


def _words(lists):
    return Counter((word["slug"], word["name"]) for found in lists for word in found if word.get("slug"))
