"""When an address is asked again and what it is called until then: rules of time, without a clock or a table."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from articles.linkhealth.answer import Answer
from articles.vocabulary import LinkState

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FINE_PAUSE = DEAD_PAUSE = 7 * DAY
FAILING_PAUSES = (HOUR, 6 * HOUR, DAY, 2 * DAY)  # after the first failure, the second, …; the last one stays
DEAD_FAILURES, DEAD_AGE = 4, 3 * DAY  # so many tries over so long have to fail
LATER_PAUSE, LONGEST_WAIT = (
    DAY,
    7 * DAY,
)  # where a busy server names no time, and where it names an absurd one


@dataclass(frozen=True)
class Health:
    """The part of an address's row that an answer changes, field by field."""

    state: str = LinkState.UNCHECKED.value
    http_status: int | None = None
    reason: str = ""
    moved_to: str = ""
    failures: int = 0
    first_failed_at: datetime | None = None
    last_checked_at: datetime | None = None
    next_check_at: datetime | None = None


def judge(health: Health, answer: Answer, now: datetime) -> Health:
    """The health after an answer. A server that asks for patience has neither failed nor answered: all stays as it is."""
    health = replace(health, last_checked_at=now)
    if answer.is_later:
        return replace(health, next_check_at=now + later(answer.wait))
    said = {"http_status": answer.status, "reason": answer.reason, "moved_to": answer.moved_to}
    if answer.is_fine:
        state = LinkState.MOVED if answer.moved_to else LinkState.OK
        return Health(state=state.value, last_checked_at=now, next_check_at=now + FINE_PAUSE, **said)
    return _failed(replace(health, **said), now)


def later(wait: int | None) -> timedelta:
    """The pause a busy server gets: what it asked for, at least a minute, at most a week."""
    if wait is None:
        return LATER_PAUSE
    return timedelta(seconds=min(max(wait, 60), LONGEST_WAIT.total_seconds()))


def _failed(health: Health, now: datetime) -> Health:
    failures, since = health.failures + 1, health.first_failed_at or now
    dead = failures >= DEAD_FAILURES and now - since >= DEAD_AGE
    pause = DEAD_PAUSE if dead else FAILING_PAUSES[min(failures, len(FAILING_PAUSES)) - 1]
    return replace(
        health,
        state=(LinkState.DEAD if dead else LinkState.FAILING).value,
        failures=failures,
        first_failed_at=since,
        next_check_at=now + pause,
    )
