"""Compounds are found by their parts; a word that only looks like one stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import compounds
from articles.search.basewords import FORMS, base
from articles.search.compounds import key, parts

# What each is found by, at least.
SPLIT = """
Koalitionsverträgen: Koalition Vertrag; Bürgermeister: Bürger Meister; Landtagswahl: Landtag Wahl
Bürgermeisterwahl: Bürgermeister Bürger Meister Wahl; Klimaschutzgesetz: Klima Schutz Gesetz Klimaschutz
Haushaltsdebatte: Haushalt Debatte; Ministerpräsidentin: Minister Präsident; Gaspreise: Gas Preis
Verfassungsgericht: Verfassung Gericht; Feuerwehreinsatz: Feuerwehr Einsatz; Kitaplätze: Kita Platz
Hafenbrücke: Hafen Brücke; Hafenarbeiter: Hafen Arbeiter; Werftkrise: Werft Krise; Schulhof: Schule Hof
Windkraftanlage: Wind Kraft Anlage Windkraft; Mietpreisbremse: Miete Preis Bremse; Wohnungsbau: Wohnung Bau
Lehrermangel: Lehrer Mangel; Pflegekräfte: Pflege Kraft; Ärztemangel: Arzt Mangel; Radwege: Rad Weg
Zinserhöhung: Zins Erhöhung; Aktienkurs: Aktie Kurs; Börsenhandel: Börse Handel; Großstadt: Stadt
Inflationsrate: Inflation Rate; Verkehrsunfall: Verkehr Unfall; Küstenschutz: Küste Schutz; Energiewende: Wende
Milchbauern: Milch Bauer; Fußballspiel: Fußball Spiel; Museumsleiter: Museum Leiter; Tierarzt: Tier Arzt
Kirchengemeinde: Kirche Gemeinde; Grenzkontrollen: Grenze Kontrolle; Zeugenaussage: Zeuge Aussage
Friedensverhandlungen: Frieden Verhandlung; Außenministerin: Minister; Haftstrafe: Haft Strafe
Messerangriff: Messer Angriff; Warnstreik: Streik; Zetkinstraße: Straße; Cyberangriff: Angriff
Wolfsrudel: Wolf Rudel; Hochwasserschutz: Hochwasser Schutz; Stadtratssitzung: Stadtrat Stadt Rat Sitzung
Kommunalwahl: Wahl; Wohnungsnot: Wohnung Not; Fahrplan: Plan; Winterfahrplan: Winter Fahrplan
Stadtbibliothek: Stadt Bibliothek; Schwimmhalle: Halle; Mobilfunknetz: Mobilfunk Netz; Orgelkonzert: Orgel
Fledermauskasten: Fledermaus Kasten; Untersuchungsausschuss: Untersuchung; Baustellenampel: Baustelle Ampel
Krankenhausreform: Krankenhaus Reform; Polizeieinsatz: Polizei; Sturmflut: Sturm Flut; Waldbrand: Wald Brand
Weltmeisterschaft: Welt Meisterschaft; Trainerwechsel: Trainer Wechsel; Theaterpremiere: Theater Premiere
Tarifvertrag: Tarif Vertrag; Datenschutzverordnung: Datenschutz Daten Verordnung; Güterverkehr: Güter Verkehr
Weihnachtsmarkt: Weihnacht Markt; Oberbürgermeisterin: Bürgermeister; Bauamtsleiterin: Bauamt Leiter
"""
WHOLE = """
Sport Transport Verdacht Unterhaltung Wachstum Bundestag Haushalt Gegenwart Urteil Vorteil Unterführung Mannheim
Hamburg Freiburg Augsburg Brandenburg Salzburg Magdeburg Entwicklung Heirat Apparat Montag Donnerstag Beitrag
Vertrag Verrat Wiederholung Übersetzung Geschichte Nachrichten Entscheidung Oberst Bauer Eigentum Gesellschaft
Reporter Eisenach Restaurant Kommentar Rechtfertigung Landung Konferenz Parkett Charakter Hannover Reichtum
Bargeld Informatik Testament Wirtschaft Freundschaft Vergangenheit Rechteck Planeten Festung Bürgerin Bürgertum
Marketing Seelen Bremen Tagesschau Anleitung Begleitung Umfragen Reisen Nachfrage Zusammenarbeit preiswert
verkaufen Staatsräson Hochzeit Zeitung Regierung Unternehmen Kandidat Senat Information Bescheinigung Kilometer
Demonstration Migration Reaktion Transaktion Interview Berater Gewalt Anteil Minister Kabinett Betrug Thüringen
Dresden Lübeck Schmetterling Erinnerung Gefängnis Geheimnis Heimat Antwort Standort Export Gericht Polizist
Parlament Instrument Argument Temperatur Kultur Reparatur Kategorie Garantie Batterie Konkurrent Konzern
Gründerinnen Planerinnen Abstimmung Aufführung
"""
LINES = [line.split(": ") for line in SPLIT.replace("\n", ";").split(";") if line.strip()]


@pytest.mark.parametrize(("word", "expected"), [(word.strip(), found.split()) for word, found in LINES])
def test_news_words_are_found_by_their_parts(word, expected):
    assert set(map(key, expected)) - set(parts(word)) == set()


def test_parts_are_the_smallest_and_neighbours_together():
    assert parts("Klimaschutzgesetz") == ("klima", "schutz", "gesetz", "klimaschutz", "schutzgesetz")


@pytest.mark.parametrize("word", WHOLE.split())
def test_words_that_only_look_like_compounds_stay_whole(word):
    assert parts(word) == ()


@pytest.mark.parametrize(
    ("word", "wrong"), [("Bürgermeister", "Burg"), ("Förderverein", "Ford"), ("Ratssitzung", "Rate")]
)
def test_parts_are_not_taken_for_words_spelt_alike(word, wrong):
    assert key(wrong) not in parts(word)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Verträge", "vertrag"),
        ("VERTRAGS", "vertrag"),
        ("Burg", "burg"),
        ("Bürger", "buerger"),
        ("Buergern", "buerger"),
        ("Räte", "rat"),
        ("Rate", "rate"),
        ("Zetkin", None),
    ],
)
def test_base_of_a_form(form, expected):
    assert base(form) == expected


@given(st.text(), st.lists(st.sampled_from(sorted(FORMS)), max_size=12))
def test_parts_takes_anything_and_names_words_a_query_can_have(text, forms):
    for word in (text, "".join(forms).capitalize()):
        assert all(part.isalpha() and len(part) > 1 for part in parts(word))


def test_work_grows_with_the_letters_of_a_word(monkeypatch):
    """Counted in heads that are looked at: five times the letters may cost no more than their square."""
    looked_at = []
    head_band = compounds._head_band
    monkeypatch.setattr(compounds, "_head_band", lambda rest: looked_at.append(rest) or head_band(rest))

    def work(word):
        compounds.parts.cache_clear()
        compounds._best_cut.cache_clear()
        looked_at.clear()
        compounds.parts(word)
        return len(looked_at)

    assert work("X" + "schutz" * 9) <= 25 * work("X" + "schutz" * 2)
