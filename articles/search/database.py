"""The back end that comes with the database: the same answers from SQLite and PostgreSQL."""

import json
from functools import lru_cache

from django.db import connection

from articles.search import postgres, sqlite, words
from articles.search.hits import AGEING, COLUMNS, Hit

# The levels ask for the newest only; what they found is ranked here, and the columns are read of the best.
_BEST = (
    "SELECT best.moment, {columns} FROM (SELECT id, moment, {together}(worth) / (1.0 + (%s - moment) / {ageing}) AS score"
    " FROM ({levels}) AS found GROUP BY id, moment ORDER BY score DESC, moment DESC, id DESC LIMIT {most}) AS best"
    " JOIN articles_publication AS story ON story.id = best.id ORDER BY best.score DESC, best.moment DESC, best.id DESC"
)
COUNTED = 50  # stories of a word that is like a wrong one; which is the most frequent needs no more
_COLUMNS = ", ".join(f"story.{name}" for name in COLUMNS)


def engine():
    """The module that speaks this database's language."""
    return {"sqlite": sqlite, "postgresql": postgres}[connection.vendor]


def shaped(entry):
    """What is stored of an entry, as this database takes it, and its words worth learning."""
    return engine().shaped(entry), entry.words


def store(entries):
    """Writes shaped entries, replacing older ones, in the caller's transaction."""
    engine().store([row for row, _words in entries])
    words.learn({word for _row, learnt in entries for word in learnt})


def loading():
    return engine().loading()


def remove(ids):
    engine().remove(ids)


def sweep():
    """Removes entries of publications that are gone."""
    engine().sweep()


def forget_words():
    words.forget()


def wait_for_writers():
    """Until the end of the transaction nobody else writes to the index; readers go on."""
    engine().wait_for_writers()


def hits(public, levels, period, most, *, adding=False):
    """The best of the `public` (a query) that are found on a level, see `search.backends`. One query."""
    statement, params = hits_query(public, levels, period, most, adding=adding)
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [_hit(*row) for row in cursor.fetchall()]


def hits_query(public, levels, period, most, *, adding=False):
    """The statement and its parameters."""
    asked, params = engine().asked(ids_of(public), levels, period, most)
    together = "SUM" if adding else "MAX"
    best = _BEST.format(
        columns=_COLUMNS, together=together, ageing=engine().real(AGEING), levels=asked, most=most
    )
    return best, [period[1], *params]


def _hit(moment, pk, article_id, section, slug, genre, headline, tags, authors):
    return Hit(pk, moment, article_id, section, slug, genre, headline, _words(tags), _words(authors))


@lru_cache(maxsize=5_000)
def _words(stored):
    """Tags or authors as they are stored; many stories have the same."""
    return json.loads(stored)


def near(typed, public, period):
    """Words like those typed and how many of the `public` have each, see `words.near`. One query."""
    return words.near(typed, *engine().count(ids_of(public), period, COUNTED))


def ids_of(public):
    """Statement and parameters of the ids of a query."""
    return public.order_by().values("id").query.sql_with_params()
