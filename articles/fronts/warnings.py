"""What is wrong with a layout at a moment, in sentences for the desk. No database, no clock."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.conf import conf
from articles.fronts.arrange import Filled
from articles.fronts.layout import Layout, Placement, Slot

__all__ = ["Facts", "FrontWarning", "Severity", "key_of", "warnings_of"]


class Severity(TextChoices):
    """Whether readers miss something, or somebody should only look again."""

    WRONG = "wrong", gettext_lazy("Wrong")
    HINT = "hint", gettext_lazy("Hint")


@dataclass(frozen=True, slots=True)
class FrontWarning:
    """One sentence, the kind of what is wrong, and how much it matters."""

    kind: str
    severity: Severity
    sentence: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a story at the moment. `planned` and `embargo` are moments that lie after it, or None."""

    is_live: bool = False
    was_public: bool = False
    planned: datetime | None = None
    embargo: datetime | None = None


def key_of(slot: Slot, placement: Placement):
    """By what the warnings of one placement are found."""
    return f"{slot.id}/{placement.article}"


def warnings_of(
    layout: Layout,
    at: datetime,
    stories: Mapping[int, Facts],
    *,
    filled: Iterable[Filled] = (),
    lost: Collection[int] = (),
):
    """Lists of FrontWarning by slot id or `key_of`, the worst first; what has none is left out.

    `stories` are the Facts by article id: a story that is not among them does not exist. `filled` is what the layout
    shows then (see arrange.fill); `lost` holds ids of pictures that were taken back.
    """
    found = {}
    twice = _pinned_twice(layout, at)
    for slot in layout.slots:
        for placement in slot.placements:
            facts = stories.get(placement.article, Facts())
            found[key_of(slot, placement)] = [
                *_of_story(placement, at, facts),
                *_of_time(placement, at),
                *_of_picture(placement, lost),
                *_of_doubles(slot, placement, twice),
            ]
    for each in filled:
        found[each.slot.id] = list(_of_slot(each))
    worst_first = {
        key: sorted(rows, key=lambda row: row.severity != Severity.WRONG) for key, rows in found.items()
    }
    return {key: rows for key, rows in worst_first.items() if rows}


def _of_story(placement, at, facts):
    """Why readers do not find the story itself."""
    if facts.embargo and facts.embargo > at:
        yield _wrong("embargo", _("Under embargo until %s.") % _time(facts.embargo))
    if facts.is_live:
        return
    if facts.planned:
        yield _wrong("planned", _("Not public yet: planned for %s.") % _time(facts.planned))
    elif facts.was_public:
        yield _wrong("gone", _("No longer public. Please take the story away."))
    else:
        yield _wrong("not_public", _("Not public yet, and not planned."))


def _of_time(placement, at):
    """Its own time on the front, or how long it stands there already."""
    if placement.begins and at < placement.begins:
        yield _hint("early", _("Stands here from %s on.") % _time(placement.begins))
    elif placement.ends and placement.ends <= at:
        yield _wrong(
            "over",
            _("Its time here was over on %s. Please take it away or give it a later end.")
            % _time(placement.ends),
        )
    elif placement.pinned and placement.added_at:
        since, hours = max(filter(None, (placement.added_at, placement.begins))), conf("PINNED_HOURS")
        if at - since > timedelta(hours=hours):
            words = ngettext(
                "Pinned for more than %(hours)d hour, since %(time)s.",
                "Pinned for more than %(hours)d hours, since %(time)s.",
                hours,
            )
            yield _hint("long", words % {"hours": hours, "time": _time(since)})


def _of_picture(placement, lost):
    if placement.picture and placement.picture.picture in lost:
        yield _wrong("picture", _("Its own picture has been taken back. Please choose another one."))


def _of_doubles(slot, placement, twice):
    if placement.pinned and not slot.repeats and placement.article in twice:
        yield _hint(
            "twice", _("Pinned more than once on this front; readers find it in the first area only.")
        )


def _of_slot(filled):
    number, least = len(filled.shown), filled.slot.least
    if not filled.shown:
        yield _wrong("empty", _("No story fits here: readers do not see this area."))
    elif filled.is_short:
        words = ngettext(
            "Only %(number)d story of at least %(least)d.",
            "Only %(number)d stories of at least %(least)d.",
            number,
        )
        yield _wrong("short", words % {"number": number, "least": least})


def _pinned_twice(layout, at):
    """Ids of stories pinned in more than one slot at the moment."""
    slots = [slot for slot in layout.slots if not slot.repeats]
    counts = Counter(each.article for slot in slots for each in slot.pins if each.runs(at))
    return {article for article, number in counts.items() if number > 1}


def _wrong(kind, sentence):
    return FrontWarning(kind, Severity.WRONG, sentence)


def _hint(kind, sentence):
    return FrontWarning(kind, Severity.HINT, sentence)


def _time(moment):
    return date_format(localtime(moment, get_default_timezone()), "SHORT_DATETIME_FORMAT")
