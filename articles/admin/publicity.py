"""What readers see of an article, for the desk: live, planned, withdrawn. Facts about publications, not states."""

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Publication, Withdrawal


def with_publicity(articles, now=None):
    """The articles with `live_since`, `live_till`, `planned_for`, `was_public` and `was_withdrawn`, in the same query."""
    now = now or timezone.now()
    own = Publication.objects.filter(article=OuterRef("pk"))
    live = own.live(now)
    planned = own.planned(now).order_by("live_from").values("live_from")
    return articles.annotate(
        live_since=Subquery(live.values("published_at")[:1]),
        live_till=Subquery(live.values("live_until")[:1]),
        planned_for=Subquery(planned[:1]),
        was_public=Exists(own.filter(published_at__lte=now)),
        was_withdrawn=Exists(Withdrawal.objects.filter(article=OuterRef("pk"))),
    )


def badges(article):
    """Pairs of a class and a word for an article read by `with_publicity`, the most important first."""
    facts = {
        ("live", _("live")): article.live_since,
        ("planned", _("planned")): article.planned_for,
        ("withdrawn", _("withdrawn")): article.was_withdrawn and not article.live_since,
        ("debt", _("review owed")): article.debt_id,
    }
    return [badge for badge, holds in facts.items() if holds]


def standing(article):
    """One word on how far an article is, for lists of related stories."""
    words = [word for name, word in badges(article) if name != "debt"]
    return words[0] if words else article.get_status_display()


def described(user_sees, ids):
    """What the desk says of linked articles, by id: headline, category, standing. Only those the user may see."""
    articles = with_publicity(user_sees.filter(pk__in=set(ids))).select_related("category")
    return {article.pk: describe(article) for article in articles} if ids else {}


def describe(article):
    return {
        "id": article.pk,
        "headline": str(article),
        "category": str(article.category or ""),
        "standing": str(standing(article)),
    }
