"""Finds what is public at a moment, best first."""

from typing import NamedTuple

from django.utils import timezone

from articles.models import Publication
from articles.search.analysis import clean, is_stop_word, token, words
from articles.search.backends import backend
from articles.search.facets import Choice, Facets, counted
from articles.search.levels import levels, sharing
from articles.search.query import parse
from articles.search.spelling import best, correctable, replaced
from articles.vocabulary import fold

# So many hits are ranked, shown and counted; of more the best are taken, or the newest if the search is sorted by time.
CAP = 300
SIMILAR = 200  # stories of each word that are weighed for being alike
CORRECTED = 6  # words of a query that are corrected


class Results(NamedTuple):
    """One page of hits: ids of publications, best first. `total` counts all pages, `more` is whether there are others."""

    total: int
    ids: list[int]
    facets: Facets = counted([])
    more: bool = False


def find(query, *, at=None, choice=Choice(), newest=False, offset=0, limit=20):  # noqa: B008  immutable
    """Looks for words and phrases in what is public at a moment (default: now). Any string is a valid query."""
    at = at or timezone.now()
    clauses = parse(query)
    if not clauses:
        return Results(0, [])
    asked = [(1.0, clauses)] if newest else levels(clauses)
    found = _hits([(worth, [*each, *choice.clauses()]) for worth, each in asked], choice, at, CAP + 1)
    best = found[:CAP]
    ids = [hit.pk for hit in best[offset : offset + limit]]
    return Results(len(best), ids, counted(best), more=len(found) > CAP)


def alike(text, *, at=None, limit=20):
    """Ids of what is public and shares words of its head with a text, those that share most first."""
    found = _hits(sharing(parse(text)), Choice(), at or timezone.now(), SIMILAR, adding=True)
    return [hit.pk for hit in found[:limit]]


def _hits(asked, choice, at, most, **how):
    public = Publication.objects.live(at)
    return backend().hits(public, asked, choice.period(at), most, **how) if asked else []


def correct(query, *, at=None):
    """The query with its unknown words exchanged for the nearest that something public has; empty if none has."""
    at = at or timezone.now()
    typed = _correctable_words(query)
    if not typed:
        return ""
    near = backend().near(typed, Publication.objects.live(at), Choice().period(at))
    known = {token for _, token, count in near if count}
    unknown = [word for word in typed if token(word) not in known]
    candidates = [(word, count) for word, _, count in near if count]
    corrections = {fold(word): best(word, candidates) for word in unknown}
    right = {wrong: correction for wrong, correction in corrections.items() if correction}
    return replaced(query, right) if right else ""


def _correctable_words(query):
    pieces = [piece for parts in words(clean(query[:1_000])) for piece in parts]
    wanted = [piece for piece in pieces if correctable(piece) and not is_stop_word(piece)]
    return list(dict.fromkeys(wanted))[:CORRECTED]
