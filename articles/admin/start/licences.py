"""Problems of pictures: licences that ended, end soon or were never entered, of pictures readers see or will see."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.start.row import MOST, Trouble
from articles.library.uses import endangered
from articles.vocabulary import LicenceState

ENDS = {
    LicenceState.EXPIRED: gettext_lazy("the licence ended on %s"),
    LicenceState.ENDING: gettext_lazy("the licence ends on %s"),
}


def licences(reading):
    """What ends first comes first; one query."""
    today = localdate(reading.now)
    return [
        Trouble(
            str(picture),
            _sentence(picture, today),
            reverse("admin:articles_picture_change", args=[picture.pk]),
        )
        for picture in endangered(today, reading.now)[:MOST]
    ]


def _sentence(picture, today):
    state = picture.licence_state(today)
    if state == LicenceState.MISSING:
        return _("has no licence, and readers see it or will")
    return ENDS[state] % date_format(picture.licence_until, "DATE_FORMAT")
