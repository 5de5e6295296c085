"""Files of pictures that no page needs: of earlier crops, of interrupted work, of stories that ended."""

from datetime import timedelta

from django.utils import timezone

from articles.imaging.renditions import plan_renditions
from articles.models import Crop, Publication
from articles.models.picture import renditions
from articles.publishing.frontpictures import uses_on_fronts
from articles.publishing.pictures import box_of_crop, showable, wanted_crops
from articles.publishing.project import uses_shown

YOUNG = timedelta(hours=1)  # a file may belong to a story that is being published at this moment


def orphaned_files():
    """Pairs of name and size (bytes) of files no page shows, without those of the last hour.

    Pages show live and planned stories, and the archive earlier versions of live ones.
    """
    needed = {each.name for picture, box in _wanted() for each in plan_renditions(picture.token, box)}
    limit = timezone.now() - YOUNG
    return [
        (name, renditions().size(name))
        for name in _all_files()
        if name not in needed and renditions().get_modified_time(name) < limit
    ]


def remove_files(names):
    """Deletes the files, and first the rows that say they are there: what is published later makes them anew."""
    gone = set(names)
    for crop in Crop.objects.select_related("picture").iterator(chunk_size=500):
        if any(each.name in gone for each in plan_renditions(crop.picture.token, box_of_crop(crop))):
            crop.delete()
    for name in names:
        renditions().delete(name)


def _wanted():
    """Pairs of picture and box that live and planned stories show, earlier versions of live ones, and fronts."""
    found, now = set(), timezone.now()
    kept = Publication.objects.not_ended(now).order_by() | Publication.objects.told(now)
    stories = kept.filter(picture_rows__isnull=False).distinct()
    for story in stories.select_related("revision").iterator(chunk_size=100):
        uses = uses_shown(story.revision.content)
        found |= wanted_crops(uses, showable(uses))
    on_fronts = uses_on_fronts()
    return found | wanted_crops(on_fronts, showable(on_fronts))


def _all_files():
    """Names of all files; the storage has one level of folders, see `imaging.renditions`."""
    try:
        folders, _files = renditions().listdir("")
    except FileNotFoundError:  # nothing was ever published with a picture
        return
    for folder in folders:
        for name in renditions().listdir(folder)[1]:
            yield f"{folder}/{name}"
