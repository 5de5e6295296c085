"""When a delivery goes live: its own dates for the first publication, now for an update, never before an embargo."""

from django.utils.translation import gettext as _

from articles.models import Publication
from articles.vocabulary import Refused


def first_moments(delivery, now, planned=()):
    """at, published_at and until of a story that was never public: the sender's dates, also past ones.

    `planned` are moments before which it may not begin. Refused when it may not go live by itself.
    """
    _refuse_held(delivery, now)
    at = _latest(delivery.issued_at, delivery.published_at, delivery.embargo_until, *planned)
    published_at = _latest(delivery.published_at, delivery.embargo_until, *planned)
    return {"at": at, "published_at": published_at, "until": delivery.valid_until}


def moments(article, delivery, now):
    """The same for an article that exists; what is or was live is replaced now."""
    _refuse_held(delivery, now)
    waiting = list(Publication.objects.not_ended(now).filter(article=article))
    if not waiting and article.withdrawals.exists():
        raise Refused(
            _("This article was withdrawn. Please decide at the desk whether it is published again.")
        )
    live = any(publication.live_from <= now for publication in waiting)
    if live or (not waiting and article.publications.exists()):
        return {"at": _later(delivery.embargo_until, now), "until": delivery.valid_until}
    return first_moments(delivery, now, [_planned_by_desk(publication) for publication in waiting])


def _refuse_held(delivery, now):
    if delivery.hold:
        raise Refused(delivery.hold)
    if delivery.valid_until and delivery.valid_until <= now:
        raise Refused(_("The sender's date of expiry has passed. Please import it without --publish."))


def _planned_by_desk(publication):
    """A moment somebody chose stays; one that only followed the embargo follows the new one."""
    return None if publication.live_from == publication.embargo_until else publication.live_from


def _later(moment, now):
    return moment if moment and moment > now else None


def _latest(*moments):
    return max((moment for moment in moments if moment), default=None)
