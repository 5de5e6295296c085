"""Counts, LIX and the first Wiener Sachtextformel, against examples worked out by hand."""

import pytest

from articles.body.document import Document
from articles.body.parse import parse
from articles.body.readability import TextFacts, level, syllables, text_facts
from articles.body.text import word_count


def sentences(text):
    return text_facts(parse(f"<p>{text}</p>")).sentences


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("Fahrradweg", 3),
        ("Nation", 3),
        ("Quelle", 2),
        ("Bäume", 2),
        ("Eier", 2),
        ("Yoga", 2),
        ("System", 2),
        ("Theater", 3),
        ("Häuserblock", 3),
        ("Brücke", 2),
        ("412", 1),
        ("TÜV", 1),
        ("BBC", 1),
        ("Online-Redaktion", 7),
    ],
)
def test_syllables_are_counted_by_sounded_vowels(word, count):
    assert syllables(word) == count


def test_facts_of_a_worked_example():
    """Of 9 words in 2 sentences 5 are long (Feuerwehr, löschte, Lagerhalle, niemand, verletzt), 2 have three or more
    syllables (Feu-er-wehr, La-ger-hal-le), 3 have one (Die, die, Dort).
    """
    body = "<p>Die Feuerwehr löschte die Lagerhalle. Dort wurde niemand verletzt.</p>"
    lix = 9 / 2 + 100 * 5 / 9
    vienna = 0.1935 * 200 / 9 + 0.1672 * 4.5 + 0.1297 * 500 / 9 - 0.0327 * 300 / 9 - 0.875
    assert (round(lix), round(vienna, 1)) == (60, 10.3)
    assert text_facts(parse(body)) == TextFacts(
        characters=66, letters=58, words=9, sentences=2, minutes=1, lix=60, vienna=10.3
    )


def test_facts_of_nothing_are_zero():
    assert text_facts(Document()) == TextFacts()
    assert text_facts(parse("<p>–</p>")) == TextFacts(characters=1, letters=1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Eins. Zwei! Drei? Vier …", 4),
        ("Am 3. Oktober kam Dr. Wolf, z. B. mit Prof. Zink.", 1),
        ("„Kommen Sie!“, rief er.", 1),
        ("„Kommen Sie.“ Er ging.", 2),
        ("Er fragte: „Warum?“ „Darum.“", 2),
        ("Ohne Punkt", 1),
        ("Das kostet 3.000 Euro. 2026 wird es teurer.", 2),
        ("Es begann 2025. Danach war Schluss.", 2),
        ("– …", 0),
    ],
)
def test_sentences_end_where_readers_pause(text, count):
    assert sentences(text) == count


def test_headlines_items_and_sources_are_sentences_of_their_own_and_words_are_those_of_word_count():
    document = parse(
        "<h2>Titel</h2><ul><li><p>eins</p></li><li><p>zwei drei</p></li></ul>"
        '<blockquote data-source="Amt Nord"><p>Ja.</p></blockquote><aside data-card="readmore" data-wanted="Nein"></aside>'
        '<aside data-card="infobox" data-title="In Zahlen"><p>Zwei.</p></aside>'
        '<table data-title="Zwei Preise"><tr><td>Brot</td><td>3 Euro</td></tr></table>'
        '<div data-card="embed" data-url="https://vimeo.com/76979871" data-title="Der Film"></div>'
    )
    facts = text_facts(document)
    assert (facts.words, facts.sentences) == (word_count(document), 11)


@pytest.mark.parametrize(
    ("lix", "name"),
    [
        (0, "very_easy"),
        (39, "very_easy"),
        (40, "easy"),
        (50, "medium"),
        (60, "hard"),
        (70, "very_hard"),
        (99, "very_hard"),
    ],
)
def test_level_names_the_range(lix, name):
    assert level(lix) == name
