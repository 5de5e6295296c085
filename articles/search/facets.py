"""Narrows what is searched, and counts what hits have in common."""

from collections import Counter
from datetime import UTC, datetime
from typing import NamedTuple

from articles.search.hits import moment
from articles.search.marks import AUTHOR, GENRE, SECTION, TAG

BEGINNING = moment(datetime(1, 1, 2, tzinfo=UTC))  # before all stories


class Choice(NamedTuple):
    """What a reader narrowed the search to: ids of sections, slugs, and a time from `start` to `end` (exclusive)."""

    sections: tuple[int, ...] = ()
    author: str = ""
    tag: str = ""
    genre: str = ""
    start: datetime | None = None
    end: datetime | None = None

    def clauses(self):
        """What the index is asked for besides the words."""
        sections = [(f"{SECTION}{pk}",) for pk in self.sections]
        others = [(AUTHOR, self.author), (TAG, self.tag), (GENRE, self.genre)]
        return [*([sections] if sections else []), *([(mark + slug,)] for mark, slug in others if slug)]

    def period(self, at):
        """The first and the last moment that are looked at, see `hits.moment`; nothing begins after `at`."""
        first = moment(self.start) if self.start else BEGINNING
        return first, min(moment(at), moment(self.end) - 1 if self.end else moment(at))


class Facets(NamedTuple):
    """How many hits have what: by id of section, by genre, by (slug, name) of authors and tags; and their moments."""

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
        times=[hit.moment for hit in hits],
    )


def _words(lists):
    return Counter((word["slug"], word["name"]) for found in lists for word in found if word.get("slug"))
