"""Words that are spelt nearly alike. Pure.

Two words meet when leaving out one letter, or none, makes them equal: that reaches every word one error away (a letter
wrong, missing, too many, or two exchanged) and most of two errors, by looking up a few keys instead of all words.
"""

import re
from functools import lru_cache
from hashlib import blake2b

from articles.search.analysis import clean, words
from articles.vocabulary import fold

SHORTEST, LONGEST = 4, 30  # letters of a word that is corrected
TWO_ERRORS = 7  # letters from which on two errors may be


def key(text):
    """A number of 64 bits for a word, the same everywhere and always."""
    return int.from_bytes(blake2b(text.encode(errors="replace"), digest_size=8).digest(), signed=True)


def keys(folded):
    """The numbers under which a word meets those like it, in ascending order."""
    shorter = {folded[:place] + folded[place + 1 :] for place in range(len(folded))}
    return sorted(map(key, shorter | {folded}))


def worth_learning(text):
    """The words of a text others may be corrected to, as they are written; one of each."""
    pieces = ((_learnt(piece), piece) for parts in words(text) for piece in parts)
    return {folded: piece for folded, piece in pieces if folded}.values()


def correctable(word):
    return bool(_learnt(word))


@lru_cache(maxsize=50_000)
def _learnt(word):
    """The word folded; empty for one that is not corrected."""
    folded = fold(word)
    return folded if word.isalpha() and SHORTEST <= len(folded) <= LONGEST else ""


def errors(one, other):
    """How many letters are wrong, missing, too many or exchanged with their neighbour (Damerau and Levenshtein)."""
    before, row = [], list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, last, row = row, before, [place]
        for column, wanted in enumerate(other, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != wanted))
            if place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == wanted:
                cost = min(cost, last[column - 2] + 1)
            row.append(cost)
    return row[-1]


def best(word, candidates):
    """The candidate (word, number of stories) that was most likely meant, or None if none is like it."""
    wanted = fold(word)
    allowed = 2 if len(wanted) >= TWO_ERRORS else 1
    rated = [
        (errors(wanted, fold(other)), fold(other)[0] != wanted[0], -count, other)
        for other, count in candidates
    ]
    good = [rating for rating in rated if rating[0] <= allowed]
    return min(good)[-1] if good else None


def replaced(query, corrections):
    """The query with words changed, a dict folded: right; all else stays as it was typed."""
    text = clean(query)
    for wrong in {piece for parts in words(text) for piece in parts}:
        right = corrections.get(fold(wrong))
        text = _exchanged(text, wrong, right) if right else text
    return text


def _exchanged(text, wrong, right):
    return re.sub(rf"(?<![^\W_]){re.escape(wrong)}(?![^\W_])", lambda _: right, text)
