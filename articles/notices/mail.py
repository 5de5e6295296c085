"""Mails of notices: subject, plain text with addresses, and headers; and what becomes of one that did not leave."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.conf import conf
from articles.vocabulary import MailChoice, NoticeKind

HEADERS = {"Auto-Submitted": "auto-generated"}  # so that nobody's absence note answers


def article_address(notice):
    """Path of the page at the desk where a notice's matter is dealt with."""
    if notice.article_id is None:
        return reverse("admin:desk_notices")
    place = "#threads" if notice.kind == NoticeKind.MENTIONED else ""  # the discussion beside the text
    return reverse("admin:articles_article_change", args=[notice.article_id]) + place


def paragraphs(notice):
    """Who did it and what was said, one paragraph each."""
    by = notice.by or _("the newsroom")
    return [_("By: %s") % by, *([notice.text] if notice.text else [])]


def send_notice(notice):
    """Mails one notice, in its recipient's language. Raises what the mail server raises."""
    with override(notice.recipient.language or settings.LANGUAGE_CODE):
        to_article = _("To the article: %s") % (settings.SITE_URL + article_address(notice))
        send(notice.recipient, notice.subject, [*paragraphs(notice), to_article])


def send(recipient, subject, lines):
    """One mail of paragraphs, with the way to the preferences below; the subject becomes one line."""
    address = settings.SITE_URL + reverse("admin:desk_notice_choices")
    frame = ["-- \n" + _("What you are told, and how, you choose here: %s") % address]
    text = "\n\n".join([*lines, *frame])
    EmailMessage(" ".join(subject.split()), text, None, [recipient.email], headers=HEADERS).send()


def claim(notices, now=None):
    """Takes notices to be sent by this process alone for a while; returns how many, 0 when another one was faster.

    One statement, so that nothing stays locked while a mail server answers. A process killed in between leaves them
    to the next one after NOTICE_CLAIM seconds.
    """
    until = (now or timezone.now()) + timedelta(seconds=conf("NOTICE_CLAIM"))
    return notices.update(attempts=F("attempts") + 1, next_attempt_at=until)


def send_claimed(notices, mail):
    """Calls `mail`, which sends claimed notices, and writes down what came of it; True when they were sent."""
    try:
        mail()
    except Exception as error:  # noqa: BLE001  whatever the mail server does, the outbox goes on
        for notice in notices:
            _postpone(notice, error)
        return False
    type(notices[0]).objects.filter(pk__in=[notice.pk for notice in notices]).update(
        sent_at=timezone.now(), error=""
    )
    return True


def _postpone(notice, error):
    """The pause doubles with each attempt; after the last one the notice is given up and shown to the desk."""
    notice.error = f"{type(error).__name__}: {error}"[:1000]
    notice.failed = notice.attempts >= conf("NOTICE_ATTEMPTS")
    pause = timedelta(seconds=conf("NOTICE_PAUSE") * 2 ** (notice.attempts - 1))
    notice.next_attempt_at = timezone.now() + pause
    notice.save(update_fields=["error", "failed", "next_attempt_at"])


def drop_unmailable(notices):
    """Takes the mail off notices whose recipient left or has no address any more; under the bell they stay."""
    gone = notices.filter(recipient__is_active=False) | notices.filter(recipient__email="")
    return notices.model.objects.filter(pk__in=gone.values("pk")).update(mail=MailChoice.NONE)
