"""Reminds whoever is in charge of a text of its dates: due tomorrow, overdue, to be looked at again. Each once."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Reminder, User
from articles.notices.compose import notify
from articles.notices.whom import reviewers
from articles.rules import DESK_STATES
from articles.vocabulary import NoticeKind, Occasion, Status

SOON = timedelta(days=1)  # before a text is due
SUBJECTS = {
    Occasion.LOOK_AGAIN: gettext_lazy("Please look at it again: %(headline)s"),
    Occasion.DUE_SOON: gettext_lazy("Due within a day: %(headline)s"),
    Occasion.OVERDUE: gettext_lazy("Overdue: %(headline)s"),
}


def send_reminders(now=None):
    """Gives every reminder whose time has come and that was not given yet; returns how many.

    One transaction each. Safe to run in several processes: the first row for an occasion wins, the others do nothing.
    """
    waiting = reminders_to_give(now or timezone.now())
    return sum(_remind(article, occasion) for occasion, articles in waiting.items() for article in articles)


def reminders_to_give(now):
    """Articles by occasion, each with `day`, the date it is about."""
    unfinished = Article.objects.filter(status__in=DESK_STATES).annotate(day=TruncDate("due"))
    kept = Article.objects.exclude(status=Status.TRASHED).annotate(day=F("look_again"))
    found = {
        Occasion.LOOK_AGAIN: kept.filter(look_again__lte=timezone.localdate(now)),
        Occasion.DUE_SOON: unfinished.filter(due__gt=now, due__lte=now + SOON),
        Occasion.OVERDUE: unfinished.filter(due__lte=now),
    }
    return {occasion: _not_given(articles, occasion) for occasion, articles in found.items()}


def _not_given(articles, occasion):
    given = Reminder.objects.filter(article=OuterRef("pk"), occasion=occasion, day=OuterRef("day"))
    return articles.exclude(Exists(given)).select_related("assignee", "created_by").order_by("pk")


@transaction.atomic
def _remind(article, occasion):
    """True when this run gave the reminder."""
    _row, ours = Reminder.objects.get_or_create(article=article, occasion=occasion, day=article.day)
    if ours:
        subject = lazy(lambda: SUBJECTS[occasion] % {"headline": article}, str)()
        text = lazy(_text, str)(article)
        notify(NoticeKind.LOOK_AGAIN, in_charge(article), subject=subject, text=text, article=article)
    return ours


def in_charge(article):
    """The users `rules.in_charge_of` holds for: the first of assignee and creator still here, else the moderators."""
    here = [user for user in (article.assignee, article.created_by) if user and user.is_active]
    return here[:1] or User.objects.filter(reviewers(article), Q(is_active=True))


def _text(article):
    return article.internal_note or _("Please open the article at the desk.")
