"""The search page shows what the index finds, page by page, and only while it is public."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from articles import search
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_section,
    make_story,
    make_tag,
    one,
    parsed,
    select,
    words,
)

pytestmark = pytest.mark.django_db


def read(address):
    response = Client().get(address)
    assert response.status_code == 200
    return parsed(response)


def headlines(page):
    return [words(element) for element in select(page, "article .headline")]


def test_search_finds_stories_by_their_words(clock):
    stories = [make_story(headline="Hafenbrücke öffnet"), make_story(headline="Mittelstand stellt ein")]
    search.index(stories)
    page = read("/suche/?q=Hafenbr%C3%BCcke")
    assert headlines(page) == ["Hafenbrücke öffnet"]
    assert one(page, "main input[id=query]").get("value") == "Hafenbrücke"


def test_empty_search_asks_and_finds_nothing(clock):
    make_story()
    for address in ("/suche/", "/suche/?q=", "/suche/?q=%20%00"):
        page = read(address)
        assert headlines(page) == []
        assert select(page, "[role=status]") == []


def test_search_goes_on_page_by_page(clock, settings):
    settings.NEWSROOM = {"PAGE_LENGTH": 2}
    search.index([make_story(headline=f"Hafen und Fluss {number}") for number in range(5)])
    address, found = "/suche/?q=Hafen%20Fluss", []
    while address:
        page = read(address)
        found += headlines(page)
        address = next((link.get("href") for link in select(page, "a[rel=next]")), None)
    assert sorted(found) == [f"Hafen und Fluss {number}" for number in range(5)]
    assert select(page, "a[rel=prev]")[0].get("href") == "/suche/?q=Hafen%20Fluss&seite=2"


@pytest.mark.parametrize(("cap", "shown", "notes"), [(1, 1, 1), (2, 2, 0)])
def test_search_says_that_there_is_more_than_it_shows(clock, monkeypatch, cap, shown, notes):
    monkeypatch.setattr("articles.search.finding.CAP", cap)
    search.index([make_story(headline="Kran"), make_story(headline="Kran")])
    for sorting in ("", "&sortierung=neueste"):
        page = read(f"/suche/?q=Kran{sorting}")
        assert (len(headlines(page)), len(select(page, ".facets-note"))) == (shown, notes)
        assert str(shown) in words(one(page, "[role=status]"))


def test_withdrawn_story_is_not_found(clock):
    search.index([make_story(headline="Hafen", live_until=NOW + timedelta(hours=1))])
    assert headlines(read("/suche/?q=Hafen")) == ["Hafen"]
    clock(NOW + timedelta(hours=1))
    assert headlines(read("/suche/?q=Hafen")) == []


def test_results_are_kept_from_search_engines(clock):
    assert one(read("/suche/?q=x"), "meta[name=robots]").get("content") == "noindex"


def test_a_wrong_spelling_shows_what_was_meant_and_can_be_insisted_on(clock):
    search.index([make_story(headline="Hafenbrücke öffnet")])
    page = read("/suche/?q=Hafenbr%C3%BCke")
    assert headlines(page) == ["Hafenbrücke öffnet"]
    assert "Hafenbrücke" in words(one(page, ".search-corrected strong"))
    literal = one(page, ".search-corrected a").get("href")
    assert headlines(read(literal)) == ["Hafenbrücke öffnet"]  # the newest, below the advice
    assert "0" in words(one(read(literal), "[role=status]"))


def test_a_narrowed_search_that_finds_nothing_is_not_corrected(clock):
    search.index([make_story(headline="Hafenbrücke öffnet", genre="opinion")])
    page = read("/suche/?q=Hafenbr%C3%BCke&genre=opinion")
    assert (select(page, ".search-corrected"), words(one(page, "[role=status]")).split()[0]) == ([], "0")


def test_words_are_marked_and_never_read_as_html(clock):
    search.index([make_story(headline="<b>Hafen</b> & Meer", plain_text="Ein <script> im Hafen.")])
    page = read("/suche/?q=Hafen")
    assert [words(mark) for mark in select(page, "article mark")] == ["Hafen", "Hafen"]
    assert headlines(page) == ["<b>Hafen</b> & Meer"]
    assert words(one(page, ".result-passage")) == "Ein <script> im Hafen."


def facet_links(page):
    return {words(link).split()[0]: link.get("href") for link in select(page, ".facet li a")}


def test_search_is_narrowed_by_links_that_can_be_taken_back(clock):
    child = make_section("kommunal", name="Kommunales", parent=make_section("politik", name="Politik"))
    anna, hafen = make_author("Anna"), make_tag("Meer")
    stories = [
        make_story(child, headline="Kran A", authors=[anna], tags=[hafen], genre="opinion"),
        make_story(make_section("sport", name="Sport"), headline="Kran B"),
    ]
    search.index(stories)
    links = facet_links(read("/suche/?q=Kran"))
    assert links["Politik"] == "/suche/?q=Kran&ressort=politik"
    for name in ("Politik", "Anna", "Meer"):
        page = read(links[name])
        assert headlines(page) == ["Kran A"]
        assert one(page, ".chosen a").get("href") == "/suche/?q=Kran"
    assert facet_links(read(links["Politik"]))["Kommunales"] == "/suche/?q=Kran&ressort=kommunal"
    both = read("/suche/?q=Kran&ressort=sport&autor=anna")
    assert (headlines(both)[:1], len(select(both, ".chosen li"))) == (["Kran B"], 3)  # the newest, and “all”


@pytest.mark.parametrize(
    "rubbish",
    [
        "ressort=gibtsnicht",
        "ressort=%00",
        "autor=%27%20OR%201=1",
        "thema=%25_%25",
        "genre=%F0%92%80%80",
        "zeitraum=99999999999999999999",
        "zeitraum=1",
        "von=99999999999999999999999&bis=-1",
        "von=x&bis=%C2%B2020",
        "sortierung=%22",
        "genau=2",
        "ressort=" + "a" * 10_000,
    ],
)
def test_rubbish_narrows_nothing(clock, rubbish):
    search.index([make_story(headline="Kran")])
    page = read(f"/suche/?q=Kran&{rubbish}")
    assert headlines(page) == ["Kran"]
    assert select(page, ".chosen") == []


def test_periods_and_years_narrow(clock):
    for days, headline in [(0, "Kran heute"), (3, "Kran Woche"), (20, "Kran Monat"), (500, "Kran alt")]:
        search.index([make_story(headline=headline, live_from=NOW - timedelta(days=days, hours=1))])
    found = {}
    for part in (
        "zeitraum=heute",
        "zeitraum=woche",
        "zeitraum=monat",
        "zeitraum=2025",
        "von=2026",
        "bis=2025",
    ):
        found[part] = sorted(headlines(read(f"/suche/?q=Kran&{part}")))
    assert found == {
        "zeitraum=heute": ["Kran heute"],
        "zeitraum=woche": ["Kran Woche", "Kran heute"],
        "zeitraum=monat": ["Kran Monat", "Kran Woche", "Kran heute"],
        "zeitraum=2025": ["Kran alt"],
        "von=2026": ["Kran Monat", "Kran Woche", "Kran heute"],
        "bis=2025": ["Kran alt"],
    }


def test_years_begin_where_the_site_is(clock):
    for moment in (
        "2024-12-31T22:59:59",
        "2024-12-31T23:00:00",
        "2025-12-31T22:59:59",
        "2026-01-01T12:00:00",
    ):
        search.index([make_story(headline="Kran", live_from=datetime.fromisoformat(f"{moment}+00:00"))])
    labels = {link.get("href"): words(link) for link in select(read("/suche/?q=Kran"), ".facet li a")}
    counted = {year: labels[f"/suche/?q=Kran&zeitraum={year}"].split()[1] for year in (2024, 2025, 2026)}
    assert counted == {2024: "1", 2025: "2", 2026: "1"}
    assert len(headlines(read("/suche/?q=Kran&zeitraum=2025"))) == 2


@pytest.mark.parametrize("count", [1, 7])
@pytest.mark.parametrize(
    ("typed", "queries"),
    [
        ("", 1),
        ("Hafen", 3),
        ("Hafen&ressort=politik", 3),
        ("Hafenn", 5),
        ("xyzzyxyz", 4),
        ("Hafen&genau=1", 3),
    ],
)
def test_queries_of_the_search_page(clock, django_assert_num_queries, count, typed, queries):
    search.index([make_story(headline=f"Hafen {number}") for number in range(count)])
    with django_assert_num_queries(queries):
        read(f"/suche/?q={typed}")


@pytest.mark.parametrize("count", [1, 7])
def test_suggestions_are_public_names_from_two_queries(clock, django_assert_num_queries, count):
    make_section("hafen", name="Hafenleben")
    search.index([make_story(headline="Hafen heute", tags=[make_tag(f"Hafen {n}")]) for n in range(count)])
    search.index([make_story(headline="Hafen geheim", live_from=NOW + timedelta(days=1))])
    with django_assert_num_queries(2):
        answer = Client().get("/suche/vorschlaege?q=haf")
    labels = [each["label"] for each in answer.json()["suggestions"]]
    assert labels[0] == "Hafen heute"
    assert "Hafen geheim" not in labels
    assert labels[-1] == "Hafenleben"
    assert not answer.cookies


@pytest.mark.parametrize("typed", ["", "%00", "'", "haf*", '"', "(", "x" * 10_000, "%F0%92%80%80" * 999])
def test_suggestions_take_any_string(clock, typed):
    assert Client().get(f"/suche/vorschlaege?q={typed}").json() == {"suggestions": []}


def test_further_pages_are_no_pages_of_their_own_and_end_at_the_last(clock, settings, monkeypatch):
    settings.NEWSROOM = {"PAGE_LENGTH": 1}
    monkeypatch.setattr("articles.reader.search.LAST_PAGE", 2)
    search.index([make_story(headline="Kran") for _ in range(3)])
    page = read("/suche/?q=Kran&seite=2")
    assert one(page, "meta[name=robots]").get("content") == "noindex"
    assert one(page, "a[rel=prev]").get("href") == "/suche/?q=Kran"
    assert select(page, "a[rel=next]") == []
    assert Client().get("/suche/?q=Kran&seite=3").status_code == 404


def test_a_passage_is_rather_of_the_text_than_of_the_lead(clock):
    search.index([make_story(headline="Notiz", lead="Ein Kran.", plain_text="Der Kran fiel um.")])
    assert words(one(read("/suche/?q=Kran"), ".result-passage")) == "Der Kran fiel um."


def test_a_query_is_read_up_to_its_length_and_years_are_asked_for_once(clock):
    search.index([make_story(headline="Kran")])
    page = read(f"/suche/?q=Kran{'%20x' * 300}&von=2020&bis=2027&genre=report")
    assert len(one(page, "main input[id=query]").get("value")) <= 200
    page = read("/suche/?q=Kran&von=2020&bis=2027&genre=report")
    names = [field.get("name") for field in select(page, ".facet input")]
    assert sorted(names) == ["bis", "genre", "q", "von"]


def test_nothing_typed_suggests_no_section(clock):
    make_section("hafen", name="Hafenleben")
    assert Client().get("/suche/vorschlaege?q=%20").json() == {"suggestions": []}
