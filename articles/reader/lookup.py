"""What an article's address answers: the live story, 410 for one that was public once, 404 for all others."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.http import Http404

from articles.cachekeys import article_key
from articles.models.correction import Correction
from articles.models.publication import Publication, Withdrawal
from articles.reader.dependence import shows
from articles.reader.prepared import Prepared


def _latest_begun(article, at):
    """Told at once whether there are notices, as few stories have any."""
    notices = Correction.objects.filter(article=OuterRef("article"), visible_from__lte=at)
    begun = Publication.objects.defer("plain_text", "feed_parts").latest_begun(article, at)
    return begun.annotate(has_notices=Exists(notices))[:1]


latest_begun = Prepared(Publication, _latest_begun)


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
