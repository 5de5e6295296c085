"""Ends a story by decision; readers get 410 and the public reason."""

from django.utils.translation import gettext as _

from articles.cards.keeping import drop_after_commit
from articles.models import Publication, Withdrawal
from articles.publishing.changelog import keys_of_all, log_changes
from articles.publishing.publish import TICK
from articles.publishing.timeline import discard, settle, upcoming
from articles.vocabulary import Refused


def withdraw(article, *, by, now, reason):
    """Ends the live publication at `now`, removes planned ones, and records the public reason."""
    siblings = upcoming(article, now)
    live = next((sibling for sibling in siblings if sibling.live_from <= now), None)
    if live is None:
        raise Refused(_("This article is not live, so there is nothing to withdraw."))
    planned = [sibling for sibling in siblings if sibling.live_from > now]
    log_changes(keys_of_all(siblings), [now])
    discard(planned)
    end = max(now, live.live_from + TICK)
    Publication.objects.filter(pk=live.pk).update(ends_at=end)
    live.ends_at = end
    settle([live])
    drop_after_commit([article.pk])
    return Withdrawal.objects.create(article=article, publication=live, at=end, by=by, reason=reason)
