"""Opens, answers, resolves and reopens threads. The article's version and status stay as they are, also while it is locked."""

import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.body.anchor import Anchor, anchor_at, locate, running_text, squeeze
from articles.body.parse import parse_leniently
from articles.discussion.mentions import mentioned_in
from articles.discussion.telling import tell_colleagues
from articles.models import Comment, Thread
from articles.rules import can_edit, can_moderate, can_view, is_writer
from articles.vocabulary import Forbidden, Refused

LONGEST = Comment._meta.get_field("text").max_length  # characters of a comment
# Control characters no comment needs; tab and line feed stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

may_settle = can_edit | can_moderate


@transaction.atomic
def open_thread(article, *, by, text, quote="", before="", after="", guest=""):
    """A new thread with its first comment; returns the thread.

    `quote` is a passage of the stored text, `before` and `after` tell it from others of the same words. `by` is None
    for a guest, who has a name and was let in by whoever calls. Thread, comment, notices and log commit together.
    Forbidden for those who may not see the article, Refused for a passage that is not stored and for empty words.
    """
    _refuse_stranger(article, by, guest)
    thread = Thread(article=article, created_at=timezone.now(), **_passage(article, quote, before, after))
    thread.save()
    _write(thread, by=by, text=text, guest=guest)
    record("open_thread", article, by=by, thread=thread.pk, **({"guest": guest} if guest else {}))
    return thread


@transaction.atomic
def add_comment(thread, *, by, text, guest=""):
    """An answer; returns the comment. Everybody in the thread is told. Raises what `open_thread` raises."""
    _refuse_stranger(thread.article, by, guest)
    return _write(thread, by=by, text=text, guest=guest)


def resolve_thread(thread, *, by):
    """Marks a thread as settled; a second time nothing happens. Forbidden unless one may edit or review the article."""
    _settle(thread, by, "resolve_thread", resolved_at=timezone.now(), resolved_by=by)


def reopen_thread(thread, *, by):
    """Opens a settled thread again; otherwise as `resolve_thread`."""
    _settle(thread, by, "reopen_thread", resolved_at=None, resolved_by=None)


@transaction.atomic
def _settle(thread, by, action, **fields):
    if not may_settle(by, thread.article):
        raise Forbidden(_("Threads are resolved by those who edit or review the article."))
    is_open = action == "resolve_thread"
    changed = Thread.objects.filter(pk=thread.pk, resolved_at__isnull=is_open).update(**fields)
    if changed:
        for name, value in fields.items():
            setattr(thread, name, value)
        record(action, thread.article, by=by, thread=thread.pk)


def _refuse_stranger(article, by, guest):
    if by is None and not guest.strip():
        raise Forbidden(_("Please give your name."))
    if by is not None and not (is_writer & can_view)(by, article):
        raise Forbidden(_("You may not see this article."))


def _write(thread, *, by, text, guest):
    text = clean_text(text)
    mentioned = mentioned_in(text, thread.article, by=by)
    now = timezone.now()
    comment = Comment.objects.create(
        thread=thread, by=by, guest=" ".join(guest.split())[:120], text=text, created_at=now
    )
    comment.mentions.set(mentioned)
    tell_colleagues(comment, mentioned)
    return comment


def clean_text(text):
    """The words with plain line ends; Refused when there are none or too many."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        raise Refused(_("Please write a comment."))
    if len(text) > LONGEST:
        words = {"count": len(text), "limit": LONGEST}
        raise Refused(
            _("The comment has %(count)d characters; at most %(limit)d fit. Please shorten it.") % words
        )
    return text


def _passage(article, quote, before, after):
    """The thread's fields for a passage of the stored text; Refused for words that do not stand in it."""
    number = article.latest.number if article.latest else None
    if not squeeze(quote):
        return {"number": number}
    text = running_text(parse_leniently(article.body)[0])
    place = locate(Anchor(squeeze(quote), before, after), text)
    if place is None:
        sentence = _(
            "These words do not stand in the stored text, or more than once. Please save first, or choose more words."
        )
        raise Refused(sentence)
    anchor = anchor_at(text, place)
    return {"number": number, "quote": anchor.quote, "before": anchor.before, "after": anchor.after}
