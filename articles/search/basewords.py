"""Base words of German news and the forms they take. Pure.

Each is a part of compounds under its own name: Verträge is Vertrag, and Bürger is not Burg as a stemmer would have it.
"""

import re
from pathlib import Path

from articles.vocabulary import fold

_LIST = Path(__file__).with_suffix(".txt")
_ENDINGS = ["", "e", "n", "en", "s", "es", "er", "ern", "ens", "in", "innen"]
_PLURALS = ["", "e", "n", "en", "er", "ern", "in", "innen"]  # behind an umlaut: Rat, Räte
_VOWEL = re.compile("(?:au|[aou])(?=[^aou]*$)")  # the one that changes
_MARKED = {"au": "aeu", "a": "ae", "o": "oe", "u": "ue"}


def _listed():
    """Each folded base word with the folded words that are found in it too."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    entries = " ".join(line for line in lines if not line.startswith("#")).split()
    pairs = (entry.partition("=") for entry in entries)
    return {fold(word): fold(inner).split(",") if inner else [] for word, _, inner in pairs}


def _umlauted(word):
    """Rat as Räte has it; None for a word that has no vowel that could change, or no such plural, as Rate."""
    if word.endswith("e"):
        return None
    changed = _VOWEL.sub(lambda vowel: _MARKED[vowel[0]], word)
    return changed if changed != word else None


def _forms(words):
    """Each form a base word may have, with the base word; one that is listed itself is always itself."""
    forms = {}
    for word in sorted(words, key=len, reverse=True):  # Bauern are of Bauer, not of Bau
        changed = _umlauted(word)
        regular = [word + ending for ending in _ENDINGS]
        marked = [changed + ending for ending in _PLURALS] if changed else []
        for form in [*regular, *marked]:
            forms.setdefault(form, word)
    return {**forms, **{word: word for word in words}}


INNER = _listed()
FORMS = _forms(INNER)
# In front also without the last e (Schulhof) and with a linking s (Hilfsfonds).
SHORT = {
    word[:-1] + link: word for word in INNER if word.endswith("e") for link in ("", "s") if len(word) > 4
}


def base(word):
    """The base word of which this is a form, or None: Verträge is Vertrag, Bürger is not Burg."""
    return FORMS.get(fold(word))
