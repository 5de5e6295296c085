"""Looking at a text again: done, and when it comes back."""

from calendar import monthrange
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.vocabulary import Refused
from articles.workflow.perform import perform

# months from today, and the words of its button
LATER = {
    3: gettext_lazy("in 3 months"),
    6: gettext_lazy("in 6 months"),
    12: gettext_lazy("in a year"),
    0: gettext_lazy("never again"),
}


def look_later(article, months, *, by, version):
    """Writes the next day to look at the article (`months` is text, "0" for none). Raises what the workflow raises."""
    if months not in map(str, LATER):
        raise Refused(_("Please choose when the text shall come back."))
    day = months_from(timezone.localdate(), int(months)) if int(months) else None
    return perform(article, "edit", by=by, version=version, planning={"look_again": day})


def months_from(day, months):
    """The same day of a later month, or its last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
