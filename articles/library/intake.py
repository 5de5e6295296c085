"""A file becomes a picture of the library, or nothing happens: it is refused, or the library has it already."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.timezone import get_default_timezone, make_aware

from articles import audit
from articles.imaging.geometry import ORIGINAL, crop_box
from articles.imaging.likeness import ALIKE, fingerprint, unlikeness
from articles.imaging.metadata import Facts, read_facts
from articles.imaging.opening import inspect_picture, open_picture, opened
from articles.imaging.renditions import desk_pictures
from articles.models import Picture, Tag
from articles.models.picture import originals
from articles.vocabulary import fold

DESK_WIDTHS = (1280, 400)  # pixels; of what the desk is shown: in the form, and in lists
MOST_ALIKE = 4  # pictures offered as the same
MOST_TAGS = 20


class Duplicate(Exception):
    """The library has this picture. `pictures` are the ones that look like it; `exact` when it is the same file."""

    def __init__(self, pictures, *, exact):
        super().__init__(pictures)
        self.pictures, self.exact = pictures, exact


@dataclass(frozen=True)
class Intake:
    """A file that was looked at and may become a picture."""

    data: bytes
    name: str
    format: str
    extension: str
    size: tuple[int, int]
    fingerprint: int
    digest: str
    facts: Facts
    desk: dict  # width in pixels: bytes of a WebP


def take_in(file, name, *, by, anyway=False):
    """Stores a file as a new picture and returns it. `file` is a binary file, `name` what it was called.

    PictureRefused for what is no picture we take; Duplicate for one the library has, `anyway` keeps one that only
    looks alike. Row, tags and log entry commit together; a file whose row could not be written is deleted again.
    """
    intake = look_at(file, name)
    refuse_duplicates(intake, anyway=anyway)
    picture = _picture_of(intake, by)
    stored = []
    try:
        _store_files(picture, intake, stored)
        _store_row(picture, intake, by)
    except IntegrityError:  # somebody took in the same file at this moment
        _delete(stored)
        refuse_duplicates(intake, anyway=True)
        raise
    except BaseException:
        _delete(stored)
        raise
    return picture


def look_at(file, name):
    """Everything that is to be known of a file; PictureRefused with a sentence. Nothing is stored."""
    name = PurePath(str(name).replace("\\", "/")).name[:255]
    form = inspect_picture(file, name)
    with opened(file) as image:
        facts = read_facts(image)
    picture = open_picture(file)
    file.seek(0)
    data = file.read()
    return Intake(
        data=data,
        name=name or f"bild{form.extension}",
        format=form.name,
        extension=form.extension,
        size=picture.size,
        fingerprint=fingerprint(picture),
        digest=hashlib.sha256(data).hexdigest(),
        facts=facts,
        desk=desk_pictures(picture, crop_box(picture.size, ORIGINAL), DESK_WIDTHS),
    )


def refuse_duplicates(intake, *, anyway):
    """Raises Duplicate for the same file, and unless `anyway` for pictures that look the same."""
    same = Picture.objects.filter(digest=intake.digest).first()
    if same:
        raise Duplicate([same], exact=True)
    if not anyway and (alike := pictures_like(intake.fingerprint)):
        raise Duplicate(alike, exact=False)


def pictures_like(mark):
    """Pictures whose fingerprint differs in few places, the most similar first.

    All fingerprints are read: 16 characters each, some 40 ms for 100,000 pictures, once an upload.
    """
    marks = Picture.objects.order_by().values_list("pk", "fingerprint")
    near = [(unlikeness(mark, int(other, 16)), pk) for pk, other in marks]
    ids = [pk for distance, pk in sorted(near) if distance <= ALIKE][:MOST_ALIKE]
    return sorted(Picture.objects.filter(pk__in=ids), key=lambda picture: ids.index(picture.pk))


def _picture_of(intake, by):
    facts = intake.facts
    width, height = intake.size
    picture = Picture(
        file_name=intake.name,
        format=intake.format,
        size=len(intake.data),
        width=width,
        height=height,
        digest=intake.digest,
        fingerprint=f"{intake.fingerprint:016x}",
        created_by=by,
        taken_at=facts.taken and make_aware(facts.taken, get_default_timezone()),
    )
    words = {
        "title": facts.title or PurePath(intake.name).stem.replace("_", " "),
        "caption": facts.caption,
        "credit": " / ".join(dict.fromkeys(filter(None, [facts.author, facts.credit]))) or facts.copyright,
        "source": facts.source,
        "licence_terms": facts.copyright,
    }
    for name, text in words.items():
        setattr(picture, name, text[: Picture._meta.get_field(name).max_length])
    return picture


def _store_files(picture, intake, stored):
    """Originals and what the desk is shown; the names written so far are appended to `stored`."""
    files = {f"{picture.token[:2]}/{picture.token}{intake.extension}": intake.data}
    files |= {picture.desk_name(width): data for width, data in intake.desk.items()}
    for name, data in files.items():
        stored.append(name)
        originals().save(name, ContentFile(data))
    picture.file.name = stored[0]


@transaction.atomic
def _store_row(picture, intake, by):
    words = list(dict.fromkeys(word[:100] for word in intake.facts.keywords if fold(word)))[:MOST_TAGS]
    known = Tag.objects.by_key(words) if words else {}
    picture.fold_words(tag.name for tag in known.values())
    picture.save()
    picture.tags.set({tag.pk: tag for tag in known.values()}.values())
    audit.record("take_in", picture, by=by, file=intake.name, size=len(intake.data))


def discard_files(picture):
    """Deletes the files of a picture whose row is gone."""
    _delete([picture.file.name, *(picture.desk_name(width) for width in DESK_WIDTHS)])


def _delete(names):
    for name in names:
        originals().delete(name)
