"""Minutes of a day in the site's zone, as addresses spell them: 18-20, and 02-20-mez in the hour that comes twice."""

import re
from datetime import UTC, datetime, time

from django.utils.timezone import get_default_timezone, localtime

from articles.addresses import path_to

NAMES = {"CET": "MEZ", "CEST": "MESZ"}
TYPED = re.compile(
    r"([0-9]{1,2})[:.-]([0-9]{2})(?::[0-9]{2})?(?:\s*Uhr)?(?:[\s-]*([a-z]{3,5}))?", re.IGNORECASE
)


class NoSuchMinute(ValueError):
    """The clocks go forward over it, or no clock shows it at all."""


def zone_name(moment):
    """What the zone is called at that moment: MEZ or MESZ in Berlin."""
    name = localtime(moment).tzname()
    return NAMES.get(name, name)


def readings(day, text):
    """The beginnings of the minutes that a clock's reading means on a day: one, or two where the hour comes twice.

    `text` is 18:20 or 18-20, with the zone's name behind it where that decides. NoSuchMinute for all others.
    """
    match = TYPED.fullmatch(text.strip())
    try:
        naive = datetime.combine(day, time(int(match[1]), int(match[2])))
    except (TypeError, ValueError) as error:
        raise NoSuchMinute(text) from error
    zone = get_default_timezone()
    found = {naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    named = [
        moment
        for moment in sorted(found)
        if localtime(moment, zone).replace(tzinfo=None) == naive
        and (not match[3] or zone_name(moment) == match[3].upper())
    ]
    if not named:
        raise NoSuchMinute(text)
    return named


def is_doubled(moment):
    """Whether the clock shows the minute of this moment twice that night."""
    local = localtime(moment)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def spelling(moment):
    """The minute of a moment as its address spells it."""
    words = f"{localtime(moment):%H-%M}"
    return f"{words}-{zone_name(moment).lower()}" if is_doubled(moment) else words


def minute_address(moment):
    """The page of the front in the minute of a moment."""
    local = localtime(moment)
    return path_to("front_then", local.year, local.month, local.day, spelling(moment))
