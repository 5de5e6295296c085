"""A search can be narrowed, and hits are counted by what they have in common; only public ones count."""

from collections import Counter
from datetime import timedelta

import pytest

from articles import search
from articles.models import Author, Category, PublicationCredit, Tag, TaggedPublication
from tests.articles.search.stories import NOW, publication

pytestmark = pytest.mark.django_db


def story(headline, *, author="", tag="", section="", **fields):
    """A publication with rows for what it can be narrowed to."""
    if section:
        fields["category"] = Category.objects.get_or_create(slug=section, defaults={"name": section})[0]
    author = author and Author.objects.get_or_create(name=author, slug=author.lower())[0]
    tag = tag and Tag.objects.get_or_create(name=tag, slug=tag.lower())[0]
    made = publication(
        headline,
        byline=[{"name": author.name, "slug": author.slug}] if author else [],
        tag_list=[{"name": tag.name, "slug": tag.slug}] if tag else [],
        **fields,
    )
    if author:
        PublicationCredit.objects.create(publication=made, author=author)
    if tag:
        TaggedPublication.objects.create(content_object=made, tag=tag)
    return made


def test_find_counts_what_public_hits_have():
    story("Kran A", author="Anna", tag="Hafen", genre="report")
    story("Kran B", author="Anna", genre="opinion", days=2)
    story("Kran C", author="Geheim", tag="Plan", days=-1)
    story("Kai", author="Bert", tag="Meer")
    facets = search.find("Kran", at=NOW).facets
    assert facets.authors == Counter({("anna", "Anna"): 2})
    assert facets.tags == Counter({("hafen", "Hafen"): 1})
    assert facets.genres == Counter({"report": 1, "opinion": 1})
    assert sorted(facets.times) == [search.moment(NOW - timedelta(days=days)) for days in (2, 1)]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"author": "anna"}, ["Kran A"]),
        ({"tag": "hafen"}, ["Kran B"]),
        ({"genre": "opinion"}, ["Kran C"]),
        ({"start": NOW - timedelta(days=2, hours=1)}, ["Kran B", "Kran A"]),
        ({"end": NOW - timedelta(days=2, hours=1)}, ["Kran C"]),
        ({"author": "anna", "tag": "hafen"}, []),
        ({"author": "nobody"}, []),
        ({}, ["Kran C", "Kran B", "Kran A"]),
    ],
)
def test_find_looks_only_at_what_was_chosen(choice, expected):
    made = {
        story("Kran A", author="Anna", genre="report", days=1).pk: "Kran A",
        story("Kran B", tag="Hafen", genre="report", days=2).pk: "Kran B",
        story("Kran C", genre="opinion", days=3).pk: "Kran C",
    }
    ids = search.find("Kran", at=NOW, choice=search.Choice(**choice)).ids
    assert sorted(made[pk] for pk in ids) == sorted(expected)


def test_a_choice_reaches_hits_behind_the_newest(monkeypatch):
    monkeypatch.setattr("articles.search.finding.CAP", 1)
    old = story("Kran alt", author="Anna", days=9)
    story("Kran neu")
    assert search.find("Kran", at=NOW, choice=search.Choice(author="anna")).ids == [old.pk]


def test_find_sorts_by_time_if_asked():
    old, new = story("Kran", days=3), publication("Notiz", "Ein Kran", days=1)
    assert search.find("Kran", at=NOW).ids == [old.pk, new.pk]
    assert search.find("Kran", at=NOW, newest=True).ids == [new.pk, old.pk]


def test_exact_words_stand_before_parts_of_compounds():
    part, exact = publication("Koalitionsvertrag", days=1), publication("Notiz", "Ein Vertrag", days=2)
    publication("Burgfest", days=1)
    assert search.find("Vertrag", at=NOW).ids == [exact.pk, part.pk]
    assert search.find("Koalition", at=NOW).ids == [part.pk]


def test_buergermeister_is_not_found_by_burg():
    publication("Der Bürgermeister")
    assert search.find("Burg", at=NOW).ids == []


def test_a_period_ends_before_its_end():
    first, second = story("Kran", days=2), story("Kran", days=1)
    whole = search.Choice(start=first.published_at, end=second.published_at)
    assert search.find("Kran", at=NOW, choice=whole).ids == [first.pk]


def test_names_without_a_page_are_no_facets():
    publication(
        "Kran",
        byline=[{"name": "dpa"}, {"name": "Anna", "slug": "anna"}],
        tag_list=[{"name": "Meer", "slug": ""}],
    )
    facets = search.find("Kran", at=NOW).facets
    assert (facets.authors, facets.tags) == (Counter({("anna", "Anna"): 1}), Counter())
    assert search.find("Kran dpa", at=NOW).total == 1


def test_sections_of_a_choice_are_alternatives():
    made = [story("Kran", section=name).pk for name in ("a", "b", "c")]
    chosen = tuple(Category.objects.filter(slug__in=["a", "c"]).values_list("pk", flat=True))
    found = search.find("Kran", at=NOW, choice=search.Choice(sections=chosen))
    assert sorted(found.ids) == [made[0], made[2]]
    assert found.facets.sections == Counter(dict.fromkeys(chosen, 1))
