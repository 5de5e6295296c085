"""What readers type becomes clauses, and clauses become each database's language."""

import pytest

from articles.search import postgres, query, sqlite
from articles.search.hits import Entry


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


def test_query_is_read_up_to_its_limits():
    assert len(query.parse(" ".join(f"wort{number}" for number in range(99)))) == query.CLAUSES
    assert [len(alternative) for clause in query.parse(f"„{'haus ' * 99}“") for alternative in clause] == [32]
    assert query.parse("x" * query.LENGTH + " haus") == query.parse("x" * query.LENGTH)


def test_match_is_written_in_each_database_language():
    clauses = [[("e", "mail"), ("^email",)], [("^haus*",)]]
    assert sqlite.match(clauses) == '({text} : "e mail" OR "^email") AND ("^haus"*)'
    assert postgres.match(clauses) == "(('e' <-> 'mail') | ('^email')) & (('^haus':*))"


def test_vector_gives_places_to_the_text_only():
    entry = Entry(1, 0, ["haf", "¶", "der", "haf"], ["haf", "§see"], [])
    marks = " ".join(f"'#{level}.0'" for level in range(13))
    assert postgres.vector(entry) == f"'haf':1,4 'der':3 '§see' {marks}"
