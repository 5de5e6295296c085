"""The index as a tsvector column of PostgreSQL, written without its parser: the analyser has done the work.

PostgreSQL finds everything that matches before it gives the first row. So each level is asked for span by span, the
newest first, until enough is found, see `search.spans`.
"""

from contextlib import contextmanager

from django.db import connection

from articles.search.analysis import BREAK
from articles.search.spans import span_marks, spans

# One row for each level and span; LATERAL goes through them in their order and ends with the limit.
_FOUND = (
    "SELECT seen.id, entry.moment FROM articles_search_matching((span.marks || {wanted})::tsquery) AS entry"
    " JOIN ({public}) AS seen ON seen.id = entry.publication_id WHERE entry.moment BETWEEN %s AND %s"
    " ORDER BY entry.moment DESC, seen.id DESC LIMIT {most}"
)
_ASKED = (
    "SELECT level.worth, newest.id, newest.moment FROM unnest(%s::float8[], %s::text[]) AS level (worth, wanted),"
    " LATERAL (SELECT hit.id, hit.moment FROM unnest(%s::text[]) AS span (marks), LATERAL ({found}) AS hit LIMIT {most})"
    " AS newest"
)
_COUNT = (
    "(SELECT count(*) FROM (SELECT 1 FROM unnest(%s::text[]) AS span (marks), LATERAL ({found}) AS hit LIMIT {most})"
    " AS counted)"
)
_STORE = (
    "INSERT INTO articles_search (publication_id, moment, tokens)"
    " SELECT id, moment, tokens::tsvector FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS entry (id, moment, tokens)"
    " ON CONFLICT (publication_id) DO UPDATE SET moment = excluded.moment, tokens = excluded.tokens"
)
_REMOVE = "DELETE FROM articles_search WHERE publication_id = ANY(%s)"
_SWEEP = (
    "DELETE FROM articles_search WHERE NOT EXISTS"
    " (SELECT 1 FROM articles_publication WHERE articles_publication.id = articles_search.publication_id)"
)
# While thousands of entries arrive, new ones wait in a list and are sorted into the index together.
_LOAD = (
    "ALTER INDEX articles_search_tokens SET (fastupdate = on, gin_pending_list_limit = 65536)"  # kilobytes
)
_LOADED = "ALTER INDEX articles_search_tokens SET (fastupdate = off)"
_SORT_IN = "SELECT gin_clean_pending_list('articles_search_tokens')"
_WAIT = "LOCK TABLE articles_search IN SHARE ROW EXCLUSIVE MODE"


def match(clauses):
    """The clauses as a tsquery. No phrase is found in marks, which have no places."""
    return " & ".join(f"({' | '.join(map(_alternative, clause))})" for clause in clauses)


def _alternative(tokens):
    return (
        "("
        + " <-> ".join(
            f"'{token.removesuffix('*')}'{':*' if token.endswith('*') else ''}" for token in tokens
        )
        + ")"
    )


def real(number):
    return f"{number}::float8"


def asked(public, levels, period, most):
    """A statement of worth, id and moment of what is found on each level, and its parameters."""
    statement, live = public
    wanted = [match(clauses) for _, clauses in levels]
    params = [[worth for worth, _ in levels], wanted, _spans(period), *live, *period]
    found = _FOUND.format(public=statement, wanted="level.wanted", most=most)
    return _ASKED.format(found=found, most=most), params


def count(public, period, most):
    """How many have the token of a row of `near`, no more than so many; and the parameters."""
    statement, live = public
    found = _FOUND.format(public=statement, wanted="quote_literal(near.token)", most=most)
    return _COUNT.format(found=found, most=most), [_spans(period), *live, *period]


def _spans(period):
    return [f"{match([[(mark,) for mark in marks]])} & " for marks in spans(*period)]


def vector(entry):
    """The text form of a tsvector: the tokens of the text with their places, marks without."""
    places = {}
    for position, token in enumerate(entry.text, 1):
        places[token] = f"{places[token]},{position}" if token in places else str(position)
    places.pop(BREAK, None)
    placed = [f"'{token}':{found}" for token, found in places.items()]
    marks = [mark for mark in [*entry.marks, *span_marks(entry.moment)] if mark not in places]
    return " ".join([*placed, *(f"'{mark}'" for mark in marks)])


def shaped(entry):
    """A row of the index."""
    return entry.pk, entry.moment, vector(entry)


def store(rows):
    """Writes rows of the index, replacing older ones."""
    with connection.cursor() as cursor:
        cursor.execute(_STORE, list(map(list, zip(*rows, strict=True))))


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


@contextmanager
def loading():
    """Entries stored within are sorted into the index in large portions: three times as fast, while searching is slower."""
    with connection.cursor() as cursor:
        cursor.execute(_LOAD)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(_LOADED)
            cursor.execute(_SORT_IN)
