from articles.body.align import pair_lines
from articles.body.document import Text
from articles.body.lines import Line


def line(text):
    return Line(("paragraph",), (Text(text),))


MONDAY, TUESDAY = line("Der Rat tagt am Montag"), line("Der Rat tagt am Dienstag")
RAIN, SUN = line("Morgen fällt viel Regen"), line("Übermorgen scheint Sonne")


def test_single_lines_are_always_paired():
    assert pair_lines([RAIN], [MONDAY]) == [(RAIN, MONDAY)]


def test_like_lines_are_paired_and_the_rest_is_new_or_gone():
    assert pair_lines([RAIN, MONDAY], [TUESDAY, SUN]) == [(RAIN, None), (MONDAY, TUESDAY), (None, SUN)]


def test_pairs_keep_the_order_of_both_sides():
    assert pair_lines([MONDAY, RAIN], [RAIN, TUESDAY]) == [(MONDAY, None), (RAIN, RAIN), (None, TUESDAY)]


def test_nothing_is_lost_when_one_side_is_empty():
    assert [pair_lines([], [SUN]), pair_lines([RAIN], [])] == [[(None, SUN)], [(RAIN, None)]]


def test_very_many_lines_are_paired_by_position():
    old = [line(f"alt {number}") for number in range(101)]
    new = [line(f"neu {number}") for number in range(100)]
    assert pair_lines(old, new) == [*zip(old, new, strict=False), (old[100], None)]


def test_a_paragraph_and_a_card_are_no_pair():
    card = Line(("readmore",), facts=(("data-article", "5"),))
    assert pair_lines([SUN], [card]) == [(SUN, None), (None, card)]
