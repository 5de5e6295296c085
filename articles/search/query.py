"""What a reader typed, as clauses that all have to match. Pure; accepts any string."""

import re

from articles.search.analysis import as_part, is_stop_word, joined, token, words

LENGTH = 1_000  # characters of a query that are read
CLAUSES = 16  # words and phrases that are looked for; more would only narrow to nothing
PHRASE_LENGTH = 32  # words of a phrase

_QUOTES = re.compile('[„“”"«»]')


def parse(query):
    """The clauses of a query, none when there is nothing to look for.

    A clause is a list of alternatives, an alternative a tuple of tokens that follow each other:
    Corona-Hilfen is [("corona", "hilf"), ("coronahilf",)], Vertrag [("vertrag",), ("§vertrag",)]. Quotes of any kind make a phrase; an unpaired one is
    ignored. Words too frequent to search for are left out, unless there are only such: then they are a phrase.
    """
    pieces = _QUOTES.split(query[:LENGTH])
    clauses = []
    for number, piece in enumerate(pieces):
        typed = [parts for parts in words(piece) if parts]
        quoted = number % 2 and number < len(pieces) - 1
        clauses += [_phrase(typed)] if quoted else map(_word, filter(_worth_a_search, typed))
    clauses = [clause for clause in clauses if clause] or _only_stop_words(pieces)
    return clauses[:CLAUSES]


def _phrase(typed):
    """Quoted words in their order; a single one is a word like any other."""
    if len(typed) == 1:
        return _word(typed[0])
    parts = [token(part) for parts in typed for part in parts]
    return [tuple(parts[:PHRASE_LENGTH])] if parts else []


def _word(parts):
    """A hyphenated word is found in its parts as well as written together, a base word in compounds as well."""
    apart = tuple(map(token, parts))[:PHRASE_LENGTH]
    other = joined(parts) if len(parts) > 1 else as_part(parts[0])
    return [apart, (other,)] if other else [apart]


def _worth_a_search(parts):
    return len(parts) > 1 or not is_stop_word(parts[0])


def _only_stop_words(pieces):
    """Wer wir sind, as a phrase; one such word alone finds nothing."""
    typed = [parts for parts in words(" ".join(pieces)) if parts]
    return [_phrase(typed)] if len(typed) > 1 else []
