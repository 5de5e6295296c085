"""Entry of a moment in the site's time zone, with the hour that does not exist and the hour that exists twice."""

import re
from datetime import UTC, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import get_default_timezone, get_default_timezone_name
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SUMMER, WINTER = "MESZ", "MEZ"
# The offset a name stands for, in hours east of Greenwich.
NAMES = {SUMMER: 2, "CEST": 2, WINTER: 1, "CET": 1}
TIME = re.compile(
    r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(?:\s*Uhr)?\s*(MESZ|MEZ|CEST|CET)?", re.IGNORECASE
)
YEARS = range(1900, 2200)


class ZonedDateTimeWidget(forms.SplitDateTimeWidget):
    """A date, a time as text, and the name of the zone beside them."""

    supports_microseconds = True  # or Django cuts them off, and saving without a change would be one

    def __init__(self, attrs=None):
        super().__init__(
            attrs=attrs,
            date_format="%Y-%m-%d",
            date_attrs={"type": "date", "class": "zoned-date", "aria-label": gettext_lazy("Date")},
            time_attrs={"class": "zoned-time", "placeholder": "00:00", "aria-label": gettext_lazy("Time")},
        )
        self.widgets[1] = forms.TextInput(attrs=self.widgets[1].attrs | {"autocomplete": "off"})

    def decompress(self, value):
        """Local date and time; the time names its half of the hour that exists twice."""
        if not value:
            return ["", ""]
        local = value.astimezone(get_default_timezone())
        return [local.date(), shown_time(local)]

    def render(self, name, value, attrs=None, renderer=None):
        inputs = super().render(name, value, attrs, renderer)
        return format_html(
            '<span class="zoned">{} <span class="zone">{}</span></span>', inputs, get_default_timezone_name()
        )


def shown_time(local):
    """A local moment's clock time as short as it is exact."""
    clock = local.time().replace(fold=0)
    text = clock.isoformat("minutes" if not (clock.second or clock.microsecond) else "auto")
    first, second = _readings(local.replace(tzinfo=None))
    if first.utcoffset() == second.utcoffset():
        return text
    return f"{text} {SUMMER if local.utcoffset() == first.utcoffset() else WINTER}"


def _readings(naive):
    """The moments a clock's reading may mean, the earlier half of a doubled hour first."""
    return [naive.replace(tzinfo=get_default_timezone(), fold=fold) for fold in (0, 1)]


class ZonedDateTimeField(forms.MultiValueField):
    """A moment typed in the site's zone; the cleaned value is aware, in UTC, or None."""

    widget = ZonedDateTimeWidget
    default_error_messages = {"invalid_date": gettext_lazy("Please write the date as 31.12.2026.")}

    def __init__(self, **kwargs):
        date = forms.DateField(
            required=False,
            input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
            error_messages={"invalid": self.default_error_messages["invalid_date"]},
        )
        super().__init__([date, forms.CharField(required=False)], require_all_fields=False, **kwargs)

    def compress(self, values):
        """UTC; ValidationError with what to write instead."""
        day, clock = values or (None, "")
        if not day and not clock:
            return None
        if not clock:
            raise ValidationError(_("Please add the time as well, such as 06:00."), code="no_time")
        if not day:
            raise ValidationError(_("Please add the date as well."), code="no_date")
        if day.year not in YEARS:
            raise ValidationError(_("Please check the year."), code="year")
        clock, name = read_time(clock)
        return resolve(datetime.combine(day, clock), name).astimezone(UTC)


def read_time(text):
    """Clock time and the zone's name, or an empty one. ValidationError for anything else."""
    match = TIME.fullmatch(text.strip())
    try:
        hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
        fraction = int((match[4] or "0").ljust(6, "0"))
        return time(hour, minute, second, fraction), (match[5] or "").upper()
    except (AttributeError, ValueError):
        raise ValidationError(_("Please write the time as 06:00."), code="invalid_time") from None


def resolve(naive, name=""):
    """The one moment a clock's reading means in the site's zone."""
    first, second = _readings(naive)
    shift = second.utcoffset() - first.utcoffset()
    if shift.total_seconds() > 0:
        raise ValidationError(_missing(naive, first, second), code="missing_hour")
    if name:
        return _named([first, second], name, naive)
    if shift:
        raise ValidationError(_doubled(naive), code="doubled_hour")
    return first


def _named(readings, name, naive):
    for moment in readings:
        if moment.utcoffset().total_seconds() == NAMES[name] * 3600:
            return moment
    words = {"name": name, "date": date_format(naive, "DATE_FORMAT")}
    sentence = _("%(name)s does not apply on %(date)s. Please leave it out.")
    raise ValidationError(sentence % words, code="wrong_zone")


def _missing(naive, first, second):
    """Before and after the leap are found by reading the clock as if it had not, or had already, leapt."""
    zone = get_default_timezone()
    before, after = (moment.astimezone(UTC).astimezone(zone) for moment in (second, first))
    return _(
        "%(time)s does not exist on %(date)s: the clocks go forward that night. "
        "Please write %(before)s or %(after)s instead."
    ) % {
        "time": f"{naive:%H:%M}",
        "date": date_format(naive, "DATE_FORMAT"),
        "before": f"{before:%H:%M}",
        "after": f"{after:%H:%M}",
    }


def _doubled(naive):
    return _(
        "%(time)s comes twice on %(date)s: the clocks go back that night. Please write “%(time)s %(summer)s” "
        "for the first time (summer time) or “%(time)s %(winter)s” for the second (winter time)."
    ) % {
        "time": f"{naive:%H:%M}",
        "date": date_format(naive, "DATE_FORMAT"),
        "summer": SUMMER,
        "winter": WINTER,
    }
