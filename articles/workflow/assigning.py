"""Tells somebody that a text was given to them: once for each change of the assignment, with its planning."""

from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.notices.compose import notify
from articles.vocabulary import NoticeKind


def tell_assignee(article, *, by):
    """Nothing for an unassigned text, nor for one that somebody takes on themselves. Commits with the assignment."""
    if article.assignee_id is None:
        return []
    words = {"subject": lazy(_subject, str)(article), "text": lazy(_text, str)(article)}
    return notify(NoticeKind.ASSIGNED, [article.assignee], **words, article=article, by=by)


def _subject(article):
    return _("Assigned to you: %(headline)s") % {"headline": article}


def _text(article):
    return "\n\n".join(_planning(article))


def _planning(article):
    if article.due:
        yield _("Due: %s") % date_format(localtime(article.due), "DATETIME_FORMAT")
    if article.target_length:
        yield _("Length: %d words") % article.target_length
    if article.internal_note:
        yield article.internal_note
