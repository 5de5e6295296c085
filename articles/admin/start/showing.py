"""Panels about readers: what they will see in the next day, and what they see since the last hours."""

from datetime import timedelta

from django.utils.translation import gettext as _

from articles.admin.start.ages import day_and_time, since
from articles.admin.start.row import row
from articles.admin.start.writing import category
from articles.models import Article, Publication
from articles.rules import own_to, visible_to

AHEAD, BACK, OWN_BACK = timedelta(hours=24), timedelta(hours=12), timedelta(days=7)
HEAVY = ("parts", "plain_text", "structured", "byline", "revision__content", "article__latest__content")


def seen(publications, articles):
    """The publications of these articles, with what a row says of them."""
    chosen = publications.filter(article__in=articles.values("pk"))
    with_article = chosen.select_related("revision", "category", "article__latest", "article__category")
    return with_article.defer(*HEAVY)


def planned(reading):
    """In the order they begin."""
    soon = Publication.objects.planned(reading.now).beginning(reading.now, reading.now + AHEAD)
    return seen(soon, visible_to(reading.user))


def say_planned(publication, reading):
    article = publication.article
    update = publication.published_at < publication.live_from
    return row(
        article,
        publication.headline,
        when=day_and_time(publication.live_from, reading.now),
        facts=[str(publication.category), _("update") if update else "", ends(publication, reading)],
        hints=[newer(publication)],
    )


def live(reading):
    """Of the last hours, the newest first."""
    recent = Publication.objects.live(reading.now).beginning(reading.now - BACK, reading.now)
    return seen(recent, visible_to(reading.user)).order_by("-live_from", "-pk")


def own(reading):
    """The user's own, of the last days."""
    recent = Publication.objects.live(reading.now).beginning(reading.now - OWN_BACK, reading.now)
    own = Article.objects.filter(own_to(reading.user))
    return seen(recent, own).order_by("-live_from", "-pk")


def say_live(publication, reading):
    article = publication.article
    return row(
        article,
        publication.headline,
        when=since(publication.live_from, reading.now),
        public=publication.get_absolute_url(),
        facts=[category(article), ends(publication, reading)],
        hints=[newer(publication), article.debt_id and ("debt", _("review owed"))],
    )


def ends(publication, reading):
    end = publication.live_until
    return _("ends %s") % day_and_time(end, reading.now) if end else ""


def newer(publication):
    """The working copy went on after this revision."""
    article = publication.article
    if article.latest_id and article.latest.number > publication.revision.number:
        state = article.get_status_display()
        return ("newer", _("newer draft exists (%s)") % state)
    return None
