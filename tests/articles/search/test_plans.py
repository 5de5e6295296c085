"""Every question to the index is answered by an index, however many publications there are."""

from datetime import timedelta
from secrets import token_hex

import pytest
from django.db import connection

from articles.models import Article, Category, Publication, Revision
from articles.search import Choice, database, query, words, writing
from articles.search.levels import completing, levels, sharing
from articles.search.spans import spans
from tests.articles.search.stories import NOW, publication

MANY = 2_000  # enough for PostgreSQL to prefer an index to reading everything
RARE = "Hafenbrücke"
# What is narrow enough to be read whole is filled up, and PostgreSQL is told how much there is.
FILLED = [
    "INSERT INTO articles_search SELECT 1000000000 + n, n, 'x' FROM generate_series(1, 50000) AS n",
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
    """Tables that are read from beginning to end; the full text table is asked by its index (M) and within a period (><)."""
    scanned = [line for line in plan(statement, params) if line.strip(" ->").startswith(("SCAN", "Seq Scan"))]
    small = (":M2><", "SCAN found", "SCAN best", "SCAN near", "SCAN CONSTANT ROW", "SCAN (")
    return [line for line in scanned if not any(word in line for word in small)]


CHOICES = [
    Choice(),
    Choice(genre="report"),
    Choice(author="anna"),
    Choice(tag="hafen"),
    Choice(sections=(1, 2)),
    Choice(start=NOW - timedelta(days=9)),
    Choice(end=NOW),
]


def asked(levels, choice=Choice(), **how):  # noqa: B008  immutable
    """The statement for levels, and its parameters."""
    wanted = [(worth, [*clauses, *choice.clauses()]) for worth, clauses in levels]
    return database.hits_query(Publication.objects.live(NOW), wanted, choice.period(NOW), 500, **how)


def test_questions_read_no_table_whole(many):
    typed = query.parse(f"{RARE} „Text Notiz“")
    questions = [asked(levels(typed), choice) for choice in CHOICES]
    questions += [asked(completing(query.parse("Notiz"), word)) for word in ("Haf", "Hafenb")]
    questions.append(asked(sharing(typed), adding=True))
    count = database.engine().count(database.ids_of(Publication.objects.live(NOW)), Choice().period(NOW), 9)
    questions.append(words.near_query(["Hafenbrüke", "Notitz"], *count))
    for statement, params in questions:
        assert read_whole(statement, params) == [], "\n".join(plan(statement, params))


def test_sqlite_takes_the_newest_of_each_level_from_the_index_in_its_order(many):
    if connection.vendor != "sqlite":  # not skipped: a run on PostgreSQL leaves out nothing
        return
    found = levels(query.parse(f"{RARE} Notiz"))
    lines = plan(*asked(found))
    assert lines.count("SCAN articles_search VIRTUAL TABLE INDEX 64:M2><") == len(found) == 5
    assert "USE TEMP B-TREE FOR ORDER BY" not in lines[: lines.index("SCAN found")]


@pytest.mark.postgres
@pytest.mark.parametrize("typed", [RARE, "Notiz", f"{RARE} „Text Notiz“", "unbekannt"])
def test_postgres_asks_its_full_text_index_once_for_each_level_and_span(many, typed):
    found, period = levels(query.parse(typed)), Choice().period(NOW)
    before = scans("articles_search_tokens")
    database.hits(Publication.objects.live(NOW), found, period, 5_000)
    assert scans("articles_search_tokens") == before + len(found) * len(spans(*period))


@pytest.mark.postgres
def test_postgres_asks_for_no_older_span_once_enough_is_found(many):
    found, period = [(1.0, query.parse("Notiz"))], Choice().period(NOW)
    before = scans("articles_search_tokens")
    assert len(database.hits(Publication.objects.live(NOW), found, period, 500)) == 500
    assert scans("articles_search_tokens") - before < len(spans(*period))


def scans(name):
    """How often this transaction has read an index of PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_get_xact_numscans(%s::regclass)", [name])
        return cursor.fetchone()[0]
