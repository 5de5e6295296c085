"""Spans cover the past without a gap, the newest first, and are few."""

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
def test_spans_go_back_in_time_from_minutes_to_centuries(one, other):
    first, last = sorted([one, other])
    found = spans(first, last)
    assert len(found) <= 5 + 4 * 7 + 1
    marks = [tuple(map(int, mark.removeprefix("#").split("."))) for span in found for mark in span]
    ends = [(number * 4 * 4**level, (number + 1) * 4 * 4**level) for level, number in marks]
    assert ends[0][0] <= last < ends[0][1]
    assert [begin for begin, _ in ends[:-1]] == [end for _, end in ends[1:]]
    assert ends[-1][0] <= first < ends[-1][1]


def test_a_story_bears_one_mark_of_each_level():
    assert span_marks(0) == [f"#{level}.0" for level in range(LEVELS)]
    assert span_marks(-1) == [f"#{level}.-1" for level in range(LEVELS)]
    assert span_marks(4 * 4 * 4)[:4] == ["#0.16", "#1.4", "#2.1", "#3.0"]


def test_all_the_past_is_a_few_questions():
    now = 29_700_000
    assert len(spans(now - 365 * 24 * 60, now)) == 16
    assert len(spans(now - 2_000 * 365 * 24 * 60, now)) == 26
