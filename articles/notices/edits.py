"""Tells that somebody changed a colleague's text that readers see."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from articles.models import Notice
from articles.notices.compose import notify
from articles.notices.kinds import sentence
from articles.notices.whom import owners
from articles.vocabulary import NoticeKind

QUIET = timedelta(hours=1)  # in which one editor's further saves of one live text are not told again


def notify_edited_live(article, by, now):
    """Tells those whose live story it is that `by` changed its working copy; once an hour for each editor."""
    told = Notice.objects.filter(
        kind=NoticeKind.EDITED_LIVE, article=article, by=by, created_at__gt=now - QUIET
    )
    if told.exists():
        return []
    return notify(
        NoticeKind.EDITED_LIVE,
        owners(article),
        subject=sentence(_("Your live text was edited: %(headline)s"), headline=article),
        article=article,
        by=by,
    )
