"""What an article's address answers: the live story, 410 for one that was public once, 404 for all others."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from articles.models.publication import Publication, Withdrawal


@dataclass(frozen=True)
class Ended:
    """A story that was public. `reason` is the public one of a withdrawal, empty after a planned end."""

    at: datetime
    reason: str = ""


def find_story(article_id, at):
    """The live publication or an Ended; Http404 for a story never public, planned or not."""
    live = Publication.objects.live(at).filter(article=article_id).defer("plain_text").first()
    return live or _ended(article_id, at)


def _ended(article_id, at):
    """What is neither live nor planned has ended; the last one counts."""
    stories = Publication.objects.filter(article=article_id)
    planned = Publication.objects.planned(at).filter(article=article_id)
    last = stories.exclude(pk__in=planned.values("pk")).only("live_until").order_by("-live_from").first()
    if last is None:
        raise Http404
    withdrawal = Withdrawal.objects.filter(publication=last).order_by("-at").first()
    return Ended(withdrawal.at, withdrawal.reason) if withdrawal else Ended(last.live_until)
