"""The same texts and questions on both databases: the same answers, and never an error."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from articles import search
from articles.models import Publication
from articles.search import analysis, database
from tests.articles.search.stories import NOW, found, publication

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Der Bürgermeister kam.", "Buergermeister", True),
        ("Der Bürgermeister kam.", "Bürgermeisterinnen", True),
        ("Die Straße ist offen.", "STRASSEN", True),
        ("Herr Müller", "Mueller", True),
        ("Viele Häuser", "Haus", True),
        ("Viele Häuser", "Haus Boot", False),
        ("Viele Häuser", "die Häuser", True),
        ("Hilfen wegen Corona", "Corona-Hilfen", False),
        ("Corona-Hilfen", "Corona Hilfe", True),
        ("Corona-Hilfen", "Coronahilfen", True),
        ("Coronahilfen", "Corona-Hilfen", True),
        ("Das Haus am See brennt.", "„Haus am See“", True),
        ("Das Haus am See brennt.", '"See am Haus"', False),
        ("Das Haus im See brennt.", "“Haus am See”", False),
        ("Das Haus am grünen See", "»Haus am See«", False),
        ("Das Haus am\nSee brennt.", "„Haus am See“", False),
        ("Die E-Mail der Kanzlei-Leitung", "„E-Mail Kanzlei“", False),
        ("E-Mail und Online-Dienst", "„emaildienst onlinedienst“", False),
        ("E-Mail und Online-Dienst", "„Email Onlinedienst“", False),
        ("Sein oder nicht sein", "„oder nicht“", True),
        ("Sein oder nicht sein", "sein oder", True),
        ("Sein oder nicht sein", "nicht", False),
        ("Rund 1.000 Menschen", "1000", True),
        ("Москва и Киев", "москва", True),
        ("東京", "東京", True),
        ("Stein AND Holz", "stein NEAR holz", False),
        ("Stein AND Holz", "stein AND holz", True),
        ("Der Stein", "Stei*", False),
        ("Der Stein", "head : stein", False),
        ("Der Stein", "¶ stein", True),
    ],
)
def test_find_answers_alike_on_both_databases(text, typed, expected):
    publication("Notiz", text)
    assert found(typed) == (["Notiz"] if expected else [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "\x00",
        "stein\x00",
        "\ud800",
        "'",
        '"',
        '""',
        "'; DROP TABLE articles_search; --",
        "stein'",
        "NEAR(stein holz, 2)",
        "^stein -holz",
        "* ( ) : { } ! & | <->",
        "%s %(a)s %",
        "stein\\",
        "die und der",
        "x" * 10_000,
        "stein " * 2_000,
        '"' * 10_000,
        "a-" * 5_000,
        "𒀀" * 3_000,
    ],
)
def test_find_takes_any_string(typed):
    publication("Stein", "Ein Stein")
    assert found(typed) in ([], ["Stein"])


@pytest.mark.django_db
@given(st.text(st.one_of(st.characters(), st.sampled_from("\"'„“-*:&|!()<> \\\x00"))))
def test_find_takes_any_generated_string(typed):
    assert search.find(typed, at=NOW).ids == []


@pytest.mark.django_db
@given(st.text(min_size=1))
def test_index_takes_any_text_and_finds_its_words(text):
    with transaction.atomic():
        made = Publication(
            pk=1, headline="Notiz", teaser_headline="Notiz", plain_text=text, published_at=EPOCH
        )
        search.index([made])
        placed, _ = analysis.tokens(text)
        clauses = [[(token,)] for token in placed if token != analysis.BREAK]
        found = database.engine().asked(("SELECT 1 AS id", []), [(1.0, clauses or [[("notiz",)]])], (0, 1), 9)
        with connection.cursor() as cursor:
            cursor.execute(*found)
            assert cursor.fetchall() == [(1.0, 1, 0)]
        transaction.set_rollback(True)
