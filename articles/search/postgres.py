"""The index as a tsvector column of PostgreSQL, written without its parser: the analyser has done the work."""

from collections import defaultdict

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.search.analysis import BREAK

# Weights of variants, text, lead and head in the rank; 1 divides by the logarithm of the length.
RELEVANCE = "ts_rank('{0.06, 0.125, 0.375, 1.0}', articles_search.tokens, %s::tsquery, 1)"
_WEIGHTS = {"head": "A", "lead": "B", "text": "C"}
_STORE = (
    "INSERT INTO articles_search (publication_id, tokens)"
    " SELECT id, tokens::tsvector FROM unnest(%s::bigint[], %s::text[]) AS analysed (id, tokens)"
    " ON CONFLICT (publication_id) DO UPDATE SET tokens = excluded.tokens"
)
_REMOVE = "DELETE FROM articles_search WHERE publication_id = ANY(%s)"
_SWEEP = (
    "DELETE FROM articles_search WHERE NOT EXISTS"
    " (SELECT 1 FROM articles_publication WHERE articles_publication.id = articles_search.publication_id)"
)
_WAIT = "LOCK TABLE articles_search IN SHARE ROW EXCLUSIVE MODE"


def match(clauses):
    """The clauses as a tsquery. `variants` have no positions, so that no phrase is found in them."""
    return " & ".join(f"({' | '.join(map(_alternative, clause))})" for clause in clauses)


def _alternative(tokens):
    return "(" + " <-> ".join(f"'{token}'" for token in tokens) + ")"


def matching_ids(clauses):
    """A subquery of the ids of publications, public or not."""
    return RawSQL("SELECT articles_search_matching(%s::tsquery)", [match(clauses)])


def with_relevance(publications, clauses):
    """Adds `relevance` to publications that match."""
    return publications.extra(  # noqa: S610  constant text, the words are a parameter
        select={"relevance": RELEVANCE},
        select_params=[match(clauses)],
        tables=["articles_search"],
        where=["articles_publication.id = articles_search.publication_id"],
    )


def vector(fields):
    """The text form of a tsvector: each token with its places, weighted by field; variants without a place."""
    stream = [(token, weight) for name, weight in _WEIGHTS.items() for token in [*fields[name], BREAK]]
    places = defaultdict(list)
    for position, (token, weight) in enumerate(stream, 1):
        places[token].append(f"{position}{weight}")
    del places[BREAK]
    placed = [f"'{token}':{','.join(found)}" for token, found in places.items()]
    return " ".join([*placed, *(f"'{token}'" for token in fields["variants"] if token not in places)])


def store(rows):
    """Writes the (id, tokens) pairs, replacing older ones."""
    ids, vectors = [pk for pk, _ in rows], [vector(fields) for _, fields in rows]
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [ids, vectors])


def remove(ids):
    with connection.cursor() as cursor:
        cursor.execute(_REMOVE, [ids])


def sweep():
    """Removes entries of publications that are gone."""
    with connection.cursor() as cursor:
        cursor.execute(_SWEEP)


def wait_for_writers():
    """Until the end of the transaction nobody else writes to the index; readers go on."""
    with connection.cursor() as cursor:
        cursor.execute(_WAIT)
