import pytest

from articles.body.document import Break, Mark, Text
from articles.body.words import Passage, compare_marked, compare_words

STRONG, EM = Mark("strong"), Mark("em")


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("", "", []),
        ("a", "a", [("equal", "a")]),
        ("", "neu", [("insert", "neu")]),
        ("alt", "", [("delete", "alt")]),
        ("Der Rat tagt.", "Der Rat tagte.", [("equal", "Der Rat "), ("delete", "tagt"), ("insert", "tagte"), ("equal", ".")]),
        ("Der Rat tagt", "Der neue Rat tagt", [("equal", "Der "), ("insert", "neue "), ("equal", "Rat tagt")]),
        ("Das ist ein Haus", "Dies war kein Haus", [("delete", "Das ist ein"), ("insert", "Dies war kein"), ("equal", " Haus")]),
        ("a  b", "a b", [("equal", "a"), ("delete", "  "), ("insert", " "), ("equal", "b")]),
    ],
)  # fmt: skip
def test_compare_words(old, new, changes):
    assert compare_words(old, new) == changes


def test_marks_that_changed_within_words_that_stayed_are_cut_out():
    old = (Text("Ein "), Text("altes Wort", (STRONG,)))
    new = (Text("Ein altes "), Text("Wort", (STRONG, EM)), Text(" mehr"))
    assert compare_marked(old, new) == [
        Passage("Ein ", (), ()),
        Passage("altes ", (STRONG,), ()),
        Passage("Wort", (STRONG,), (STRONG, EM)),
        Passage(" mehr", None, ()),
    ]


def test_marks_that_begin_within_a_word_are_no_new_word():
    old, new = (Text("Hafenbrücke"),), (Text("Hafen"), Text("brücke", (EM,)))
    assert compare_marked(old, new) == [Passage("Hafen", (), ()), Passage("brücke", (), (EM,))]


def test_hard_break_is_a_line_end():
    old, new = (Text("ab c"),), (Text("ab"), Break(), Text("c"))
    assert compare_marked(old, new) == [
        Passage("ab", (), ()),
        Passage(" ", (), None),
        Passage("\n", None, ()),
        Passage("c", (), ()),
    ]


@pytest.mark.parametrize(
    ("old", "new", "sides"), [((), (Text("a"),), (None, ())), ((Text("a"),), (), ((), None))]
)
def test_line_without_counterpart_is_one_passage(old, new, sides):
    assert compare_marked(old, new) == [Passage("a", *sides)]
