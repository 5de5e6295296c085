"""Completes what is being typed: headlines, tags and authors of public stories."""

from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone

from articles.models import Publication
from articles.search.analysis import clean, words
from articles.search.backends import backend
from articles.search.facets import Choice
from articles.search.levels import completing
from articles.search.query import parse
from articles.vocabulary import fold

LOOKED_AT = 100  # newest stories that are looked at
MOST = 4  # suggestions of a kind
SHORTEST = 2  # letters of a word that is completed


class Suggestions(NamedTuple):
    """Hits, and tags and authors as (slug, name)."""

    stories: list
    tags: list
    authors: list


def suggest(typed, *, at=None):
    """What may be meant, at most a few of each kind; the last word may still be going on. One query or none."""
    at = at or timezone.now()
    pieces = [piece for parts in words(clean(typed[:200])) for piece in parts]
    if not pieces or len(pieces[-1]) < SHORTEST:
        return Suggestions([], [], [])
    asked = completing(parse(" ".join(pieces[:-1])), pieces[-1])
    found = backend().hits(Publication.objects.live(at), asked, Choice().period(at), LOOKED_AT)
    return Suggestions(
        sorted(found, key=lambda hit: not fits(hit.headline, pieces))[:MOST],
        _named([tag for hit in found for tag in hit.tags], pieces),
        _named([author for hit in found for author in hit.authors], pieces),
    )


def _named(entries, pieces):
    """(slug, name) of those whose name has what was typed, the most frequent among the newest stories first."""
    fitting = [
        (entry["slug"], entry["name"])
        for entry in entries
        if entry.get("slug") and fits(entry["name"], pieces)
    ]
    return sorted(set(fitting), key=lambda entry: (-fitting.count(entry), entry))[:MOST]


def fits(name, pieces):
    """Whether each piece begins a word of a name."""
    return all(any(word.startswith(fold(piece)) for word in _words_of(name)) for piece in pieces)


@lru_cache(maxsize=5_000)
def _words_of(name):
    return [fold(piece) for parts in words(name) for piece in parts]
