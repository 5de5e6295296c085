"""A back end that keeps everything in a dict, to prove that pages and index know nothing of the database's."""

from articles.search.analysis import beginning as letters_of
from articles.search.analysis import token
from articles.search.hits import COLUMNS, LEVELS, REST, Hit
from articles.search.spelling import errors
from articles.vocabulary import fold

entries, learnt = {}, {}


def store(rows):
    for pk, fields, words in rows:
        entries[pk] = fields
        learnt.update({fold(word): word for word in words})


def remove(ids):
    for pk in ids:
        entries.pop(pk, None)


def sweep():
    """Nothing outlives its publication here for long."""


def wait_for_writers():
    """There is one process."""


def forget_words():
    learnt.clear()


def hits(public, clauses, cap):
    found = {pk: [_level(pk, clause) for clause in clauses] for pk in entries}
    return _hits(public, {pk: sum(levels) for pk, levels in found.items() if all(levels)}, cap)


def alike(public, clause, cap):
    return _hits(public, {pk: level for pk in entries if (level := _level(pk, clause))}, cap)


def beginning(public, clauses, word, cap):
    def fits(pk):
        head = entries[pk]["head"]
        going_on = any(each.startswith(letters_of(word)) or each == token(word) for each in head)
        return going_on and all(_level(pk, clause) == LEVELS["head"] for clause in clauses)

    return _hits(public, dict.fromkeys(filter(fits, entries), 0), cap)


def near(typed, public):
    like = {word for one in typed for key, word in learnt.items() if errors(fold(one), key) <= 2}
    rows = [(word, token(word)) for word in {*typed, *like}]
    return [(word, each, len(hits(public, [[(each,)]], 99))) for word, each in rows]


def _hits(public, worth, cap):
    rows = public.filter(pk__in=worth).order_by("-published_at", "-pk").values_list(*COLUMNS)[:cap]
    return [Hit(worth[row[1]], *row) for row in rows]


def _level(pk, clause):
    """What the clause is worth in a publication, 0 where it is not found."""
    fields = entries[pk]
    for field, worth in LEVELS.items():
        if any(_holds(fields[field], alternative) for alternative in clause):
            return worth
    others = {*fields["variants"], *fields["parts"]}
    return REST if any(len(each) == 1 and each[0] in others for each in clause) else 0


def _holds(tokens, alternative):
    width = len(alternative)
    return any(tuple(tokens[place : place + width]) == alternative for place in range(len(tokens)))
