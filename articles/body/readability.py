"""How long and how hard a text is: characters, words, reading time, LIX and the first Wiener Sachtextformel.

`static/desk/readability.js` counts the same while somebody types; a browser test holds the two together.

Sources: C. H. Björnsson, Läsbarhet (1968), for LIX; R. Bamberger and E. Vanecek, Lesen – Verstehen – Lernen – Schreiben
(1984), for the first Wiener Sachtextformel, whose value is about the school year that can read the text.
"""

import re
from dataclasses import dataclass
from math import floor
from unicodedata import normalize

from articles.body.document import Document
from articles.body.text import block_lines, reading_minutes

__all__ = ["LEVELS", "TextFacts", "level", "syllables", "text_facts"]

LONG = 6  # a word of more letters is a long one
MANY = 3  # syllables from which on a word counts as a hard one
# Up to which LIX a text counts as what; beyond the last it is "very_hard".
LEVELS = [(40, "very_easy"), (50, "easy"), (60, "medium"), (70, "hard")]
VERY_HARD = "very_hard"

# Two vowels that sound as one; all others sound apart, as in Na-ti-on. Every word has one syllable at least.
_SYLLABLE = re.compile(r"aa|ai|au|ay|ee|ei|eu|ey|ie|oi|oo|äu|[aeiouyäöüáàâéèêíóôúœæø]")
_CONSONANTS = re.compile(r"qu|^y(?=[aeiou])")
_OPENING, _CLOSING = "„“”\"'‚‘’«»‹›([–—-", "„“”\"'‘’«»‹›)]"
_ENDS = (".", "!", "?", "…")
# A full stop after these, after a single letter or after an ordinal ends no sentence in the middle of a line.
_SHORT = frozenset(
    [
        "abs",
        "art",
        "bd",
        "bzw",
        "ca",
        "dr",
        "evtl",
        "ggf",
        "inkl",
        "jh",
        "jr",
        "med",
        "mio",
        "mrd",
        "nr",
        "prof",
        "rd",
        "sog",
        "sr",
        "st",
        "str",
        "tel",
        "vgl",
        "vs",
        "zzgl",
    ]
)
_ORDINAL = re.compile(r"[0-9]{1,2}")


@dataclass(frozen=True)
class TextFacts:
    """Counts of one text. Line ends count as nothing, several blanks as one; `vienna` is a school year."""

    characters: int = 0
    letters: int = 0  # characters without blanks
    words: int = 0
    sentences: int = 0
    minutes: int = 1
    lix: int = 0
    vienna: float = 0.0

    @property
    def level(self) -> str:
        return level(self.lix)


def text_facts(document: Document) -> TextFacts:
    """The facts of every line that readers see; titles of cards and list markers are none of the text."""
    lines = [_tokens(line) for block in document.walk() for line in block_lines(block)]
    words = [token for tokens in lines for token in tokens if _is_word(token)]
    count, sentences = len(words), sum(map(_sentences, lines))
    if not count:
        return TextFacts(*_characters(lines))
    return TextFacts(
        *_characters(lines),
        words=count,
        sentences=sentences,
        minutes=reading_minutes(count),
        lix=floor(_lix(words, sentences) + 0.5),
        vienna=floor(_vienna(words, sentences) * 10 + 0.5) / 10,
    )


def level(lix: int) -> str:
    """The name of the range a LIX lies in."""
    return next((name for most, name in LEVELS if lix < most), VERY_HARD)


def syllables(word: str) -> int:
    """Sounded vowels, by spelling alone: Fahr-rad-weg 3, Na-ti-on 3, Quel-le 2; a number counts as one."""
    return max(1, len(_SYLLABLE.findall(_CONSONANTS.sub("", word.lower()))))


def _lix(words: list[str], sentences: int) -> float:
    """Words to a sentence, and the percentage of long words."""
    return len(words) / sentences + 100 * _share(words, _is_long)


def _vienna(words: list[str], sentences: int) -> float:
    """0.1935 MS + 0.1672 SL + 0.1297 IW − 0.0327 ES − 0.875, shares as percentages."""
    hard = 100 * _share(words, lambda word: syllables(word) >= MANY)
    long = 100 * _share(words, _is_long)
    easy = 100 * _share(words, lambda word: syllables(word) == 1)
    return 0.1935 * hard + 0.1672 * (len(words) / sentences) + 0.1297 * long - 0.0327 * easy - 0.875


def _share(words, holds):
    return sum(map(holds, words)) / len(words)


def _tokens(line):
    return normalize("NFC", line).split()


def _characters(lines):
    letters = sum(len(token) for tokens in lines for token in tokens)
    return letters + sum(max(len(tokens) - 1, 0) for tokens in lines), letters


def _is_word(token):
    return any(sign.isalnum() for sign in token)


def _is_long(word):
    return sum(sign.isalpha() for sign in word) > LONG


def _sentences(tokens):
    """Sentences of one line; what stands there without a full stop, such as a heading, is one as well."""
    count, begun = 0, False
    for place, token in enumerate(tokens):
        begun = begun or _is_word(token)
        if begun and _ends_sentence(token, tokens[place + 1] if place + 1 < len(tokens) else ""):
            count, begun = count + 1, False
    return count + begun


def _ends_sentence(token, following):
    """A mark at the end, and nothing small after it."""
    bare = token.rstrip(_CLOSING)
    first = following.lstrip(_OPENING)[:1]
    if not bare.endswith(_ENDS) or first != first.upper():
        return False
    return not (first and bare.endswith(".") and _is_short(bare.rstrip(".").lstrip(_OPENING).lower()))


def _is_short(word):
    """Such as Dr. or Nr., the z. of z. B., or the 3. of 3. Oktober."""
    return word in _SHORT or (len(word) == 1 and word.isalpha()) or bool(_ORDINAL.fullmatch(word))
