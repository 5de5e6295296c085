"""Locks an article's row and refuses a write that was based on an older version."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.models import Article
from articles.vocabulary import Stale


def lock_article(pk):
    """The article as it is now, its row locked until the transaction ends. Article.DoesNotExist if it is gone."""
    return Article.objects.select_for_update(of=("self",)).select_related("latest", "category").get(pk=pk)


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


def next_version(article):
    """Counts a write; the caller saves the article in the same transaction."""
    article.version += 1
