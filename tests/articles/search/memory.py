"""A back end that keeps everything in a dict, to prove that pages and index know nothing of the database's."""

from articles.search.analysis import token
from articles.search.hits import COLUMNS, Hit, ranked
from articles.search.spelling import errors
from articles.vocabulary import fold

entries, learnt = {}, {}


def shaped(entry):
    return entry


def store(made):
    for entry in made:
        entries[entry.pk] = entry
        learnt.update({fold(word): word for word in entry.words})


def remove(ids):
    for pk in ids:
        entries.pop(pk, None)


def sweep():
    """Nothing outlives its publication here for long."""


def wait_for_writers():
    """There is one process."""


def forget_words():
    learnt.clear()


def hits(public, levels, period, most, *, adding=False):
    worths = {}
    for worth, clauses in levels:
        for entry in _newest(public, clauses, period)[:most]:
            worths.setdefault(entry.pk, []).append(worth)
    moments = {pk: entries[pk].moment for pk in worths}
    best = ranked(worths, moments, period[1], adding=adding)[:most]
    rows = {pk: rest for pk, *rest in public.filter(pk__in=best).values_list(*COLUMNS)}
    return [Hit(pk, entries[pk].moment, *rows[pk]) for pk in best]


def near(typed, public, period):
    like = {word for one in typed for key, word in learnt.items() if errors(fold(one), key) <= 2}
    rows = [(word, token(word)) for word in {*typed, *like}]
    return [(word, each, len(_newest(public, [[(each,)]], period))) for word, each in rows]


def _newest(public, clauses, period):
    first, last = period
    seen = set(public.values_list("pk", flat=True))
    found = [entry for entry in entries.values() if entry.pk in seen and first <= entry.moment <= last]
    holding = [entry for entry in found if all(any(map(_holds(entry), clause)) for clause in clauses)]
    return sorted(holding, key=lambda entry: (entry.moment, entry.pk), reverse=True)


def _holds(entry):
    def holds(tokens):
        if len(tokens) == 1 and tokens[0].endswith("*"):
            return any(each.startswith(tokens[0][:-1]) for each in [*entry.text, *entry.marks])
        width = len(tokens)
        placed = any(tuple(entry.text[place : place + width]) == tokens for place in range(len(entry.text)))
        return placed or (width == 1 and tokens[0] in entry.marks)

    return holds
