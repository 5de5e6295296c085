"""The index as an FTS5 table of SQLite. Its tokenizer only splits at blanks: the analyser has done the rest.

Its rows are numbered by their moment and id, the newest first: that is the order in which they are found, so that
SQLite stops reading where enough is found. The table keeps no texts; what was indexed is in `articles_searchentry`, as
SQLite wants to be told what it shall forget.
"""

import json
import zlib
from contextlib import contextmanager

from django.db import connection

_ID_BITS = 26  # a row's number is -(moment << 26 | id); the fewer, the smaller is the index
_ID = f"-articles_search.rowid & {(1 << _ID_BITS) - 1}"
_MOMENT = f"-articles_search.rowid >> {_ID_BITS}"
# CROSS JOIN: the full text index first, whatever SQLite reckons.
_FOUND = (
    "FROM articles_search CROSS JOIN ({public}) AS seen ON seen.id = ({id})"
    " WHERE articles_search MATCH {wanted} AND articles_search.rowid BETWEEN %s AND %s"
)
_LEVEL = "SELECT * FROM (SELECT %s AS worth, seen.id AS id, {moment} AS moment {found} ORDER BY articles_search.rowid LIMIT {most})"
_COUNT = "(SELECT count(*) FROM (SELECT 1 {found} LIMIT {most}))"
_OLD = "SELECT number, tokens FROM articles_searchentry WHERE id IN (SELECT value FROM json_each(%s))"
_FORGET = "INSERT INTO articles_search (articles_search, rowid, text, marks) VALUES ('delete', %s, %s, %s)"
_INSERT = "INSERT INTO articles_search (rowid, text, marks) VALUES (%s, %s, %s)"
_KEEP = "INSERT INTO articles_searchentry (number, id, tokens) VALUES (%s, %s, %s)"
_DROP = "DELETE FROM articles_searchentry WHERE id IN (SELECT value FROM json_each(%s))"
_GONE = "SELECT id FROM articles_searchentry WHERE id NOT IN (SELECT id FROM articles_publication)"


def match(clauses):
    """The clauses in FTS5's language. Phrases are not looked for in `marks`, whose order means nothing."""
    return " AND ".join(f"({' OR '.join(map(_alternative, clause))})" for clause in clauses)


def _alternative(tokens):
    if len(tokens) > 1:
        return f'{{text}} : "{" ".join(tokens)}"'
    return f'"{tokens[0].removesuffix("*")}"{"*" if tokens[0].endswith("*") else ""}'


def real(number):
    return f"{number}.0"


def asked(public, levels, period, most):
    """A statement of worth, id and moment of what is found on each level, and its parameters."""
    statement, live = public
    found = _FOUND.format(public=statement, id=_ID, wanted="%s")
    level = _LEVEL.format(moment=_MOMENT, found=found, most=most)
    params = [
        param for worth, clauses in levels for param in (worth, *live, match(clauses), *_between(period))
    ]
    return " UNION ALL ".join([level] * len(levels)), params


def count(public, period, most):
    """How many have the token of a row of `near`, no more than so many; and the parameters."""
    statement, live = public
    found = _FOUND.format(public=statement, id=_ID, wanted="'\"' || near.token || '\"'")
    return _COUNT.format(found=found, most=most), [*live, *_between(period)]


def _number(moment, pk):
    return -(moment << _ID_BITS | pk)


def _between(period):
    first, last = period
    return 1 - (last + 1 << _ID_BITS), -(first << _ID_BITS)


def shaped(entry):
    """A row of the index."""
    return _number(entry.moment, entry.pk), entry.pk, " ".join(entry.text), " ".join(entry.marks)


def store(rows):
    """Writes rows of the index, replacing older ones."""
    remove([pk for _number, pk, _text, _marks in rows])
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(number, text, marks) for number, _, text, marks in rows])
        cursor.executemany(_KEEP, [(number, pk, _packed(text, marks)) for number, pk, text, marks in rows])


def _packed(text, marks):
    return zlib.compress(f"{text}\n{marks}".encode())


def remove(ids):
    with connection.cursor() as cursor:
        cursor.execute(_OLD, [json.dumps(ids)])
        old = cursor.fetchall()
        if old:
            cursor.executemany(
                _FORGET, [(number, *zlib.decompress(tokens).decode().split("\n")) for number, tokens in old]
            )
            cursor.execute(_DROP, [json.dumps(ids)])


def sweep():
    """Removes entries of publications that are gone."""
    with connection.cursor() as cursor:
        cursor.execute(_GONE)
        gone = [pk for (pk,) in cursor.fetchall()]
    remove(gone)


def wait_for_writers():
    """Nothing to do: SQLite has one writer at a time."""


@contextmanager
def loading():
    """Nothing to prepare: FTS5 sorts what arrives into its index in portions by itself."""
    yield
