"""The desk's writes of fronts: the working layout, going live now or later, taking a plan back, rolling back.

Each function is one transaction under the front's row lock; version, pictures, change log and log commit together.
Layouts are dictionaries as fronts.layout.Layout.as_dict makes them; Incomplete for one that cannot be kept.
"""

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import audit
from articles.fronts.reading import layout_of
from articles.models import Front, FrontCancellation, FrontVersion
from articles.publishing.changelog import log_changes
from articles.publishing.frontpictures import front_keys, write_pictures
from articles.publishing.pictures import hold_pictures, shown_pictures
from articles.vocabulary import Incomplete, Refused, Stale

NOTE_LENGTH = 300


@transaction.atomic
def save_draft(front, content, *, version, by, now):
    """Keeps a layout as the one being worked on; readers see nothing of it. Returns the front as it is now.

    Stale when somebody wrote since `version` (a Front.version). What is stored already changes nothing.
    """
    front = _locked(front, version)
    draft = layout_of(content).as_dict()
    if draft != front.draft:
        front.draft = draft
        _touch(front, by, now)
    return front


@transaction.atomic
def go_live(front, content, *, based_on, by, now, at=None, note=""):
    """Makes a layout what readers see, from `at` (default: now) on; returns the FrontVersion.

    Stale when somebody wrote since `based_on` (a Front.version). Refused for a time that is over.
    """
    front = _locked(front, based_on)
    begin = at or now
    if begin < now:
        raise Refused(_("This moment is over. Please choose a later one, or go live now."))
    layout = layout_of(content)
    if not layout.slots:
        raise Incomplete(_("A front needs at least one area. Please add one first."))
    front.draft = layout.as_dict()
    version = _store(front, layout, begin=begin, by=by, now=now, note=note)
    audit.record("front_live", front, by=by, version=version.pk, begins=begin.isoformat(), note=version.note)
    return version


@transaction.atomic
def roll_back(front, version, *, based_on, by, now, note=""):
    """Lets readers see at once what an earlier FrontVersion of this front showed; returns the new FrontVersion.

    Work on the layout that did not go live yet is kept. Pictures taken back since do not return. Stale when somebody
    wrote since `based_on`; plans stay.
    """
    front = _locked(front, based_on)
    if version.front_id != front.pk:
        raise Refused(_("This version belongs to another front."))
    layout = layout_of(version.content)
    shown = FrontVersion.objects.filter(front=front).begun(now).first()
    if front.draft is None or (shown and front.draft == shown.content):
        front.draft = layout.as_dict()
    new = _store(front, layout, begin=now, by=by, now=now, note=note, restored=version)
    audit.record("front_back", front, by=by, version=new.pk, restored=version.pk)
    return new


@transaction.atomic
def take_back(version, *, by, now):
    """Takes a planned FrontVersion back; Refused when readers see it already, or when somebody took it back before."""
    front = Front.objects.select_for_update(of=("self",)).get(pk=version.front_id)
    if version.begins <= now:
        raise Refused(_("This front has gone live meanwhile. You can go back to an earlier version instead."))
    if FrontCancellation.objects.filter(version=version).exists():
        raise Refused(_("This plan has been taken back already."))
    FrontCancellation.objects.create(version=version, at=now, by=by)
    log_changes(front_keys(front), [now])
    _touch(front, by, now)
    audit.record("front_unplan", front, by=by, version=version.pk, begins=version.begins.isoformat())
    return front


def _locked(front, version):
    """The front as it is now, held until the transaction ends; Stale when it is not at `version` any more."""
    found = (
        Front.objects.select_related("category", "tag", "edited_by")
        .select_for_update(of=("self",))
        .get(pk=front.pk)
    )
    if found.version != version:
        words = {
            "who": found.edited_by or _("Somebody"),
            "when": date_format(localtime(found.edited_at), "DATETIME_FORMAT") if found.edited_at else "–",
        }
        raise Stale(
            _(
                "%(who)s has changed this front meanwhile (%(when)s). Nothing of yours is lost: it still stands here. Please compare, then save again."
            )
            % words
        )
    return found


def _touch(front, by, now):
    front.version += 1
    front.edited_at, front.edited_by = now, by
    front.save(update_fields=["draft", "version", "edited_at", "edited_by"])


def _store(front, layout, *, begin, by, now, note, restored=None):
    """One version with its pictures, and every moment at which the front changes by itself."""
    uses = layout.uses()
    hold_pictures(uses)
    shown = shown_pictures(uses)
    version = FrontVersion.objects.create(
        front=front,
        content=layout.as_dict(),
        pictures={
            each.picture_key: shown[each.picture].as_dict()
            for each in layout.placements()
            if each.picture in shown
        },
        begins=begin,
        made_at=now,
        made_by=by,
        note=" ".join(note.split())[:NOTE_LENGTH],
        restored=restored,
    )
    write_pictures(version, shown)
    log_changes(front_keys(front), [begin, *(moment for moment in layout.moments() if moment > begin)])
    _touch(front, by, now)
    return version
