"""What an article's address answers: the live story, 410 for one that was public once, 404 for all others."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from articles.cachekeys import article_key
from articles.models.publication import Publication, Withdrawal
from articles.reader.dependence import shows
from articles.reader.prepared import Prepared

latest_begun = Prepared(
    Publication, lambda article, at: Publication.objects.defer("plain_text").latest_begun(article, at)[:1]
)


@dataclass(frozen=True)
class Ended:
    """A story that was public. `reason` is the public one of a withdrawal, empty after a planned end."""

    at: datetime
    category: int
    reason: str = ""


def find_story(article_id, at):
    """The live publication or an Ended; Http404 for a story never public, planned or not."""
    found = latest_begun(article=article_id, at=at)
    if not found:
        raise Http404
    story = found[0]
    shows(article_key(article_id))
    return story if story.is_live(at) else _ended(story)


def _ended(story):
    withdrawal = Withdrawal.objects.filter(publication=story).order_by("-at").first()
    if withdrawal:
        return Ended(withdrawal.at, story.category_id, withdrawal.reason)
    return Ended(story.live_until, story.category_id)
