"""Draws the preview image of a story with the site's own typefaces."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.core.files.storage import storages

from articles.cards.address import words_of
from articles.imaging.card import WIDTH, Card, Faces, crop_photo, draw_card

FACES = {"headline": "newsreader-display", "label": "libre-franklin"}
MOST_BYTES = 5_000_000  # of a photo; what we make of pictures is far smaller
WIDEST = WIDTH + 400  # pixels of the photo's file; the next one up from the image's own width is enough


def draw(story, source):
    """The image as bytes, and whether it is complete: a photo that cannot be read now is left out, for the moment.

    `source` is the address of the photo's file, empty without one.
    """
    words = words_of(story)
    photo = _photo(source) if source else None
    try:
        return draw_card(Card(**{**words, "photo": photo}), _faces()), bool(photo) == bool(source)
    except OSError:
        return draw_card(Card(**{**words, "photo": None}), _faces()), False


def crop(source, shape):
    """The photo in one of the shapes of `imaging.card.CROPS`; None when it cannot be read."""
    try:
        photo = _photo(source)
        return photo and crop_photo(photo, shape)
    except OSError:
        return None


def _photo(source):
    """The bytes of a file of ours, named by the last two steps of its address; None when it is not there."""
    name = "/".join(PurePosixPath(urlsplit(source).path).parts[-2:])
    try:
        with storages["renditions"].open(name) as file:
            return file.read(MOST_BYTES)
    except OSError:
        return None


def _faces():
    """The files of the typefaces that are there."""
    found = {
        use: [finders.find(f"reader/fonts/{name}{end}.woff2") for end in ("", "-more")]
        for use, name in FACES.items()
    }
    return Faces(**{use: tuple(filter(None, paths)) for use, paths in found.items()})
