"""Finds what is public at a moment, best first."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from articles.models import Publication
from articles.search.query import parse
from articles.search.writing import database

# So many newest hits are counted and ranked; of a common word the older ones are out of reach.
CAP = 1_000
AGEING = timedelta(days=365)  # after this time a hit counts half, after twice the time a third


class Results(NamedTuple):
    """One page of hits: ids of publications, best first. `total` counts all pages, CAP means as many or more."""

    total: int
    ids: list[int]


def find(query, *, at=None, offset=0, limit=20):
    """Looks for words and phrases in what is public at a moment (default: now). Any string is a valid query."""
    at = at or timezone.now()
    clauses = parse(query)
    ranked = _rank(hits(clauses, at), at) if clauses else []
    return Results(len(ranked), ranked[offset : offset + limit])


def alike(text, *, at=None, limit=20):
    """Ids of what is public and shares words with a text, the most alike first."""
    at = at or timezone.now()
    any_word = [alternative for clause in parse(text) for alternative in clause]
    return _rank(hits([any_word], at), at)[:limit] if any_word else []


def hits(clauses, at):
    """A query of (relevance, published_at, id) of the newest public hits, in no order."""
    public = Publication.objects.live(at).filter(pk__in=database().matching_ids(clauses))
    newest = public.order_by("-published_at", "-pk").values("pk")[:CAP]
    found = Publication.objects.filter(pk__in=newest).order_by()
    return database().with_relevance(found, clauses).values_list("relevance", "published_at", "pk")


def _rank(rows, at):
    """Ids by relevance, mildly lowered by age; the newest first among equals."""
    scored = [
        (relevance / (1 + max((at - published) / AGEING, 0)), published, pk)
        for relevance, published, pk in rows
    ]
    return [pk for _, _, pk in sorted(scored, reverse=True)]
