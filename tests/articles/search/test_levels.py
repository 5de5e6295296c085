"""What is asked of the index for a query, from the best stories on."""

from articles.search.levels import completing, levels, sharing
from articles.search.query import parse


def test_levels_of_a_word_are_head_lead_text_and_parts():
    assert levels(parse("Haus")) == [
        (8.0, [[("^haus",)]]),
        (3.0, [[("^haus",), ("~haus",)]]),
        (1.0, [[("haus",)]]),
        (0.5, [[("haus",), ("§haus",)]]),
    ]


def test_levels_of_two_words_know_one_of_them_in_the_head():
    assert levels(parse("Haus 12")) == [
        (8.0, [[("^haus",)], [("^12",)]]),
        (3.0, [[("^haus",), ("~haus",)], [("^12",), ("~12",)]]),
        (2.0, [[("haus",), ("§haus",)], [("12",)], [("^haus",), ("^12",)]]),
        (1.0, [[("haus",)], [("12",)]]),
        (0.5, [[("haus",), ("§haus",)], [("12",)]]),
    ]


def test_levels_of_a_phrase_want_it_and_all_its_words_in_their_place():
    phrase = [("haus", "am", "see")]
    assert levels(parse("„Haus am See“")) == [
        (8.0, [phrase, [("^haus",)], [("^am",)], [("^see",)]]),
        (3.0, [phrase, [("^haus",), ("~haus",)], [("^am",), ("~am",)], [("^see",), ("~see",)]]),
        (1.0, [phrase]),
    ]


def test_a_hyphenated_word_is_in_the_head_as_one():
    assert levels(parse("E-Mail"))[0] == (8.0, [[("^email",)]])


def test_sharing_asks_for_each_word_in_heads():
    assert sharing(parse("Haus 12 „am See“")) == [(1.0, [[("^haus",)]]), (1.0, [[("^12",)]])]


def test_completing_asks_for_beginnings_and_from_five_letters_on_for_words_that_go_on():
    assert completing(parse("Haus"), "Kran") == [(1.0, [[("^haus",)], [("<kran",), ("^kran",)]])]
    assert completing([], "Krane") == [(1.0, [[("^krane*",), ("^kran",)]])]
