"""The parts of German compounds: Koalitionsvertrag holds Koalition and Vertrag. Pure, the same for every index.

Only base words of our own list are parts, and a word is split only where all of it can be explained; but behind a
modifier nobody knows (Zetkinstraße) a long base word is still its head. A wrong part is worse than a missing one.
"""

import re
from functools import lru_cache
from pathlib import Path

from articles.vocabulary import fold

SHORTEST, LONGEST = 6, 60  # letters of a word that is split
LONG_HEAD, LONG_MODIFIER = 6, 4  # letters of a head that explains itself, and of what stands before it
_LIST = Path(__file__).parent / "basewords.txt"
_ENDINGS = ["", "e", "n", "en", "s", "es", "er", "ern", "ens", "in", "innen"]
_PLURALS = ["", "e", "n", "en", "er", "ern", "in", "innen"]  # behind an umlaut: Rat, Räte
_VOWEL = re.compile("(?:au|[aou])(?=[^aou]*$)")  # the one that changes
_MARKED = {"au": "aeu", "a": "ae", "o": "oe", "u": "ue"}
# Explain the beginning of a compound without being looked for themselves.
_SILENT = [
    "haupt",
    "ober",
    "sonder",
    "vize",
    "gross",
    "klein",
    "alt",
    "nord",
    "sued",
    "west",
    "landes",
    "bundes",
]
# Beginnings that make another word of what follows: Unterführung is no Führung.
_PARTICLES = {
    *(
        "ueber",
        "unter",
        "wieder",
        "durch",
        "hinter",
        "zusammen",
        "zurueck",
        "gegen",
        "wider",
        "nieder",
        "voran",
    ),
    *("heraus", "hinaus", "herein", "neben", "fort", "einver", "aner", "vorver", "miss", "nicht"),
}


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
_SHORT = {
    word[:-1] + link: word for word in INNER if word.endswith("e") for link in ("", "s") if len(word) > 4
}
_MODIFIERS = {**dict.fromkeys(_SILENT, ""), **_SHORT, **FORMS}
_LETTERS = range(3, 1 + max(map(len, _MODIFIERS)))


def base(word):
    """The base word of which this is a form, or None: Verträge is Vertrag, Bürger is not Burg."""
    return FORMS.get(fold(word))


@lru_cache(maxsize=50_000)
def parts(word):
    """Base words in a compound, folded, in their order; empty for a word that is none."""
    folded = fold(word)
    if not (word[:1].isupper() and SHORTEST <= len(folded) <= LONGEST and folded.isalpha()):
        return ()  # preiswert is neither
    if folded in FORMS:
        return tuple(INNER[FORMS[folded]])
    found = _explained(folded) or _headed(folded)
    return tuple(dict.fromkeys(part for word in found for part in [word, *INNER[word]]))


def _explained(word):
    """The fewest base words that make up the whole word; the longer head of two equal ways. Empty if there is none."""
    best = {len(word): ()}
    for start in range(len(word) - 3, -1, -1):
        ways = [way for way in (_way(word, start, length, best) for length in _LETTERS) if way]
        if ways:
            best[start] = min(ways, key=lambda way: (len(way), -len(way[-1])))
    return [part for part in best.get(0, ()) if part]


def _way(word, start, length, best):
    """The best way to read the word from here when the next part has this length; None if there is none."""
    end = start + length
    known = FORMS if end == len(word) else _MODIFIERS
    part = known.get(word[start:end]) if end in best else None
    return None if part is None else (part, *best[end])


def _headed(word):
    """The longest base word at the end, if it is long enough to be sure of."""
    for start in range(LONG_MODIFIER, len(word) - LONG_HEAD + 1):
        head = FORMS.get(word[start:])
        if head and len(head) >= LONG_HEAD:
            return [] if word[:start] in _PARTICLES else [head]
    return []
