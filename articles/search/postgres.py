"""The index as a tsvector column of PostgreSQL, written without its parser: the analyser has done the work."""

from collections import defaultdict

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.search.analysis import BREAK

# Weights of variants and parts, text, lead and head in the likeness; 1 divides by the logarithm of the length.
LIKENESS = "ts_rank('{0.06, 0.125, 0.375, 1.0}', articles_search.tokens, %s::tsquery, 1)"
COUNT = (
    "SELECT word, token, (SELECT count(*) FROM ({public}) AS seen WHERE seen.id IN"
    " (SELECT articles_search_matching(quote_literal(near.token)::tsquery))) FROM ({near}) AS near"
)
# Where variants and parts stand: without a place they would be found in every field. No phrase reaches so far.
LAST = 16_383
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
    """The clauses as a tsquery. `variants` share one place, so that no phrase is found in them."""
    return " & ".join(_any(clause) for clause in clauses)


def _any(clause, weight=""):
    return f"({' | '.join(_alternative(tokens, weight) for tokens in clause)})"


def _alternative(tokens, weight):
    return "(" + " <-> ".join(f"'{token}'{weight}" for token in tokens) + ")"


def matching_ids(clauses):
    """A subquery of the ids of publications, public or not."""
    return RawSQL("SELECT articles_search_matching(%s::tsquery)", [match(clauses)])


def heads(clauses, letters, whole):
    """A subquery of the ids whose head has the clauses and a token that begins so, or the whole one."""
    wanted = " & ".join([*(_any(clause, ":A") for clause in clauses), f"('{letters}':*A | '{whole}':A)"])
    return RawSQL("SELECT articles_search_matching(%s::tsquery)", [wanted])


def level(clause, field):
    """The condition that a clause is found in a field: SQL and its parameter."""
    return "articles_search.tokens @@ %s::tsquery", _any(clause, f":{_WEIGHTS[field]}")


def scored(publications, score, params):
    """Adds `relevance`, of the conditions above, to publications."""
    return publications.extra(  # noqa: S610  constant text
        select={"relevance": score},
        select_params=params,
        tables=["articles_search"],
        where=["articles_publication.id = articles_search.publication_id"],
    )


def with_likeness(publications, clauses):
    """Adds `relevance` as the database sees it to publications that match."""
    return publications.extra(  # noqa: S610  constant text, the words are a parameter
        select={"relevance": LIKENESS},
        select_params=[match(clauses)],
        tables=["articles_search"],
        where=["articles_publication.id = articles_search.publication_id"],
    )


def vector(fields):
    """The text form of a tsvector: each token with its places, weighted by field; variants and parts at the end."""
    stream = [(token, weight) for name, weight in _WEIGHTS.items() for token in [*fields[name], BREAK]]
    places = defaultdict(list)
    for position, (token, weight) in enumerate(stream, 1):
        places[token].append(f"{position}{weight}")
    del places[BREAK]
    placed = [f"'{token}':{','.join(found)}" for token, found in places.items()]
    others = [token for token in [*fields["variants"], *fields["parts"]] if token not in places]
    return " ".join([*placed, *(f"'{token}':{LAST}" for token in others)])


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
