"""Spans cover the past without a gap, the newest first, and are few."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.search.spans import LEVELS, span_marks, spans

MOMENTS = st.integers(-1_000_000_000, 1_000_000_000)  # minutes: the years 69 to 3871


@given(MOMENTS, MOMENTS, MOMENTS)
def test_every_moment_between_is_in_exactly_one_span(one, other, between):
    first, between, last = sorted([one, other, between])
    marks = set(span_marks(between))
    assert len([span for span in spans(first, last) if marks & set(span)]) == 1


@given(MOMENTS, MOMENTS)
def test_spans_go_back_in_time(one, other):
    first, last = sorted([one, other])
    found = spans(first, last)
    assert len(found) <= LEVELS
    levels = [{mark.partition(".")[0] for mark in span} for span in found]
    assert levels == [{f"#{level}"} for level in range(len(found))]
    for newer, older in pairwise([number(mark) for mark in span] for span in found):
        assert newer == list(range(newer[0], newer[-1] - 1, -1))
        assert older[0] == newer[-1] // 4 - (newer[-1] % 4 == 0)


def number(mark):
    return int(mark.partition(".")[2])


def test_a_story_bears_one_mark_of_each_level():
    assert span_marks(0) == [f"#{level}.0" for level in range(LEVELS)]
    assert span_marks(-1) == [f"#{level}.-1" for level in range(LEVELS)]
    assert span_marks(4 * 4 * 4)[:4] == ["#0.16", "#1.4", "#2.1", "#3.0"]


def test_all_the_past_is_a_dozen_questions():
    now = 29_700_000
    assert len(spans(now - 365 * 24 * 60, now)) == 9
    assert len(spans(now - 2_000 * 365 * 24 * 60, now)) == 13
