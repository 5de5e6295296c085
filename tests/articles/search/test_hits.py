"""Moments and what a story is worth after a time."""

from datetime import timedelta

from articles.search.hits import AGEING, EPOCH, moment, score, time_of


def test_a_moment_is_the_minute_that_has_begun():
    assert [moment(EPOCH + timedelta(seconds=seconds)) for seconds in (-1, 0, 59, 60)] == [-1, 0, 0, 1]
    assert time_of(moment(EPOCH + timedelta(days=9))) == EPOCH + timedelta(days=9)


def test_a_story_is_worth_half_after_a_year_and_a_third_after_two():
    assert [score(6.0, -years * AGEING, 0) for years in (0, 1, 2)] == [6.0, 3.0, 2.0]
