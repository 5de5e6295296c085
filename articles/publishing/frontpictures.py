"""The library's pictures on fronts: which versions show one, which files they need, and what follows when one is taken back."""

from articles.cachekeys import HOME, category_key, tag_key
from articles.fronts.reading import stored_layout
from articles.models import FrontPicture, FrontVersion
from articles.publishing.changelog import log_changes
from articles.publishing.pictures import shown_pictures
from articles.vocabulary import FrontKind


def front_keys(front):
    """The cache keys of the pages that show a front."""
    if front.kind == FrontKind.HOME:
        return [HOME]
    if front.kind == FrontKind.CATEGORY:
        return [category_key(front.category_id)]
    return [tag_key(front.tag_id)]


def write_pictures(version, uses):
    """Notes which pictures a new version shows."""
    pictures = sorted({use.picture for use in uses})
    FrontPicture.objects.bulk_create(FrontPicture(version=version, picture_id=pk) for pk in pictures)


def versions_showing(picture):
    """The versions with a picture of their own choice, the newest first."""
    shown = FrontVersion.objects.standing().filter(picture_rows__picture=picture)
    return shown.select_related("front__category", "front__tag").order_by("-begins", "-pk")


def uses_on_fronts():
    """Every use of a picture on a front, past ones included: the archive shows them."""
    found = set()
    for version in (
        FrontVersion.objects.filter(picture_rows__isnull=False).distinct().iterator(chunk_size=100)
    ):
        found.update(stored_layout(version.content).uses())
    return found


def carry_picture(picture, now):
    """Fronts follow when a picture was taken back or given back: what they need is made anew, and their pages are purged.

    Part of the caller's transaction. What is shown is decided at reading, from `picture.withdrawn_at`.
    """
    versions = list(versions_showing(picture))
    uses = {use for version in versions for use in stored_layout(version.content).uses()}
    shown_pictures([use for use in uses if use.picture == picture.pk])
    keys = {key for version in versions for key in front_keys(version.front)}
    log_changes(keys, [now] if keys else [])
