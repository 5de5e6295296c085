"""What may stand against a write: the row another transaction holds, a newer version, a lock somebody has set."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.models import Article
from articles.rules import is_locked_for
from articles.vocabulary import Locked, Stale


def lock_article(pk):
    """The article as it is now, its row locked until the transaction ends. Article.DoesNotExist if it is gone.

    Others may go on pointing to it: two articles that link to each other are saved without waiting for one another.
    """
    rows = Article.objects.select_for_update(of=("self",), no_key=True).select_related("latest", "category")
    article = rows.get(pk=pk)
    for name in ("latest", "category"):
        if getattr(article, name) is None:
            # PostgreSQL joins nothing to a row that changed while it was waited for: this is read when asked for.
            article._state.fields_cache.pop(name)
    return article


def lock_for_deletion(pk, along):
    """(the article, ids of those of `along` that are still there), all locked in one order until the transaction ends.

    Nobody can point to them anew before that. Article.DoesNotExist if it is gone.
    """
    rows = Article.objects.filter(pk__in={pk, *along}).order_by("pk").select_for_update()
    locked = {article.pk: article for article in rows}
    if pk not in locked:
        raise Article.DoesNotExist
    return locked[pk], locked.keys() - {pk}


def refuse_stale(article, version):
    """Stale, naming who was faster, unless `version` is the one stored."""
    if version != article.version:
        raise Stale(stale_sentence(article))


def stale_sentence(article):
    """Who changed the article last, when and how."""
    last = article.transitions.select_related("by").first()
    name, at = _("another process"), article.edited_at
    if article.latest and (last is None or article.latest.created_at > last.at):
        name, at = article.latest.created_by or name, article.latest.created_at
    elif last is not None:
        name, at = last.by or name, last.at
    return _(
        "%(name)s changed this article at %(time)s, after you opened it. Please look at the current version first."
    ) % {
        "name": name,
        "time": date_format(localtime(at), "H:i:s"),
    }


def refuse_locked(article, by):
    """Locked, naming who, until when and why, while somebody other than `by` has locked the article.

    Every step of the workflow asks this, and so must whatever else writes or deletes an article.
    """
    if is_locked_for(by, article):
        raise Locked(lock_sentence(article))


def lock_sentence(article):
    """Who keeps the article locked, until when and why."""
    until = localtime(article.locked_until)
    today = until.date() == localtime().date()
    words = {
        "name": article.locked_by or _("another process"),
        "until": date_format(until, "H:i" if today else "SHORT_DATETIME_FORMAT"),
        "reason": article.lock_reason,
    }
    return _("%(name)s has locked this article until %(until)s: %(reason)s") % words
