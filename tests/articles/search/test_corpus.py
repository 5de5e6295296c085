"""SQLite, PostgreSQL and the back end in memory answer alike, in the same order: held in one file. ACCEPT=1 rewrites it."""

import json
import os

import pytest

from articles import search
from articles.models import Publication
from tests.articles.search.conftest import GOLDEN
from tests.articles.search.stories import NOW, publication

# Headline, lead, text, days since it was published (negative: planned).
CORPUS = [
    (
        "Koalitionsvertrag steht nach langer Nacht",
        "SPD und Grüne einigen sich.",
        "Der Vertrag hat 140 Seiten.",
        1,
    ),
    (
        "Verträge mit Stadtwerken gekündigt",
        "Der Rat stimmt zu.",
        "Die Stadtwerke klagen gegen die Kündigung.",
        30,
    ),
    ("Bürgermeister tritt zurück", "Er nennt persönliche Gründe.", "Eine Neuwahl folgt im Frühjahr.", 2),
    ("Bürgerentscheid über Hafenbrücke", "Die Straße bleibt offen.", "Bürger:innen stimmen im Mai ab.", 10),
    ("Burg wird saniert", "Die Arbeiten dauern drei Jahre.", "Das Land zahlt die Hälfte.", 400),
    (
        "Hafenarbeiter streiken",
        "Warnstreik legt Kräne lahm.",
        "Im Hafen ruht die Arbeit. Der Streik dauert an.",
        3,
    ),
    (
        "Windkraftanlage brennt",
        "Die Feuerwehr kann nur zusehen.",
        "Das Feuer griff nicht auf den Wald über.",
        5,
    ),
    ("Feuerwehreinsatz am Bahnhof", "Ein Koffer löste ihn aus.", "Züge fielen aus.", 700),
    (
        "Grundschule bekommt neuen Schulhof",
        "Kinder pflanzen Bäume.",
        "Die Schule feiert im Juni ein Fest.",
        12,
    ),
    (
        "Lehrermangel: Schulen kürzen Stunden",
        "Es fehlen 400 Lehrkräfte.",
        "Eltern schreiben dem Minister.",
        8,
    ),
    ("Ministerpräsidentin besucht Werft", "Die Werftkrise ist Thema.", "Das Land bürgt für Kredite.", 6),
    (
        "Corona-Hilfen: Betriebe müssen zurückzahlen",
        "Die E-Mail kam am Freitag.",
        "Es geht um 1.000 Betriebe.",
        90,
    ),
    ("Haus am See verkauft", "Der Kaufpreis bleibt geheim.", "Das Haus steht seit 1920 am See.", 20),
    ("Häuser in der Altstadt", "Mietpreisbremse wirkt kaum.", "Mieter zahlen 12 Euro je Quadratmeter.", 45),
    ("Wolf reißt Schafe", "Tierschutz und Bauern streiten.", "Ein Wolfsrudel lebt im Forst.", 15),
    ("Sport: Sieg im Pokal", "Fußballspiel entscheidet sich spät.", "Der Trainer lobt die Abwehr.", 1),
    ("Inflationsrate sinkt", "Energiepreise geben nach.", "Die Zentralbank wartet ab.", 4),
    (
        "Straßenbahn fährt wieder",
        "Nach dem Unfall war sie gesperrt.",
        "Der Verkehrsunfall forderte zwei Verletzte.",
        9,
    ),
    ("Küstenschutz kostet Millionen", "Deiche werden erhöht.", "Die Sturmflut war ein Weckruf.", 60),
    ("Übung am Krankenhaus", "Ärzte proben den Notfall.", "Die Krankenhausreform war kein Thema.", 11),
    ("Geheimplan Hafenerweiterung", "Noch nicht öffentlich.", "Streng vertraulich: Rücktritt.", -2),
    ("Théâtre de la Ville in Kiel", "Gastspiel mit Émilie Dupont.", "Die Premiere ist ausverkauft.", 25),
]
QUERIES = """
Vertrag|Verträge|Koalition|Koalitionsvertrag|koalitionsverträge|Bürgermeister|buergermeister|Meister|Bürger|Burg|Hafen
Brücke|Hafenbrücke|Arbeiter|Arbeit|Streik|Warnstreiks|Feuer|Feuerwehr|Einsatz|Schule|Schulhof|Hof|Lehrer|Mangel
Minister|Präsident|Werft|Krise|Corona|Coronahilfen|Corona-Hilfen|Hilfe|E-Mail|Email|1000|Haus|Häuser|HAEUSER|See
"Haus am See"|„See am Haus“|Haus See|Miete|Preis|Wolf|Rudel|Bauer|Ort|Sport|Fußball|Fussball|Rate|Inflation|Energie
Straße|strasse|Bahn|Unfall|Verkehr|Küste|Schutz|Flut|Krankenhaus|Reform|Arzt|Stadt|Stadtwerke|Land|Geheimplan|Rücktritt
theatre|Emilie|Hafenbrüke|Bürgermeistr|Koaltionsvertrag|Feurwehr|Rückrtitt|Geheimpaln|die der und|AND OR NOT|xyzzy
Hafen AND Streik|* ^ : NEAR(a b)|' OR 1=1 --|stein &
"""


def queries():
    return [query for query in QUERIES.replace("\n", "|").split("|") if query]


def stored():
    """The corpus, stored and indexed."""
    for headline, lead, text, days in CORPUS:
        publication(headline, text, lead=lead, days=days)


def answers():
    """For each query the numbers of the stories in their order, what it is corrected to, and what is suggested."""
    numbers = {headline: number for number, (headline, *_) in enumerate(CORPUS)}
    of = {pk: numbers[headline] for pk, headline in Publication.objects.values_list("pk", "headline")}
    return {
        query: {
            "found": [of[pk] for pk in search.find(query, at=NOW).ids],
            "correct": search.correct(query, at=NOW),
            "suggested": [of[hit.pk] for hit in search.suggest(query[:6], at=NOW).stories],
        }
        for query in queries()
    }


@pytest.mark.django_db
def test_answers_are_those_that_were_accepted():
    stored()
    made = answers()
    if os.environ.get("ACCEPT"):
        GOLDEN.parent.mkdir(exist_ok=True)
        lines = [
            f"{json.dumps(query, ensure_ascii=False)}: {json.dumps(each, ensure_ascii=False)}"
            for query, each in made.items()
        ]
        GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    assert made == json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.django_db
def test_planned_words_are_in_no_answer():
    stored()
    planned = {number for number, (*_, days) in enumerate(CORPUS) if days < 0}
    for answer in answers().values():
        assert not planned & {*answer["found"], *answer["suggested"]}
        assert "Geheimplan" not in answer["correct"]
