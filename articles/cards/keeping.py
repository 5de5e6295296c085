"""Preview images once drawn, kept in the private storage: only the view hands them out, while their story is live."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

FOLDER = "vorschau"


def kept():
    return storages["originals"]


def read(article_id, name):
    """The image of this name, or None when it was not drawn yet."""
    try:
        with kept().open(f"{FOLDER}/{article_id}/{name}.jpg") as file:
            return file.read()
    except OSError:
        return None


def keep(article_id, name, data, digest):
    """Stores an image; clears away those of the same story that do not begin with the digest of today."""
    kept().save(f"{FOLDER}/{article_id}/{name}.jpg", ContentFile(data))
    _clear(article_id, but=digest)


def drop_after_commit(article_ids):
    """For stories that end by decision, or whose picture is taken back: nothing of them stays on the disk."""
    ids = sorted(set(article_ids))
    transaction.on_commit(lambda: [_clear(pk) for pk in ids], robust=True)


def _clear(article_id, but=None):
    folder = f"{FOLDER}/{article_id}"
    try:
        _folders, names = kept().listdir(folder)
    except OSError:  # never drawn
        return
    for name in names:
        if but is None or not name.startswith(but):
            kept().delete(f"{folder}/{name}")
