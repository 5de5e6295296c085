"""The index as an FTS5 table of SQLite. Its tokenizer only splits at blanks: the analyser has done the rest."""

import json

from django.db import connection
from django.db.models.expressions import RawSQL

# Weights of head, lead, text and variants in the rank.
RELEVANCE = "-bm25(articles_search, 8.0, 3.0, 1.0, 0.5)"
_STORE = (
    "INSERT OR REPLACE INTO articles_search (rowid, head, lead, text, variants) VALUES (%s, %s, %s, %s, %s)"
)
_REMOVE = "DELETE FROM articles_search WHERE rowid IN (SELECT value FROM json_each(%s))"
_SWEEP = "DELETE FROM articles_search WHERE rowid NOT IN (SELECT id FROM articles_publication)"


def match(clauses):
    """The clauses in FTS5's language. Phrases are not looked for in `variants`, whose order means nothing."""
    return " AND ".join(f"({' OR '.join(map(_alternative, clause))})" for clause in clauses)


def _alternative(tokens):
    scope = "{head lead text} : " if len(tokens) > 1 else ""
    return f'{scope}"{" ".join(tokens)}"'


def matching_ids(clauses):
    """A subquery of the ids of publications, public or not."""
    return RawSQL("SELECT rowid FROM articles_search WHERE articles_search MATCH %s", [match(clauses)])


def with_relevance(publications, clauses):
    """Adds `relevance` to publications that match."""
    # The + forbids SQLite to start the full text search anew for each publication.
    return publications.extra(  # noqa: S610  constant text, the words are a parameter
        select={"relevance": RELEVANCE},
        tables=["articles_search"],
        where=["articles_publication.id = +articles_search.rowid", "articles_search MATCH %s"],
        params=[match(clauses)],
    )


def store(rows):
    """Writes the (id, tokens) pairs, replacing older ones."""
    values = [(pk, *(" ".join(tokens) for tokens in fields.values())) for pk, fields in rows]
    with connection.cursor() as cursor:
        cursor.executemany(_STORE, values)


def remove(ids):
    with connection.cursor() as cursor:
        cursor.execute(_REMOVE, [json.dumps(ids)])


def sweep():
    """Removes entries of publications that are gone."""
    with connection.cursor() as cursor:
        cursor.execute(_SWEEP)


def wait_for_writers():
    """Nothing to do: SQLite has one writer at a time."""
