"""The back end that comes with the database: the same answers from SQLite and PostgreSQL."""

from django.db import connection

from articles.models import Publication
from articles.search import analysis, postgres, sqlite, words
from articles.search.hits import COLUMNS, LEVELS, REST, Hit


def engine():
    """The module that speaks this database's language."""
    return {"sqlite": sqlite, "postgresql": postgres}[connection.vendor]


def store(rows):
    """Writes the (id, tokens, words) of publications, replacing older ones, in the caller's transaction."""
    engine().store([(pk, tokens) for pk, tokens, _ in rows])
    words.learn({word for _, _, learnt in rows for word in learnt})


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


def hits(public, clauses, cap):
    """The newest of the `public` (a query) where all clauses are found, in no order. One query."""
    return [Hit(*row) for row in scored(public, clauses, cap).values_list("relevance", *COLUMNS)]


def scored(public, clauses, cap):
    """A query of those hits with their relevance: each clause counts by the best field it is found in."""
    levels = [_level(clause) for clause in clauses]
    params = [param for _, found in levels for param in found]
    return engine().scored(_newest(public, clauses, cap), " + ".join(sql for sql, _ in levels), params)


def _level(clause):
    found = [(engine().level(clause, field), worth) for field, worth in LEVELS.items()]
    cases = " ".join(f"WHEN {condition} THEN {worth}" for (condition, _), worth in found)
    return f"CASE {cases} ELSE {REST} END", [param for (_, param), _ in found]


def alike(public, clause, cap):
    """Hits of any of the words of a clause, weighed as the database does. One query."""
    found = engine().with_likeness(_newest(public, [clause], cap), [clause])
    return [Hit(*row) for row in found.values_list("relevance", *COLUMNS)]


def beginning(public, clauses, word, cap):
    """The newest of the `public` whose heads have all clauses and a word that begins so. One query."""
    return [Hit(0, *row) for row in found_beginning(public, clauses, word, cap).values_list(*COLUMNS)]


def found_beginning(public, clauses, word, cap):
    """A query of those."""
    ids = engine().heads(clauses, analysis.beginning(word), analysis.token(word))
    return public.filter(pk__in=ids).order_by("-published_at", "-pk")[:cap]


def near(typed, public):
    """Words like those typed and how many of the `public` have each, see `words.near`. One query."""
    return words.near(typed, public, engine().COUNT)


def _newest(public, clauses, cap):
    matching = public.filter(pk__in=engine().matching_ids(clauses))
    newest = matching.order_by("-published_at", "-pk").values("pk")[:cap]
    return Publication.objects.filter(pk__in=newest).order_by()
