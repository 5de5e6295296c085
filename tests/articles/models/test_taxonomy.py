"""Categories refuse reserved words and loops; tags meet whatever their spelling."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.models import Category, RelatedLink, Tag
from articles.vocabulary import RESERVED_SLUGS, fold, german_slug
from tests.factories import make_author, make_category, make_draft

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_category_cannot_take_an_address_of_the_site(slug):
    with pytest.raises(ValidationError) as refused:
        Category(name="Rubrik", slug=slug).full_clean()
    assert set(refused.value.message_dict) == {"slug"}


def test_a_category_cannot_take_the_address_of_the_desk(settings):
    settings.ADMIN_PATH = "schreibtisch/"
    with pytest.raises(ValidationError):
        Category(name="Rubrik", slug="schreibtisch").full_clean()


@pytest.mark.parametrize("slug", ["Groß", "mit leer", "ä", "-a", "a--b", ""])
def test_a_category_slug_is_lower_case_ascii(slug):
    with pytest.raises(ValidationError):
        Category(name="Rubrik", slug=slug).full_clean()


def test_a_category_cannot_stand_below_itself():
    top = make_category("Oben")
    below = make_category("Unten", parent=top)
    top.parent = below
    with pytest.raises(ValidationError):
        top.full_clean()


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Österreichs Straßenbahn", "oesterreichs-strassenbahn"),
        ("Café & Größe", "cafe-groesse"),
        ("„Zitat“ – 2026!", "zitat-2026"),
        ("Smo\u0308rrebro\u0308d", "smoerrebroed"),
        ("Ελλάδα", ""),
    ],
)
def test_slugs_are_german(words, slug):
    assert german_slug(words) == slug


def test_a_long_slug_ends_at_a_word():
    assert german_slug("donaudampfschiff " * 9, 40) == "donaudampfschiff-donaudampfschiff"
    assert german_slug("x" * 200, 40) == "x" * 40


@pytest.mark.parametrize("spelling", ["Grüne", "grüne", "GRÜNE", "Gruene", " Grüne  ", "Gru\u0308ne"])
def test_spellings_of_one_tag_meet(spelling):
    first = Tag.objects.named(["Grüne"])
    assert (Tag.objects.named([spelling]), Tag.objects.count()) == (first, 1)


def test_tags_added_through_taggit_meet_too():
    article = make_draft()
    article.tags.add("Österreich", "österreich", "Straße")
    assert sorted(tag.slug for tag in article.tags.all()) == ["oesterreich", "strasse"]


def test_two_tags_with_one_slug_get_two_addresses():
    tags = Tag.objects.named(["C++", "C"])
    assert [tag.slug for tag in tags] == ["c", "c-1"]
    assert fold("C++") != fold("C")


def test_words_in_use_cannot_vanish():
    author, category = make_author(), make_category()
    article = make_draft(category=category, credits=[author.pk], tags=["Hafen"])
    for word in (author, category, Tag.objects.get()):
        with pytest.raises(ProtectedError):
            word.delete()
    assert article.credits.count() == 1


def test_a_linked_article_cannot_vanish():
    target = make_draft()
    make_draft(links=[{"target": target.pk}])
    with pytest.raises(ProtectedError):
        target.delete()


@pytest.mark.parametrize(
    "fields",
    [{}, {"url": "https://example.org/", "wanted": "Titel"}, {"target": True, "url": "https://example.org/"}],
)
def test_the_database_wants_exactly_one_target(fields):
    article = make_draft()
    fields = {**fields, **({"target": article} if fields.get("target") else {})}
    with pytest.raises(IntegrityError), transaction.atomic():
        RelatedLink.objects.create(article=article, **fields)
