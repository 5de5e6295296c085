"""Reads values of a ninjs object whatever its version spells them: 1.x in singular, 2.x in lists, 3.x in camel case."""

from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _

from articles.exchange.delivery import Unreadable, one_line

YEARS = range(1700, 2200)  # what calendars, zones and databases agree on


def lower_keys(value: dict) -> dict:
    """One spelling of the names: versionCreated and versioncreated are the same."""
    return {str(key).lower(): item for key, item in value.items()}


def rows(data: dict, *names: str) -> list[dict]:
    """Everything under these names as dictionaries with `value` and `name`; a plain text counts as both."""
    found = []
    for name in names:
        values = data.get(name)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                found.append(lower_keys(value))
            elif isinstance(value, str):
                found.append({"value": value, "name": value})
    return found


def word(data: dict, *names: str) -> str:
    """The first of these names that holds words, on one line; empty when there is none."""
    values = (data.get(name) for name in names)
    return next((one_line(value) for value in values if isinstance(value, str) and one_line(value)), "")


def role(row: dict) -> str:
    return word(row, "role", "rel").lower()


def of_role(found: list[dict], *roles: str) -> str:
    """The first value with one of these roles, untouched; an empty role is one without."""
    values = (row["value"] for row in found if role(row) in roles and isinstance(row.get("value"), str))
    return next((value for value in values if value.strip()), "")


def code(row: dict) -> str:
    """The code of a concept: its own, or the end of its address."""
    return word(row, "literal", "code") or word(row, "uri").rstrip("/").rpartition("/")[2].rpartition(":")[2]


def moment(data: dict, *names: str) -> datetime | None:
    """The first of these dates that is given, with a zone: the site's if it names none. Unreadable for no date."""
    value = word(data, *names)
    if not value:
        return None
    try:
        found = parse_datetime(value)
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise Unreadable(_("“%s” is not a date such as 2026-03-01T08:00:00+01:00.") % value[:60])
    return make_aware(found) if is_naive(found) else found
