"""Makes stored publications anew from their revisions, and carries renamed words into them."""

from django.db import transaction

from articles import search
from articles.models import Publication
from articles.publishing.changelog import keys_of_all, log_changes
from articles.publishing.project import project

# What a rebuild may change; times and identity stay.
_KEPT = {"id", "article", "revision", "live_from", "live_until", "ends_at", "published_at", "embargo_until"}
REBUILT = [field.name for field in Publication._meta.concrete_fields if field.name not in _KEPT]


def rebuild_publications(publications, *, now, progress=None, batch=200):
    """Projects each again from its revision; returns how many differed. `progress` gets the number done so far.

    Text, index and change log of one batch commit together.
    """
    changed = done = 0
    for chunk in _chunks(publications.select_related("article", "revision").order_by("pk"), batch):
        changed, done = changed + _rebuild(chunk, now), done + len(chunk)
        if progress:
            progress(done)
    return changed


@transaction.atomic
def _rebuild(chunk, now):
    """Stores those of a batch that differ; returns how many."""
    different = [publication for publication in chunk if _refresh(publication)]
    Publication.objects.bulk_update(different, REBUILT)
    search.index(different)
    log_changes(keys_of_all(different), [now] if different else [])
    return len(different)


def _refresh(publication):
    """Overwrites the stored values with fresh ones; True when one differed."""
    times = {"live_from": publication.live_from, "published_at": publication.published_at}
    fresh = project(publication.article, publication.revision, **times, ends_at=publication.ends_at)
    differs = False
    for name in REBUILT:
        attname = Publication._meta.get_field(name).attname
        if getattr(publication, attname) != getattr(fresh, attname):
            setattr(publication, attname, getattr(fresh, attname))
            differs = True
    return differs


def _chunks(publications, size):
    last = 0
    while chunk := list(publications.filter(pk__gt=last)[:size]):
        yield chunk
        last = chunk[-1].pk
