"""The German analyser: text to tokens. Pure; both databases index exactly what it returns."""

import re
import unicodedata
from functools import lru_cache
from itertools import islice

from snowballstemmer import GermanStemmer

from articles.search.basewords import INNER, base
from articles.search.compounds import LONGEST, key, parts
from articles.vocabulary import fold

# Stands between lines, so that no phrase is found across two of them. No word can contain it.
BREAK = "¶"
SHORTEST_PART = 3  # letters of a word that is looked for inside others
PART = "§"  # begins the token of a part of a compound; no word contains it either
TOKEN_BYTES = 40  # a token's length in UTF-8; longer words meet in their beginning
# PostgreSQL keeps 16,383 positions of a text and 1 MB of lexemes: the words after these limits are found one by
# one but not in phrases, and what is beyond both is not found.
POSITIONS = 15_000  # tokens of one publication that have a place
BESIDES = 5_000  # different tokens without a place, and parts of compounds
WORDS = 200_000  # words of one field that are read at all

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # soft hyphens, joiners, directions
_GENDER_MARK = re.compile(r"(?<=[^\W\d_])(?:[:*_·]|/-?)(?=in(?:nen)?\b)", re.IGNORECASE)
# Letters and digits; a hyphen, apostrophe or ampersand joins, between digits also point and comma.
_WORD = re.compile(r"[^\W_]+(?:(?:[-‐'’&]|(?<=\d)[.,](?=\d))[^\W_]+)*|\n+")
_PART = re.compile(r"[^\W_]+")

STOP_WORDS = frozenset(
    fold(
        "ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim"
        " bereits bin bis bist da dabei dafür dagegen daher damit dann daran darauf darüber darum das dass dazu dein"
        " deine dem den denen denn dennoch der deren des dessen dich die dies diese diesem diesen dieser dieses dir"
        " doch dort du durch ein eine einem einen einer eines er es etwa etwas euch euer eure für gegen habe haben"
        " hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja"
        " jede jedem jeden jeder jedes jedoch jene jener jetzt kann kein keine keinem keinen keiner können könnte"
        " machen man manche mein meine mich mir mit muss müssen nach nachdem nicht nichts noch nun nur ob oder ohne"
        " schon sehr sei seien sein seine seinem seinen seiner seines seit sich sie sind so sogar solche soll sollen"
        " sollte sondern sowie über um und uns unser unsere unter vom von vor war waren warum was weg weil weiter"
        " welche welcher wenn wer werde werden wie wieder will wir wird wo worden wurde wurden während zu zum zur"
        " zwar zwischen"
    ).split()
)


def clean(text):
    """One spelling of equal characters (CO₂ as CO2); invisible hyphens and gender marks removed: Bürger:innen."""
    return _GENDER_MARK.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=50_000)
def token(word):
    """The stem under which all spellings of one word meet: Häuser, HAUS and Haeuser are one."""
    return _APART.get(base(word)) or _stem(_plain(word)).encode()[:TOKEN_BYTES].decode(errors="ignore")


def _stem(plain):
    # A stemmer keeps its state in itself, so threads cannot share one; making one takes less than a microsecond.
    return GermanStemmer().stemWord(plain)


def _plain(word):
    """Folded, and without the marks other languages have."""
    marked = unicodedata.normalize("NFD", fold(word))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def _kept_apart(listed):
    """Base words the stemmer takes for another listed one, with a token of their own: Bürger is no Burg.

    Those that begin alike belong together: Arbeit and Arbeiter.
    """
    shortest = {}
    for word in sorted(listed, key=lambda word: (len(word), word)):
        shortest.setdefault(_stem(word), word)
    return {word: beginning(word) for word in listed if not word.startswith(shortest[_stem(word)])}


def is_stop_word(word):
    """Too frequent to search for alone. Stop words are indexed all the same: phrases need them."""
    return fold(word) in STOP_WORDS


def words(text):
    """The words of a text, each as the list of its parts: ["Corona", "Hilfen"]; an empty list ends a line."""
    return map(_pieces, _WORD.findall(clean(text)))


def _pieces(word):
    return [word] if word.isalnum() else _PART.findall(word)  # most have no joint


def joined(parts):
    """The token of a word written together, for one written with joints: E-Mail as Email."""
    return token("".join(parts))


@lru_cache(maxsize=50_000)
def part_tokens(word):
    """The tokens under which a compound is found by its parts; none for other words."""
    return tuple(PART + part for part in parts(word))


def as_part(word):
    """The token that finds compounds this word is part of; None for what is never taken for one."""
    return PART + key(word) if SHORTEST_PART <= len(word) <= LONGEST and word.isalpha() else None


@lru_cache(maxsize=50_000)
def beginning(letters):
    """What tokens begin with whose words begin so, as far as the stem does: Häuse is hause, found in hauser."""
    return re.sub("ae|oe|(?<![aeq])ue", lambda match: match[0][0], _plain(letters))


_APART = _kept_apart(INNER)


def tokens(text):
    """The tokens of a text in their order, and those it has besides, one of each.

    Besides are hyphenated words written together, the parts of compounds, and the words behind the limits above.
    """
    read = list(islice(words(text), WORDS))
    stream = [part for parts in read for part in map(token, parts or [BREAK])]
    together = [joined(parts) for parts in read if len(parts) > 1]
    inner = dict.fromkeys(part for word in read for piece in word for part in part_tokens(piece))
    besides = dict.fromkeys([*together, *stream[POSITIONS:]])
    besides.pop(BREAK, None)
    return stream[:POSITIONS], [*list(besides)[:BESIDES], *list(inner)[:BESIDES]]
