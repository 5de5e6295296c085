"""Every question to the index is answered by an index, however many publications there are."""

from secrets import token_hex

import pytest
from django.db import connection

from articles.models import Article, Category, Publication, Revision
from articles.search import Choice, database, query, words, writing
from articles.search.facets import narrowed
from tests.articles.search.stories import NOW, publication

MANY = 2_000  # enough for PostgreSQL to prefer an index to reading everything
RARE = "Hafenbrücke"
# What is narrow enough to be read whole is filled up, and PostgreSQL is told how much there is.
FILLED = [
    "INSERT INTO articles_search SELECT 1000000000 + n, 'x' FROM generate_series(1, 50000) AS n",
    "INSERT INTO articles_searchword SELECT n, 'x' || n, 'x' FROM generate_series(1, 50000) AS n",
    "ANALYZE articles_publication, articles_search, articles_searchword, articles_searchkey",
]


@pytest.fixture
def many(db):
    """Publications of words of their own, and one of the word that is looked for."""
    made = publication("Notiz 0", f"Text {RARE}")
    rows = [Article(headline="Notiz", category=made.category) for _ in range(MANY)]
    articles = Article.objects.bulk_create(rows)
    revisions = Revision.objects.bulk_create(
        Revision(article=article, number=1, content={}, created_at=NOW, digest="0" * 64)
        for article in articles
    )
    stories = Publication.objects.bulk_create(
        Publication(
            article=article,
            revision=revision,
            category=Category.objects.get(pk=made.category_id),
            live_from=made.live_from,
            published_at=made.published_at,
            headline=f"Notiz {''.join(chr(97 + int(digit)) for digit in str(article.pk))}",
            plain_text=f"Wort{article.pk}",
            seo_description=token_hex(900),  # about as wide as real ones
        )
        for article, revision in zip(articles, revisions, strict=True)
    )
    writing.index(stories)
    publication(RARE)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in FILLED:
                cursor.execute(statement)


def plan(statement, params):
    """How the database is going to answer."""
    begin = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{begin} {statement}", params)
        return [str(row[-1]) for row in cursor.fetchall()]


def read_whole(statement, params):
    """Tables that are read from beginning to end; the full text table is asked by its index (0:M)."""
    scanned = [line for line in plan(statement, params) if line.strip(" ->").startswith(("SCAN", "Seq Scan"))]
    small = ("VIRTUAL TABLE INDEX 0:M", "SCAN seen", "SCAN near", "SCAN CONSTANT ROW", "(subquery", "SCAN (")
    return [line for line in scanned if not any(word in line for word in small)]


CHOICES = [
    Choice(),
    Choice(genre="report"),
    Choice(author="anna"),
    Choice(tag="hafen"),
    Choice(sections=(1,)),
    Choice(start=NOW),
]


def test_questions_read_no_table_whole(many, django_assert_num_queries):
    public = Publication.objects.live(NOW)
    questions = [database.scored(narrowed(public, choice), query.parse(RARE), 1_000) for choice in CHOICES]
    questions.append(database.found_beginning(public, query.parse("Notiz"), "Hafenb", 100))
    statements = [found.values("pk").query.sql_with_params() for found in questions]
    statements.append(words.near_query(["Hafenbrüke", "Notitz"], public, database.engine().COUNT))
    for statement, params in statements:
        assert read_whole(statement, params) == [], "\n".join(plan(statement, params))
