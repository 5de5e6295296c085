"""One mail a day with everything a user wants to be told of in one mail a day, grouped by article."""

from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from articles.conf import conf
from articles.models import Notice, User
from articles.notices.mail import article_address, claim, drop_unmailable, paragraphs, send, send_claimed
from articles.vocabulary import MailChoice


def send_digests(*, again=False):
    """Sends each user who has any their daily mail; returns how many were sent. Safe to run in several processes.

    What was read in the desk meanwhile is left out. A user gets at most one a day (of the site's zone), however often
    this runs. `again`: only those that a mail server refused before, once their pause is over.
    """
    daily = Notice.objects.unsent(MailChoice.DAILY).filter(read_at=None)
    drop_unmailable(daily)
    due = daily.filter(next_attempt_at__lte=timezone.now(), attempts__gt=0) if again else daily
    users = list(due.order_by("recipient").values_list("recipient", flat=True).distinct())
    return sum(_send_digest(pk) for pk in users)


def _send_digest(user_id):
    """True when the user's mail was sent."""
    notices = _claimed(user_id)
    if not notices:
        return False
    return send_claimed(notices, lambda: _mail(notices[0].recipient, notices))


@transaction.atomic
def _claimed(user_id):
    """The user's daily notices, taken for this process; none when they had their mail today or one is under way.

    The user's row is locked while this is decided, not while the mail is sent.
    """
    now = timezone.now()
    if not User.objects.select_for_update(no_key=True).filter(pk=user_id).exists():
        return []
    own = Notice.objects.filter(recipient=user_id, mail=MailChoice.DAILY)
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    unsent = own.unsent(MailChoice.DAILY).filter(read_at=None)
    if own.filter(sent_at__gte=today).exists() or unsent.filter(next_attempt_at__gt=now).exists():
        return []
    ids = list(unsent.values_list("pk", flat=True))
    claim(Notice.objects.filter(pk__in=ids), now)
    return list(Notice.objects.filter(pk__in=ids).select_related("recipient", "by", "article").order_by("pk"))


def _mail(recipient, notices):
    with override(recipient.language or settings.LANGUAGE_CODE):
        number = len(notices)
        words = {"number": number, "day": date_format(timezone.localtime(), "DATE_FORMAT")}
        subject = ngettext("%(number)d notice, %(day)s", "%(number)d notices, %(day)s", number) % words
        send(recipient, subject, _lines(notices))


def _lines(notices):
    """Each article once, with its address and what happened to it in order; what has no article at the end."""
    by_article = sorted(
        notices, key=lambda notice: (notice.article_id is None, notice.article_id or 0, notice.pk)
    )
    for _article, group in groupby(by_article, key=lambda notice: notice.article_id):
        events = list(group)
        for notice in events:
            time = date_format(timezone.localtime(notice.created_at), "TIME_FORMAT")
            yield "\n".join([f"{time}  {notice.subject}", *paragraphs(notice)])
        if notice.article_id:
            yield _("To the article: %s") % (settings.SITE_URL + article_address(notice))


def clear_read(now=None):
    """Deletes notices that were read long ago and wait for no mail; returns how many."""
    before = (now or timezone.now()) - timedelta(days=conf("NOTICE_DAYS"))
    return Notice.objects.filter(read_at__lt=before).delete()[0]
