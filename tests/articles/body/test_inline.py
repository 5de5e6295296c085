from articles.body.document import Break, Mark, Text
from articles.body.inline import collapse, remove_controls, tidy

BOLD = (Mark("strong"),)


def test_tidy_collapses_white_space_across_neighbours():
    assert tidy([Text(" a \n"), Text(" b ", BOLD), Text("\tc ")]) == (Text("a "), Text("b ", BOLD), Text("c"))


def test_tidy_merges_text_with_equal_marks():
    assert tidy([Text("a", BOLD), Text("b", BOLD), Text("c")]) == (Text("ab", BOLD), Text("c"))


def test_tidy_keeps_non_breaking_spaces():
    assert tidy([Text("\u00a010\u00a0%\u00a0 ")]) == (Text("\u00a010\u00a0%\u00a0"),)


def test_tidy_drops_breaks_at_the_ends_and_blanks_around_them():
    assert tidy([Break(), Text("a "), Break(), Text(" b"), Text(" ", BOLD), Break()]) == (
        Text("a"),
        Break(),
        Text("b"),
    )


def test_tidy_gives_nothing_for_a_line_that_shows_nothing():
    assert [tidy([Text("\u00a0 "), Break(), Text("\n")]), tidy([]), tidy([Text("", BOLD)])] == [(), (), ()]


def test_remove_controls_takes_what_xml_forbids():
    assert remove_controls("a\x00\x08\x0b\x1b\x7f\x85\ud800\ufffeb\tc\nd\u00ad\U0001f600") == (
        "ab\tc\nd\u00ad\U0001f600"
    )


def test_collapse_trims_the_ends():
    assert collapse(" Ein\n Titel\x07 ") == "Ein Titel"
