"""How long ago and how soon, in the words of the desk: short, and exact to the minute where minutes count."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.zoned import shown_time


def age(span):
    """“10 min”, “2 h 10 min”, “3 days”: a timedelta without its sign, cut to what is worth knowing, never nothing."""
    minutes = max(1, int(abs(span).total_seconds()) // 60)
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return ngettext("%d day", "%d days", days) % days
    if hours and minutes % 60:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes % 60}
    return _("%d h") % hours if hours else _("%d min") % minutes


def since(moment, now):
    """“for 2 h 10 min” for an aware moment of the past; empty for none."""
    return _("for %s") % age(now - moment) if moment else ""


def due_words(due, now):
    """“due today 14:00”, “due in 3 days”, “overdue for 2 h”."""
    if due <= now:
        return _("overdue for %s") % age(now - due)
    if due - now < timedelta(days=6):
        return _("due %s") % day_and_time(due, now)
    return _("due %s") % date_format(localtime(due), "SHORT_DATE_FORMAT")


def day_and_time(moment, now):
    """“today 14:00”, “tomorrow 06:00”, “Friday 06:00”, or the date."""
    local, today = localtime(moment), localtime(now).date()
    days = (local.date() - today).days
    named = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    weekday = date_format(local, "l") if 1 < days < 7 else date_format(local, "SHORT_DATE_FORMAT")
    return f"{named.get(days, weekday)} {clock(moment)}"


def clock(moment):
    """Hours and minutes in the site's zone, with the half of the doubled hour where it matters."""
    return shown_time(localtime(moment).replace(second=0, microsecond=0))
