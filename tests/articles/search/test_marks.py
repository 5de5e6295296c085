"""What a story is marked with."""

from articles.search.marks import choice_marks, place_marks, start_marks


def test_place_marks_name_each_word_once_by_its_best_place():
    assert place_marks("Haus der E-Mail", "Häuser am See") == [
        *("^haus", "^der", "^e", "^mail", "^email"),
        *("~am", "~see"),
    ]


def test_start_marks_are_two_to_four_letters():
    assert start_marks("Häuser, EU a Haft") == ["<ha", "<hau", "<haus", "<eu", "<haf", "<haft"]


def test_choice_marks_tell_kinds_apart():
    assert choice_marks(7, "report", ["a-b"], ["a-b", "c"]) == ["@s7", "@greport", "@aa-b", "@ta-b", "@tc"]
    assert choice_marks(7, "", [], []) == ["@s7"]
