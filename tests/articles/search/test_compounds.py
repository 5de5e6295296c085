"""Compounds are found by their parts; a word that only looks like one stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.compounds import FORMS, base, parts

SPLIT = """
Koalitionsvertrag: koalition vertrag; Bürgermeister: buerger meister; Landtagswahl: landtag wahl
Bürgermeisterwahl: buergermeister buerger meister wahl; Klimaschutzgesetz: klima schutz gesetz
Haushaltsdebatte: haushalt debatte; Ministerpräsidentin: minister praesident; Gaspreise: gas preis
Verfassungsgericht: verfassung gericht; Feuerwehreinsatz: feuerwehr einsatz; Kitaplätze: kita platz
Hafenbrücke: hafen bruecke; Hafenarbeiter: hafen arbeiter; Werftkrise: werft krise; Schulhof: schule hof
Windkraftanlage: wind kraft anlage; Mietpreisbremse: miete preis bremse; Wohnungsbau: wohnung bau
Lehrermangel: lehrer mangel; Pflegekräfte: pflege kraft; Ärztemangel: arzt mangel; Radwege: rad weg
Zinserhöhung: zins erhoehung; Aktienkurs: aktie kurs; Börsenhandel: boerse handel; Großstadt: stadt
Inflationsrate: inflation rate; Verkehrsunfall: verkehr unfall; Küstenschutz: kueste schutz
Milchbauern: milch bauer; Fußballspiel: fussball spiel; Museumsleiter: museum leiter; Tierarzt: tier arzt
Kirchengemeinde: kirche gemeinde; Grenzkontrollen: grenze kontrolle; Zeugenaussage: zeuge aussage
Friedensverhandlungen: frieden verhandlung; Außenministerin: aussen minister; Haftstrafe: haft strafe
Messerangriff: messer angriff; Warnstreik: streik; Zetkinstraße: strasse; Cyberangriff: angriff
Wolfsrudel: wolf rudel; Hochwasserschutz: hochwasser wasser schutz; Stadtratssitzung: stadtrat stadt rat sitzung
"""
WHOLE = """
Sport Transport Verdacht Unterhaltung Wachstum Bundestag Haushalt Gegenwart Urteil Vorteil Unterführung Mannheim
Hamburg Freiburg Augsburg Entwicklung Heirat Apparat Montag Beitrag Vertrag Verrat Staubecken Wiederholung
Übersetzung Geschichte Nachrichten Entscheidung Oberst Bauer Eigentum Gesellschaft Reporter Eisenach Restaurant
Kommentar Rechtfertigung Landung Konferenz Parkett Charakter Hannover Reichtum Bargeld Informatik Testament
Wirtschaft Freundschaft Vergangenheit Rechteck Planeten Festung Bürgerin Bürgertum Marketing Seelen
Bremen Tagesschau Anleitung Begleitung Umfragen Reisen Nachfrage Zusammenarbeit preiswert verkaufen Staatsräson
"""
WANTED = [line.split(": ") for line in SPLIT.replace("\n", ";").split(";") if line.strip()]


@pytest.mark.parametrize(("word", "expected"), [(word.strip(), found.split()) for word, found in WANTED])
def test_parts_of_news_words(word, expected):
    assert list(parts(word)) == expected


@pytest.mark.parametrize("word", WHOLE.split())
def test_words_that_only_look_like_compounds_stay_whole(word):
    assert parts(word) == ()


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
def test_parts_takes_anything_and_names_base_words_only(text, forms):
    for word in (text, "".join(forms).capitalize()):
        assert all(base(part) for part in parts(word))
