"""The parts of German compounds: Koalitionsvertrag holds Koalition and Vertrag. Pure, the same for every index.

A word is cut where a modifier (with its link: Koalitions-) meets a head (in any form: -verträge) and both stand in
many nouns of Wikidata's Lexemes (CC0), see `benchmarks/compounds.py`. Base words are never cut; behind a modifier nobody
knows (Zetkinstraße) a long one is still the head. A wrong part is worse than a missing one.
"""

from functools import cache, lru_cache
from pathlib import Path

from snowballstemmer import GermanStemmer

from articles.search.basewords import FORMS, INNER, SHORT, base
from articles.vocabulary import fold

SHORTEST, LONGEST = 6, 60  # letters of a word that is cut
LONG_HEAD, LONG_MODIFIER = 6, 4  # letters of a head that explains itself, and of what stands before it
_LIST = Path(__file__).with_suffix(".txt")
_ENDINGS = ("", "e", "n", "s", "en", "er", "es", "in", "ern", "nen", "sen", "innen")
# What letters of each side add to how familiar it is, in doublings of the compounds it stands in.
_HEAD_LETTER, _HEAD_LETTERS = 0.9, 9
_MODIFIER_LETTER, _MODIFIER_LETTERS = 0.4, 8
_OWN_BAND = 3  # how familiar a base word is that is in few compounds of the list


def _listed(text):
    return frozenset(text.split())


# Stand before a head without being looked for themselves.
_SILENT = _listed(
    "alt bundes end fern frei gross grund haupt hoch klein landes mindest nah neben neu nord ober ost rueck sonder"
    " sued vize west"
)
# Beginnings that make another word of what follows: Unterführung is no Führung.
_PARTICLES = _listed(
    "aner durch einver fort gegen heraus herein hinaus hinter miss neben nicht nieder ueber unter voran vorver wider"
    " wieder zurueck zusammen"
)
_NEVER_LAST = _listed("armee aussen innen meter")  # Gründerinnen, Kilometer
_ACTIONS = ("ung", "ungen", "ion", "ionen")  # no heads of their own: many words end like Einigung and Aktion


@cache
def _bands():
    """({modifier: band}, {head: band}, {head without umlauts: head}); a band doubles the compounds it stands in."""
    bands = {"head": {}, "modifier": {}}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        kind, band, *members = line.split()
        bands[kind] |= dict.fromkeys(members, int(band))
    own = dict.fromkeys([*FORMS, *SHORT, *_SILENT], _OWN_BAND)
    return own | bands["modifier"], bands["head"], {_bare(head): head for head in bands["head"]}


def key(word):
    """The name under which a word is a part: the base word, or its stem."""
    folded = fold(word)
    return FORMS.get(folded) or SHORT.get(folded) or _whole_stem(folded)


def _whole_stem(folded):
    """Keeps an er, so that Förderverein is not of Ford."""
    bare = _bare(folded).removesuffix(
        "s" if folded.endswith("ers") else "n" if folded.endswith("ern") else ""
    )
    return bare if bare.endswith("er") else _stem(folded)


@lru_cache(maxsize=50_000)
def parts(word):
    """The keys of a compound's parts, and of neighbours among them together; empty for a word that is none.

    Klimaschutzgesetz: klima, schutz, gesetz, klimaschutz, schutzgesetz. A lower-case word is none (preiswert).
    """
    folded = fold(word)
    if not (word[:1].isupper() and SHORTEST <= len(folded) <= LONGEST and folded.isalpha()):
        return ()
    if folded in FORMS:
        return tuple(INNER[FORMS[folded]])
    leaves = _leaves(folded)
    found = _together(leaves) if len(leaves) > 1 else _headed(folded)
    return tuple(dict.fromkeys(inside for part in found for inside in [key(part), *INNER.get(key(part), [])]))


def _together(leaves):
    """The parts, then neighbours written together, but not all of them."""
    for length in range(1, len(leaves)):
        for start in range(len(leaves) - length + 1):
            run = leaves[start : start + length]
            if run[0] not in _SILENT:
                yield "".join(run)


def _leaves(word):
    cut = _best_cut(word)
    return [*_leaves(word[:cut]), *_leaves(word[cut:])] if cut else [word]


@lru_cache(maxsize=50_000)
def _best_cut(word):
    """Where the most familiar modifier and head meet, 0 if nowhere."""
    if len(word) < SHORTEST or word in FORMS or word in SHORT:
        return 0
    heads = {cut: band for cut in range(3, len(word) - 2) if (band := _head_band(word[cut:]))}
    modifiers, _, _ = _bands()
    scores = {
        cut: band + _modifier_band(modifiers[word[:cut]], cut)
        for cut, band in heads.items()
        if word[:cut] in modifiers
    }
    if scores:
        return max(scores, key=lambda cut: (scores[cut], cut))
    return next((cut for cut in sorted(heads, reverse=True) if _best_cut(word[:cut])), 0)  # Bauamts, Leiterin


def _modifier_band(band, letters):
    return band + _MODIFIER_LETTER * min(letters, _MODIFIER_LETTERS)


@lru_cache(maxsize=100_000)
def _head_band(rest):
    """How familiar this is as a head, longer ones more so; 0 when it is none."""
    _, heads, _ = _bands()
    head = rest if rest in heads else _head_of(rest) or _own_head(rest)
    return heads.get(head, _OWN_BAND) + _HEAD_LETTER * min(len(head), _HEAD_LETTERS) if head else 0


def _own_head(rest):
    """A base word that is long enough to be one here, too."""
    head = FORMS.get(rest, "")
    return head if len(head) > LONG_MODIFIER and head not in _NEVER_LAST else None


def _head_of(rest):
    """The head of which this is a form, None if there is none."""
    _, _, bare_heads = _bands()
    bare = _bare(rest)
    stems = (bare.removesuffix(ending) for ending in _ENDINGS if bare.endswith(ending))
    head = next((bare_heads[stem] for stem in stems if len(stem) > 2 and stem in bare_heads), None)
    return head if head and _stem(head) == _stem(rest) else None


def _headed(word):
    """The longest base word at the end, if it is long enough to be sure of."""
    for start in range(LONG_MODIFIER, len(word) - LONG_HEAD + 1):
        head = base(word[start:])
        if head and len(head) >= LONG_HEAD:
            return [] if word[:start] in _PARTICLES or word.endswith(_ACTIONS) else [head]
    return []


def _bare(word):
    """Without umlauts, so that Verträge shows its Vertrag."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@lru_cache(maxsize=50_000)
def _stem(word):
    return GermanStemmer().stemWord(word)
