"""The rules of time: when an address is asked again, when it is dead, and that everything heals."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from articles.linkhealth.answer import Answer
from articles.linkhealth.schedule import DAY, HOUR, Health, judge

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FINE, GONE, LATER = Answer("", 200), Answer("gone", 404), Answer("later", 429)

answers = st.one_of(
    st.just(FINE),
    st.just(GONE),
    st.just(Answer("people", 403)),
    st.just(Answer("", 200, moved_to="https://neu.example/")),
    st.sampled_from(["host", "timeout", "certificate", "private", "loop"]).map(Answer),
    st.none().map(lambda _none: LATER),
    st.integers(0, 10**9).map(lambda wait: Answer("later", 503, wait=wait)),
)
# Sooner than due, as whoever presses “ask again now” wants it, or later, as cron comes.
days = st.lists(st.tuples(answers, st.timedeltas(timedelta(0), 10 * DAY)), max_size=30)


def lived(story):
    """Every (health, answer, moment) of an address that was asked in these pauses."""
    health, now = Health(next_check_at=NOW), NOW
    for answer, pause in story:
        now += pause
        health = judge(health, answer, now)
        yield health, answer, now


def test_page_that_stays_away_is_dead_after_days():
    health, now, told = Health(next_check_at=NOW), NOW, []
    for _try in range(7):
        health = judge(health, GONE, now)
        told.append((health.state, health.next_check_at - now))
        now = health.next_check_at
    assert told == [
        ("failing", HOUR),
        ("failing", 6 * HOUR),
        ("failing", DAY),
        ("failing", 2 * DAY),
        ("dead", 7 * DAY),
        ("dead", 7 * DAY),
        ("dead", 7 * DAY),
    ]
    assert (health.failures, health.first_failed_at) == (7, NOW)


def test_many_tries_in_short_time_are_not_enough():
    health = Health()
    for minute in range(50):
        health = judge(health, GONE, NOW + timedelta(minutes=minute))
    assert (health.state, health.next_check_at) == ("failing", NOW + timedelta(minutes=49) + 2 * DAY)


def test_three_tries_over_a_month_are_not_enough():
    health = Health()
    for days in (0, 15, 30):
        health = judge(health, GONE, NOW + days * DAY)
    assert health.state == "failing"
    assert judge(health, GONE, NOW + 31 * DAY).state == "dead"


@given(days)
def test_dead_means_four_failures_over_three_days(story):
    for health, _answer, now in lived(story):
        old_enough = (
            health.failures >= 4 and now - health.first_failed_at >= 3 * DAY if health.failures else False
        )
        if health.state == "dead":
            assert old_enough
        if health.state == "failing":
            assert health.failures > 0
        if health.state in ("ok", "moved", "unchecked"):
            assert (health.failures, health.first_failed_at) == (0, None)


@given(days)
def test_one_good_answer_heals_everything(story):
    before = [Health(), *(health for health, _answer, _now in lived(story))][-1]
    later = NOW + 400 * DAY
    assert judge(before, FINE, later) == Health(
        state="ok", http_status=200, last_checked_at=later, next_check_at=later + 7 * DAY
    )


@given(days)
def test_busy_server_changes_nothing_but_the_dates(story):
    before = [Health(), *(health for health, _answer, _now in lived(story))][-1]
    later = NOW + 400 * DAY
    after = judge(before, LATER, later)
    assert after == replace(before, last_checked_at=later, next_check_at=later + DAY)


@given(days)
def test_next_time_lies_between_a_minute_and_a_week_ahead(story):
    for health, answer, now in lived(story):
        assert timedelta(minutes=1) <= health.next_check_at - now <= 7 * DAY
        assert health.last_checked_at == now
        if answer.is_later and answer.wait is not None:
            assert health.next_check_at - now >= timedelta(seconds=min(answer.wait, 7 * 86_400))


def test_moved_page_is_named_with_its_new_address():
    health = judge(Health(), Answer("", 200, moved_to="https://neu.example/"), NOW)
    assert (health.state, health.moved_to) == ("moved", "https://neu.example/")


def test_page_for_people_only_is_fine_and_says_so():
    health = judge(Health(failures=3, first_failed_at=NOW), Answer("people", 403), NOW)
    assert (health.state, health.reason, health.http_status) == ("ok", "people", 403)
