"""Queries made once find what Django's own would find, whatever is asked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Value

from articles.models.publication import Publication
from articles.models.taxonomy import Category
from articles.reader import prepared
from articles.reader.prepared import Prepared, numbered
from tests.articles.reader.conftest import NOW, make_section, make_story, stored_picture

pytestmark = pytest.mark.django_db


def build(length, at, ids, genre, pk=0):
    rows = Publication.objects.live(at).filter(article__in=ids, genre=genre, pk__gte=pk)
    return rows.defer("plain_text").annotate(seven=Value(7)).order_by("-pk")[:length]


def values_of(rows):
    return [(row.__dict__ | {"_state": None}, row._state.db, row._state.adding) for row in rows]


@pytest.mark.parametrize("remembers", [False, True])
def test_rows_are_those_of_the_query_set_with_every_value(remembers):
    stories = [
        make_story(teaser_picture=stored_picture(), live_until=NOW + timedelta(days=1)) for _each in range(3)
    ]
    planned = make_story(live_from=NOW + timedelta(hours=1))
    ids = [each.article_id for each in [*stories, planned]]
    query = Prepared(Publication, build, remembers=remembers)
    for at, wanted in [
        (NOW, ids),
        (NOW + timedelta(hours=2), ids),
        (NOW, ids[::-1]),
        (NOW - timedelta(days=9), ids),
    ]:
        found = query(9, at=at, ids=wanted, genre="report")
        assert values_of(found) == values_of(build(9, at, wanted, "report"))
    assert len(query(9, at=NOW + timedelta(hours=2), ids=ids, genre="report")) == 4
    assert len(query._ready) == 1


def test_other_numbers_of_values_and_other_shapes_are_other_queries():
    ids = [make_story().article_id for _each in range(3)]
    query = Prepared(Publication, build)
    for length, wanted in [(1, ids), (2, ids), (9, ids[:1]), (9, ids[:2]), (9, [])]:
        expected = values_of(build(length, NOW, wanted, "report"))
        assert values_of(query(length, at=NOW, ids=wanted, genre="report")) == expected
    assert len(query._ready) == 5


def test_rows_of_values_are_tuples_and_what_comes_along_is_attached(django_assert_num_queries):
    section = make_section("kultur")
    story = make_story(section)
    names = Prepared(
        Category,
        lambda slug: (
            Category.objects.without_tree_fields().order_by().filter(slug=slug).values_list("pk", "name")
        ),
    )
    assert names(slug="kultur") == [(section.pk, "Kultur")]
    assert names(slug="' OR 1=1 --%s%%") == []
    joined = Prepared(
        Publication,
        lambda pk: (
            Publication.objects.filter(pk=pk).select_related("category").only("slug", "category__name")
        ),
        remembers=True,
    )
    with django_assert_num_queries(1):
        (found,) = joined(pk=story.pk)
        assert (found.slug, found.category.name) == (story.slug, "Kultur")
    assert found.headline == story.headline


def test_a_row_that_is_remembered_is_an_object_of_its_own_and_forgotten_when_it_changes(monkeypatch):
    monkeypatch.setattr(prepared, "_known", {})
    monkeypatch.setattr(prepared, "MOST_ROWS", 3)
    stories = [make_story(teaser_picture=stored_picture()) for _each in range(3)]
    query = Prepared(Publication, build, remembers=True)
    ids = [each.article_id for each in stories]
    first, again = (query(9, at=NOW, ids=ids, genre="report") for _each in range(2))
    first[0].headline, first[0].category = "Anders", make_section("anders")
    assert again[0].headline == stories[-1].headline
    assert again[0].category.slug == "politik"
    assert first[0].teaser_picture is again[0].teaser_picture
    Publication.objects.filter(pk=stories[0].pk).update(headline="Neu", teaser_picture=None)
    values = {"at": NOW, "ids": ids, "genre": "report"}
    assert values_of(query(9, **values)) == values_of(build(9, NOW, ids, "report"))
    more = [*ids, make_story().article_id]
    assert len(query(9, at=NOW, ids=more, genre="report")) == 4
    assert len(prepared._known) <= 3


def test_memory_of_shapes_is_bounded(monkeypatch):
    monkeypatch.setattr(prepared, "MOST", 3)
    query = Prepared(Publication, build)
    for length in range(1, 9):
        query(length, at=NOW, ids=[1], genre="report")
    assert len(query._ready) <= 3


def test_each_value_is_sent_once_and_what_never_changes_stands_in_the_statement():
    places = [("at", None), (None, 7), ("ids", 1), ("at", None), (None, "de"), (None, True)]
    assert numbered("%s > 0 AND b LIKE '%%x' AND %s = c AND %s, %s, %s, %s", places) == (
        "$1 > 0 AND b LIKE '%x' AND 7 = c AND $2, $1, $3, $4",
        [("at", None), ("ids", 1), (None, "de"), (None, True)],
    )


@pytest.mark.postgres
@pytest.mark.parametrize("varies", [False, True])
def test_postgres_plans_a_query_once_for_each_connection_unless_it_varies(varies):
    story = make_story()
    query = Prepared(Publication, build, varies=varies)
    for _each in range(3):
        assert [row.pk for row in query(9, at=NOW, ids=[story.article_id], genre="report")] == [story.pk]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            ["%seven%"],
        )
        assert cursor.fetchall() == ([] if varies else [(3, 0)])
