"""An article's publications follow each other without gap or overlap: each ends by decision or where the next begins.

All functions expect the article's row to be locked by the caller's transaction.
"""

from articles import search
from articles.models import Publication


def upcoming(article, now):
    """Publications that are live or planned, in the order they begin."""
    return list(Publication.objects.filter(article=article).not_ended(now))


def settle(publications):
    """Gives each its effective end and stores those of saved rows; the list is in the order they begin."""
    following = [*publications[1:], None]
    for publication, successor in zip(publications, following, strict=False):
        ends = [end for end in (publication.ends_at, successor and successor.live_from) if end]
        end = min(ends, default=None)
        if publication.live_until != end:
            publication.live_until = end
            if publication.pk:
                Publication.objects.filter(pk=publication.pk).update(live_until=end)


def discard(publications):
    """Deletes publications that have not begun, and their index entries."""
    ids = [publication.pk for publication in publications]
    if ids:
        search.remove(ids)
        Publication.objects.filter(pk__in=ids).delete()
