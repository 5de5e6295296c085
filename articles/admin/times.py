"""Moments as the desk reads them: in the site's zone, with the zone named."""

from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, get_default_timezone_name, localtime
from django.utils.translation import gettext as _

from articles.admin.zoned import shown_time


def desk_time(moment):
    """“24. November 2026, 06:00 Uhr (Europe/Berlin)” for an aware moment."""
    return _("%(date)s, %(time)s (%(zone)s)") % _parts(moment)


def short_time(moment):
    """“24. November 2026, 06:00 Uhr”, for pages that name the zone once."""
    return _("%(date)s, %(time)s") % _parts(moment)


def _parts(moment):
    local = localtime(moment, get_default_timezone())
    return {
        "date": date_format(local, "DATE_FORMAT"),
        "time": shown_time(local.replace(second=0, microsecond=0)),
        "zone": get_default_timezone_name(),
    }
