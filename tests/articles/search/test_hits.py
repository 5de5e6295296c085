"""Moments are whole minutes."""

from datetime import timedelta

from articles.search.hits import EPOCH, moment, time_of


def test_a_moment_is_the_minute_that_has_begun():
    assert [moment(EPOCH + timedelta(seconds=seconds)) for seconds in (-1, 0, 59, 60)] == [-1, 0, 0, 1]
    assert time_of(moment(EPOCH + timedelta(days=9))) == EPOCH + timedelta(days=9)
