"""Writes notices into the outbox, in the transaction of what causes them: the one way by which anybody is told anything."""

from datetime import timedelta

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Notice, NoticeChoice, User
from articles.notices.deliver import deliver_after_commit
from articles.notices.kinds import KINDS, STEPS, sentence
from articles.notices.whom import named
from articles.rules import viewers
from articles.vocabulary import MailChoice

SUBJECT_LENGTH = 300  # characters
NOW = timedelta(seconds=1)  # what begins sooner after its step was not planned


def notify(kind, users, *, subject, text="", article=None, by=None, transition=None, cause=""):
    """Tells each of the users once of something, as they chose to be told; returns the notices written.

    `users` is a list of users or a condition (Q) on users. Never told are those who are not active, the one who did it
    (`by`), and whoever may not see the article. `subject` and `text` may be lazy: they are said in each recipient's
    language. Commits with what caused it; mail leaves after the commit.
    """
    words = {"article": article, "by": by, "transition": transition, "cause": cause}
    notices = [
        Notice(kind=kind, recipient=user, in_desk=in_desk, mail=mail, **words, **_said(user, subject, text))
        for user, in_desk, mail in _told(kind, users, article, by)
    ]
    if notices:
        Notice.objects.bulk_create(notices)
    if any(notice.mail == MailChoice.AT_ONCE for notice in notices):
        deliver_after_commit()
    return notices


def _told(kind, users, article, by):
    """(user, in the desk, how by mail) for each recipient who wants to know at all; one query."""
    allowed = User.objects.filter(is_active=True) if article is None else viewers(article)
    recipients = allowed.filter(users if isinstance(users, Q) else named(users))
    chosen = NoticeChoice.objects.filter(user=OuterRef("pk"), kind=kind)
    recipients = recipients.exclude(pk=by.pk if by else 0).annotate(
        chosen_desk=Subquery(chosen.values("in_desk")), chosen_mail=Subquery(chosen.values("mail"))
    )
    for user in recipients.order_by("pk"):
        in_desk, mail, _words = KINDS[kind]
        if user.chosen_mail is not None:
            in_desk, mail = user.chosen_desk, user.chosen_mail
        mail = mail if user.email else MailChoice.NONE
        if in_desk or mail != MailChoice.NONE:
            yield user, in_desk, mail


def _said(user, subject, text):
    with override(user.language or settings.LANGUAGE_CODE):
        return {"subject": str(subject)[:SUBJECT_LENGTH], "text": str(text)}


def _facts(transition):
    """The reason of a step, and from when readers see what it planned."""
    begin, lines = transition.details.get("live_from"), [transition.reason]
    if begin and parse_datetime(begin) > transition.at + NOW:
        lines.append(_("From: %s") % date_format(localtime(parse_datetime(begin)), "DATETIME_FORMAT"))
    return "\n\n".join(filter(None, lines))


def compose_notices(transition):
    """Tells of a step what its table says; returns the notices written."""
    article, told = transition.article, []
    for telling in STEPS.get(transition.step, []):
        told += notify(
            telling.kind,
            telling.whom(article) & ~named([notice.recipient for notice in told]),
            subject=sentence(telling.subject, headline=article),
            text=lazy(_facts, str)(transition),
            article=article,
            by=transition.by,
            transition=transition,
        )
    return told
