"""The words wrong spellings are corrected to: a table of words and one of the keys under which they are found.

A word that was learnt stays until the index is made anew; it is offered only while something public has it.
"""

from django.db import connection, transaction

from articles.search.analysis import token
from articles.search.spelling import key, keys
from articles.vocabulary import fold

MOST = 5_000  # words that are asked for at once
_LEARN = "INSERT INTO articles_searchword (id, word, token) {rows} ON CONFLICT DO NOTHING"
_LEARN_KEY = "INSERT INTO articles_searchkey (key, word_id) {rows} ON CONFLICT DO NOTHING"
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('articles_searchword'))"
# Words of the keys, and those that were typed themselves.
_NEAR = (
    "SELECT DISTINCT found.word AS word, found.token AS token FROM articles_searchkey AS known"
    " JOIN articles_searchword AS found ON found.id = known.word_id WHERE known.key IN ({keys})"
)


def learn(written):
    """Stores words as they are written; the caller has a transaction."""
    new = _unknown({key(fold(word)): word for word in sorted(written)})
    if not new:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_LOCK)  # else two who learn the same words might wait for each other
        rows = [(pk, word, token(word)) for pk, word in sorted(new.items())]
        _insert(cursor, _LEARN, ["bigint", "text", "text"], rows)
        pairs = sorted((each, pk) for pk, word in new.items() for each in keys(fold(word)))
        _insert(cursor, _LEARN_KEY, ["bigint", "bigint"], pairs)


def _insert(cursor, statement, types, rows):
    """All rows by one statement on PostgreSQL, where each one costs a journey; SQLite is no journey away."""
    if connection.vendor == "postgresql":
        columns = ", ".join(f"%s::{each}[]" for each in types)
        values = list(map(list, zip(*rows, strict=True)))
        cursor.execute(statement.format(rows=f"SELECT * FROM unnest({columns})"), values)  # noqa: S608  constant text
    else:
        marks = ", ".join(["%s"] * len(types))
        cursor.executemany(statement.format(rows=f"VALUES ({marks})"), rows)


def _unknown(by_key):
    """Those of the words that are not stored yet."""
    known, wanted = set(), sorted(by_key)
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), MOST):
            some = wanted[start : start + MOST]
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"SELECT id FROM articles_searchword WHERE id IN ({marks})", some)  # noqa: S608
            known |= {pk for (pk,) in cursor.fetchall()}
    return {pk: word for pk, word in by_key.items() if pk not in known}


@transaction.atomic
def forget():
    with connection.cursor() as cursor:
        for table in ("articles_searchkey", "articles_searchword"):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  constant text


def near(typed, count, params):
    """[(word, token, how many have it)] of the typed words and all like them. One query."""
    statement, params = near_query(typed, count, params)
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()


def near_query(typed, count, params):
    """The statement and its parameters; `count` is the database's way to count a word, with parameters of its own."""
    wanted = sorted({each for word in typed for each in keys(fold(word))})
    own = [(word, token(word)) for word in typed]
    pairs = " UNION ".join(["SELECT %s, %s"] * len(own))
    candidates = f"{_NEAR.format(keys=', '.join(['%s'] * len(wanted)))} UNION {pairs}"
    statement = f"SELECT word, token, {count} FROM ({candidates}) AS near"  # noqa: S608  constant text
    return statement, [*params, *wanted, *(text for pair in own for text in pair)]
