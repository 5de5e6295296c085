"""Pages about the house: at addresses everybody knows, shown or not there at all, with who answers for what."""

import pytest
from django.test import Client

from articles.models.page import Page
from articles.reader.house import responsible_editors
from articles.reader.sections import Sections
from tests.articles.reader.conftest import make_section, one, parsed, select, words
from tests.factories import make_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("imprint", "/impressum/"),
        ("privacy", "/datenschutz/"),
        ("accessibility", "/barrierefreiheit/"),
        ("other", "/seite/ueber-uns/"),
    ],
)
def test_page_stands_at_its_address_once_it_is_shown(clock, kind, address):
    unknown = Client().get("/gibt-es-nicht/")
    page = make_page(kind, title="Über uns", body="<h2>Wir</h2><p>Text</p>", is_shown=False)
    hidden = Client().get(address)
    assert (hidden.status_code, hidden.content) == (404, unknown.content)
    Page.objects.filter(pk=page.pk).update(is_shown=True)
    response = Client().get(address)
    assert (response.status_code, page.get_absolute_url()) == (200, address)
    assert words(one(parsed(response), ".text")) == "WirText"
    assert one(parsed(response), "link[rel='canonical']").get("href").endswith(address)


def test_page_of_a_kind_has_no_second_address(clock):
    make_page("imprint")
    assert Client().get("/seite/impressum/").status_code == 404


def test_section_and_page_may_bear_the_same_word(clock):
    make_section("ueber-uns", name="Rubrik")
    make_page(title="Über uns")
    assert words(one(parsed(Client().get("/ueber-uns/")), "h1")) == "Rubrik"
    assert words(one(parsed(Client().get("/seite/ueber-uns/")), "h1")) == "Über uns"


def test_imprint_names_who_answers_for_which_section(clock):
    chief = "Helga Kron\nMarkt 4, 99999 Ort"
    politics = make_section("politik", responsible=chief)
    make_section("kreis", name="Kreis", parent=politics)
    make_section("kueste", name="Küste", parent=politics, responsible="Jonte Ohm\nHafen 2, 99998 Ort")
    make_section("meinung", responsible=chief, position=1)
    make_section("sport", position=2)
    make_page("imprint")
    page = parsed(Client().get("/impressum/"))
    assert [
        (words(each.find("dt")), words(each.find("dd"))) for each in select(page, ".house-responsible dl div")
    ] == [
        ("Politik, Kreis, Meinung", "Helga Kron Markt 4, 99999 Ort"),
        ("Küste", "Jonte Ohm Hafen 2, 99998 Ort"),
    ]


def test_imprint_without_responsible_editors_says_nothing_of_them(clock):
    make_section("politik")
    make_page("imprint")
    assert responsible_editors(Sections(also=["responsible"])) == []
    assert select(parsed(Client().get("/impressum/")), ".house-responsible") == []


def test_footer_gets_shown_pages_in_their_order_from_one_query(django_assert_num_queries):
    for position, title in [(3, "Drei"), (1, "Eins"), (2, "Zwei")]:
        make_page(title=title, position=position)
    make_page(title="Versteckt", position=0, is_shown=False)
    with django_assert_num_queries(1):
        footer = [(page.title, page.get_absolute_url()) for page in Page.objects.in_footer()]
    assert footer == [("Eins", "/seite/eins/"), ("Zwei", "/seite/zwei/"), ("Drei", "/seite/drei/")]
