"""What readers type becomes clauses, and clauses become each database's language."""

import pytest

from articles.search import postgres, query, sqlite


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("Neue Häuser", [[("neu",), ("§neu",)], [("haus",), ("§haus",)]]),
        ("die Häuser der Stadt", [[("haus",), ("§haus",)], [("stadt",), ("§stadt",)]]),
        ("„Haus am See“ Kiel", [[("haus", "am", "see")], [("kiel",), ("§kiel",)]]),
        ('"Haus am See', [[("haus",), ("§haus",)], [("see",), ("§see",)]]),
        ("«Haus»", [[("haus",), ("§haus",)]]),
        ("E-Mail", [[("e", "mail"), ("email",)]]),
        ("Wer wir sind", [[("wer", "wir", "sind")]]),
        ("die", []),
        ("", []),
        ("„“ * -- \x00", []),
    ],
)
def test_query_becomes_clauses(typed, clauses):
    assert query.parse(typed) == clauses


def test_match_is_written_in_each_database_language():
    clauses = [[("e", "mail"), ("email",)], [("haus",)]]
    assert sqlite.match(clauses) == '({head lead text} : "e mail" OR "email") AND ("haus")'
    assert postgres.match(clauses) == "(('e' <-> 'mail') | ('email')) & (('haus'))"


def test_vector_gives_places_by_field_and_the_last_to_variants_and_parts():
    fields = {
        "head": ["haf"],
        "lead": [],
        "text": ["der", "haf", "¶", "der"],
        "variants": ["haf", "email"],
        "parts": ["§see"],
    }
    assert postgres.vector(fields) == "'haf':1A,5C 'der':4C,7C 'email':16383 '§see':16383"
