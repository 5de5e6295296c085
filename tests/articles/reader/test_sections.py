"""What stands on every page comes from one query: sections in their order and colour, pages about the house."""

import pytest
from django.utils import timezone

from articles.models.page import Page
from articles.reader.sections import Sections
from tests.articles.reader.conftest import make_section

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def make_page(title, **fields):
    return Page.objects.create(title=title, slug=title.lower(), updated_at=timezone.now(), **fields)


def test_one_query_brings_sections_and_pages_in_their_order(django_assert_num_queries):
    make_section("sport", "Sport", position=2)
    politics = make_section("politik", "Politik", position=1)
    make_section("land", "Land", parent=politics)
    make_page("Datenschutz", kind="privacy", position=2)
    make_page("Impressum", kind="imprint", position=1)
    make_page("Entwurf", is_shown=False)
    with django_assert_num_queries(1):
        sections = Sections()
    assert [section.name for section in sections.top] == ["Politik", "Sport"]
    assert [section.name for section in sections.children(politics)] == ["Land"]
    assert [(page.title, page.get_absolute_url()) for page in sections.pages] == [
        ("Impressum", "/impressum/"),
        ("Datenschutz", "/datenschutz/"),
    ]


def test_a_section_without_a_colour_has_the_one_above_it():
    politics = make_section("politik", tone="blue")
    land = make_section("land", parent=politics)
    make_section("gemeinde", parent=land, tone="red")
    make_section("sport")
    sections = Sections()
    shades = {slug: sections.named(slug).shade for slug in ("politik", "land", "gemeinde", "sport")}
    assert shades == {"politik": "blue", "land": "blue", "gemeinde": "red", "sport": ""}


def test_further_texts_of_sections_come_with_the_same_query(django_assert_num_queries):
    make_section("politik", responsible="Ada Beispiel")
    make_page("Impressum", kind="imprint")
    with django_assert_num_queries(1):
        section = Sections(also=["responsible"]).named("politik")
        assert section.responsible == "Ada Beispiel"
