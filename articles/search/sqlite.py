"""The index as an FTS5 table of SQLite. Its tokenizer only splits at blanks: the analyser has done the rest."""

import json

from django.db import connection
from django.db.models.expressions import RawSQL

# Weights of head, lead, text, variants and parts in the likeness.
LIKENESS = "-bm25(articles_search, 8.0, 3.0, 1.0, 0.5, 0.25)"
# Placeholders: the words, ids of the public. The index is asked for each word anew.
COUNT = (
    "SELECT word, token, (SELECT count(*) FROM ({public}) AS seen WHERE seen.id IN (SELECT rowid FROM articles_search"
    " WHERE articles_search MATCH '\"' || near.token || '\"')) FROM ({near}) AS near"
)
_STORE = (
    "INSERT OR REPLACE INTO articles_search (rowid, head, lead, text, variants, parts)"
    " VALUES (%s, %s, %s, %s, %s, %s)"
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


def heads(clauses, letters, whole):
    """A subquery of the ids whose head has the clauses and a token that begins so, or the whole one."""
    wanted = " AND ".join(filter(None, [match(clauses), f'("{letters}"* OR "{whole}")']))
    return RawSQL(
        "SELECT rowid FROM articles_search WHERE articles_search MATCH %s", [f"{{head}} : ({wanted})"]
    )


def level(clause, field):
    """The condition that a clause is found in a field: SQL and its parameter."""
    found = "articles_publication.id IN (SELECT rowid FROM articles_search WHERE articles_search MATCH %s)"
    return found, f"{{{field}}} : {match([clause])}"


def scored(publications, score, params):
    """Adds `relevance`, of the conditions above, to publications."""
    return publications.extra(select={"relevance": score}, select_params=params)  # noqa: S610  constant text


def with_likeness(publications, clauses):
    """Adds `relevance` as the database sees it to publications that match."""
    # The + forbids SQLite to start the full text search anew for each publication.
    return publications.extra(  # noqa: S610  constant text, the words are a parameter
        select={"relevance": LIKENESS},
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
