"""A calendar week in the site's zone: its name in addresses, its days, the moments it spans."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

LENGTH = 7  # days


@dataclass(frozen=True)
class Week:
    monday: date

    @property
    def name(self):
        """“2026-W48”, as addresses carry it."""
        year, week, _day = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def number(self):
        return self.monday.isocalendar().week

    @property
    def days(self):
        return [self.monday + timedelta(days=number) for number in range(LENGTH)]

    @property
    def sunday(self):
        return self.days[-1]

    @property
    def start(self):
        return midnight(self.monday)

    @property
    def end(self):
        """The first moment of the week after it."""
        return midnight(self.monday + timedelta(days=LENGTH))

    def shifted(self, weeks):
        return Week(self.monday + timedelta(weeks=weeks))


def midnight(day):
    return datetime.combine(day, time(), timezone.get_default_timezone())


def week_of(day):
    return Week(day - timedelta(days=day.weekday()))


def read_week(text):
    """The week an address names; the present one for none and for nonsense."""
    try:
        year, _sign, week = text.partition("-W")
        return (
            Week(date.fromisocalendar(int(year), int(week), 1)) if 2000 <= int(year) < 2100 else this_week()
        )
    except ValueError:
        return this_week()


def this_week():
    return week_of(timezone.localdate())
