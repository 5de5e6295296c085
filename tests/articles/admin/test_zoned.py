"""Moments typed at the desk: Berlin time, the hour that does not exist, the hour that exists twice."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from articles.admin.zoned import ZonedDateTimeField, ZonedDateTimeWidget


def clean(day, clock):
    with translation.override("en"):
        return ZonedDateTimeField(required=False).clean([day, clock])


def code(day, clock):
    with pytest.raises(ValidationError) as caught:
        clean(day, clock)
    return caught.value.error_list[0].code


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    [
        ("2026-01-05", "06:00", datetime(2026, 1, 5, 5, tzinfo=UTC)),
        ("05.07.2026", "6.00 Uhr", datetime(2026, 7, 5, 4, tzinfo=UTC)),
        ("2026-07-05", "06:00 mesz", datetime(2026, 7, 5, 4, tzinfo=UTC)),
        ("2026-10-25", "02:30 MESZ", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25", "02:30 MEZ", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("2026-10-25", "02:30CEST", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25", "03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        ("2026-03-29", "03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("", "", None),
    ],
)
def test_moment_is_read_in_berlin_time(day, clock, moment):
    assert clean(day, clock) == moment


@pytest.mark.parametrize(
    ("day", "clock", "reason"),
    [
        ("2026-03-29", "02:30", "missing_hour"),
        ("2026-03-29", "02:30 MESZ", "missing_hour"),
        ("2026-10-25", "02:30", "doubled_hour"),
        ("2026-10-25", "02:00", "doubled_hour"),
        ("2026-07-05", "06:00 MEZ", "wrong_zone"),
        ("2026-07-05", "", "no_time"),
        ("", "06:00", "no_date"),
        ("2026-07-05", "25:00", "invalid_time"),
        ("2026-07-05", "früh", "invalid_time"),
        ("2026-02-30", "06:00", "invalid"),
        ("0001-01-01", "00:00", "year"),
        ("9999-12-31", "23:59", "year"),
    ],
)
def test_moment_that_cannot_be_meant_is_refused(day, clock, reason):
    assert code(day, clock) == reason


def test_missing_hour_names_the_times_around_it():
    with pytest.raises(ValidationError) as caught:
        clean("2026-03-29", "02:30")
    sentence = "02:30 does not exist on March 29, 2026: the clocks go forward that night. Please write 01:30 or 03:30 instead."
    assert caught.value.messages == [sentence]


def test_doubled_hour_says_what_to_write():
    with pytest.raises(ValidationError) as caught:
        clean("2026-10-25", "02:30")
    assert "“02:30 MESZ” for the first time" in caught.value.messages[0]
    assert "“02:30 MEZ” for the second" in caught.value.messages[0]


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        datetime(2026, 7, 5, 4, 0, 9, 125, tzinfo=UTC),
    ],
)
def test_shown_moment_is_read_back_unchanged(moment):
    day, clock = ZonedDateTimeWidget().decompress(moment)
    assert clean(day.isoformat(), clock) == moment


def test_doubled_hour_is_shown_with_its_half():
    shown = [
        ZonedDateTimeWidget().decompress(datetime(2026, 10, 25, hour, 30, tzinfo=UTC))[1] for hour in (0, 1)
    ]
    assert shown == ["02:30 MESZ", "02:30 MEZ"]


def test_zone_is_named_beside_the_inputs():
    assert '<span class="zone">Europe/Berlin</span>' in ZonedDateTimeWidget().render("due", None)
