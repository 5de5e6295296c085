"""The week as its page shows it: a column for each day, what has gone live gathered above the rest."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from articles.admin.length import length_words

FEW = 3  # published stories of a day that are shown without opening their list
UNDATED = 20


@dataclass(frozen=True)
class Day:
    """`published` are the stories that began that day; everything else is `over` or still `to_come`."""

    day: date
    published: list
    over: list
    to_come: list

    @property
    def is_today(self):
        return self.day == timezone.localdate()

    @property
    def is_past(self):
        return self.day < timezone.localdate()

    @property
    def few(self):
        return len(self.published) <= FEW


def days_of(week, entries, now):
    return [_day(day, [entry for entry in entries if entry.day == day], now) for day in week.days]


def _day(day, entries, now):
    others = [entry for entry in entries if entry.kind != "live"]
    return Day(
        day,
        published=[entry for entry in entries if entry.kind == "live"],
        over=[entry for entry in others if entry.moment <= now],
        to_come=[entry for entry in others if entry.moment > now],
    )


def undated_rows(articles):
    """(article, its length) for the first texts without a time."""
    return [(article, length_words(article)) for article in articles[:UNDATED]]
