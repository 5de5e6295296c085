"""Revisions are written once, numbered, chained, and hold every content field."""

import pytest
from django.db import connection

from articles.editing.save import broken_revisions
from articles.models import Article, ImmutableError, Revision, Transition
from articles.models.article import BOOKKEEPING_FIELDS, CONTENT_FIELDS, PLANNING_FIELDS
from tests.factories import make_chief, make_draft, step

pytestmark = pytest.mark.django_db


def test_every_field_of_the_article_is_content_planning_or_bookkeeping():
    fields = [field.name for field in Article._meta.concrete_fields]
    assert sorted(fields) == sorted([*CONTENT_FIELDS, *PLANNING_FIELDS, *BOOKKEEPING_FIELDS])


@pytest.mark.parametrize("model", [Revision, Transition])
@pytest.mark.parametrize(
    "attempt",
    [
        lambda rows: rows.get().save(),
        lambda rows: rows.get().delete(),
        lambda rows: rows.update(article=1),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update([rows.get()], ["article"]),
        lambda rows: rows.bulk_create(
            [rows.get()], update_conflicts=True, unique_fields=["id"], update_fields=["article"]
        ),
        lambda rows: rows.update_or_create(pk=rows.get().pk, defaults={"article_id": 1}),
    ],
)
def test_a_record_refuses_every_second_write(model, attempt):
    make_draft()
    with pytest.raises(ImmutableError):
        attempt(model.objects.all())
    assert model.objects.count() == 1


def test_a_related_manager_refuses_too():
    article = make_draft()
    with pytest.raises(ImmutableError):
        article.revisions.all().delete()
    with pytest.raises(ImmutableError):
        article.revisions.update(number=9)


def test_revisions_are_numbered_and_chained():
    article = make_draft()
    for number in (2, 3):
        article = step(article, "edit", make_chief(), content={"lead": f"Vorspann {number}"})
    assert [revision.number for revision in article.revisions.all()] == [3, 2, 1]
    assert broken_revisions(article.pk) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE articles_revision SET content = REPLACE(CAST(content AS TEXT), 'Nach', 'Vor') WHERE number = 2",
        "UPDATE articles_revision SET created_by_id = NULL WHERE number = 2",
        "UPDATE articles_revision SET digest = '" + 32 * "ab" + "' WHERE number = 2",
    ],
)
def test_tampering_with_a_stored_revision_is_found(tampering):
    article, chief = make_draft(), make_chief()
    for number in (2, 3):
        article = step(article, "edit", chief, content={"kicker": f"Nummer {number}"})
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tampering = tampering.replace("'Vor')", "'Vor')::jsonb")
        cursor.execute(tampering)
    assert 2 in broken_revisions(article.pk)
