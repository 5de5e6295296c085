"""Takes a picture back from every page at once, and gives it back when that was a mistake."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import audit
from articles.cards.keeping import drop_after_commit
from articles.imaging.renditions import plan_renditions
from articles.models import Picture, Publication
from articles.models.picture import renditions
from articles.publishing.frontpictures import carry_picture
from articles.publishing.pictures import box_of_crop
from articles.publishing.rebuild import rebuild_publications
from articles.vocabulary import Refused, Stale


@transaction.atomic
def take_back(picture_id, *, by, reason, now, version):
    """From the commit on no page shows the picture, ended ones included; returns the picture.

    Picture, publications, change log and log commit together; the files readers had are deleted after the commit.
    Refused without a reason, or when it is taken back already.
    """
    picture = _locked(picture_id, version)
    if not reason.strip():
        raise Refused(_("Please give a reason; it stays in the log."))
    if picture.withdrawn_at:
        raise Refused(_("This picture has been taken back already."))
    picture.withdrawn_at, picture.withdrawn_by = now, by
    picture.withdrawal_reason = " ".join(reason.split())[:500]
    names = [
        each.name
        for crop in picture.crops.all()
        for each in plan_renditions(picture.token, box_of_crop(crop))
    ]
    picture.crops.all().delete()
    _carry(picture, now)
    audit.record("take_back", picture, by=by, reason=picture.withdrawal_reason)
    transaction.on_commit(lambda: [renditions().delete(name) for name in names])
    drop_after_commit(_showing(picture).values_list("article", flat=True))
    return picture


@transaction.atomic
def give_back(picture_id, *, by, now, version):
    """Pages show the picture again where their text still has it; returns the picture."""
    picture = _locked(picture_id, version)
    if not picture.withdrawn_at:
        raise Refused(_("This picture has not been taken back."))
    picture.withdrawn_at = picture.withdrawn_by = None
    picture.withdrawal_reason = ""
    _carry(picture, now)
    audit.record("give_back", picture, by=by)
    return picture


@transaction.atomic
def carry_words(picture_id, *, by, now, version):
    """Pages show the picture with the words the library has now, where the text has none of its own; returns how many
    publications changed.
    """
    picture = _locked(picture_id, version)
    changed = rebuild_publications(_showing(picture).not_ended(now), now=now)
    audit.record("carry_words", picture, by=by, publications=changed)
    return changed


def _locked(picture_id, version):
    picture = Picture.objects.select_for_update().filter(pk=picture_id).first()
    if picture is None:
        raise Refused(_("This picture is not in the library any more."))
    if picture.version != version:
        raise Stale(_("Somebody else has changed this picture meanwhile. Please look at it again."))
    return picture


def _showing(picture):
    return Publication.objects.filter(picture_rows__picture=picture)


def _carry(picture, now):
    """Saves the picture and makes every page anew that shows it, or would."""
    picture.version += 1
    picture.save()
    rebuild_publications(_showing(picture), now=now)
    carry_picture(picture, now)
