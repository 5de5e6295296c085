"""Moves a planned publication to another time: the same revision, the same end, one transaction.

The caller's transaction holds the article's lock; everything written here commits with it.
"""

from django.utils.translation import gettext as _

from articles import search
from articles.models import Publication
from articles.publishing.changelog import keys_of_all, log_changes
from articles.publishing.project import structured_data
from articles.publishing.publish import refuse_times
from articles.publishing.timeline import settle, upcoming
from articles.vocabulary import Refused


def reschedule(article, *, now, at, publication_id=None):
    """Lets a planned publication (default: the last one) begin `at`; returns when it had been planned, and it as it is now.

    Refused when nothing is planned any more, an embargo or its end stands against the time, or it would change
    places with another plan of this article.
    """
    siblings = upcoming(article, now)
    planned = [sibling for sibling in siblings if sibling.live_from > now]
    chosen = [sibling for sibling in planned if publication_id in (None, sibling.pk)]
    if not chosen:
        raise Refused(_("Nothing is planned for this article any more; it may have gone live just now."))
    moved = chosen[-1]
    refuse_times(moved.revision, at, moved.ends_at, now)
    before = moved.live_from
    _refuse_overtaking(before, at, planned, moved)
    # Those planned after it may have learned from it when readers first saw the story.
    followers = {sibling for sibling in planned if sibling.published_at == before}
    for sibling in followers:
        sibling.published_at = at
    moved.live_from = at
    _store(siblings, {moved, *followers}, earlier=at < before)
    log_changes(keys_of_all(siblings), {before, at})
    return before, moved


def _refuse_overtaking(before, at, planned, moved):
    """An older text must not replace a newer one because one of two plans was moved."""
    first, last = sorted([before, at])
    if any(first <= sibling.live_from <= last for sibling in planned if sibling != moved):
        raise Refused(
            _(
                "Another revision of this article is planned in between. Please move or cancel that plan first."
            )
        )


def _store(siblings, changed, *, earlier):
    """Times, what the story's data say of them, and the ends of its neighbours, which at no moment overlap."""
    for publication in changed:
        publication.structured = structured_data(publication)
    if earlier:
        settle(siblings)
    Publication.objects.bulk_update(changed, ["live_from", "published_at", "structured"])
    search.index(changed)  # which keeps them in the order of time
    if not earlier:
        settle(siblings)
