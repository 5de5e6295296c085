"""Presence in words: who has the article open, what was stored meanwhile, who has locked it."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.admin.article.typed import read_id
from articles.editing.lock import lock_sentence
from articles.rules import is_locked_for


def presence_words(article, user, others, base, now):
    """`people` with one sentence each, and `news` since the revision numbered `base`, as texts.

    `who` changes when somebody comes or goes, not with every second: it is what is read aloud.
    """
    return {
        "people": [person_words(row, now) for row in others],
        "who": " ".join(_("%s is here.") % row.user for row in others),
        "news": news_words(article, user, base),
        "lock": lock_sentence(article) if is_locked_for(user, article) else "",
    }


def person_words(row, now):
    words = {"name": row.user, "since": clock(row.opened_at), "ago": ago(row.changed_at, now)}
    if row.changed_at is None or row.changed_at < row.opened_at:
        return _("%(name)s has had the article open since %(since)s") % words
    return _("%(name)s edits since %(since)s, last change %(ago)s ago") % words


def clock(moment):
    return date_format(localtime(moment), "H:i")


def ago(moment, now):
    """A short span up to now, in the largest unit that fits."""
    seconds = max(0, int((now - moment).total_seconds())) if moment else 0
    if seconds < 60:
        return _("%d s") % seconds
    return _("%d min") % (seconds // 60) if seconds < 3600 else _("%d h") % (seconds // 3600)


def news_words(article, user, base):
    """That somebody stored a newer revision than the page began with, before the late save happens."""
    latest = article.latest
    began = read_id(base)
    if latest is None or began is None or latest.number <= began:
        return ""
    words = {
        "number": latest.number,
        "name": latest.created_by or _("another process"),
        "time": clock(latest.created_at),
    }
    if latest.created_by_id == user.pk:
        return _("You have saved revision %(number)d in another window at %(time)s.") % words
    sentence = _("Meanwhile there is revision %(number)d by %(name)s (%(time)s). Saving joins it with yours.")
    return sentence % words
