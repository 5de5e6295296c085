"""Who has which article open now. Seeing each other blocks nobody."""

from django.utils import timezone

from articles.editing.autosave import PRESENT
from articles.models import Autosave


def note_seen(rows, now):
    """Marks the row `by_token` found as seen; False when there is none."""
    return bool(rows.update(seen_at=now))


def read_page(token, now):
    """(the page's own row, rows of others who are here), in one query; the rows know article and latest revision."""
    article = Autosave.objects.filter(token=token).values("article")
    rows = Autosave.objects.filter(article__in=article, user__is_active=True, seen_at__gt=now - PRESENT)
    rows = rows.select_related(
        "user", "article", "article__latest", "article__latest__created_by", "article__locked_by"
    )
    rows = list(rows.defer("typed", "article__latest__content").order_by("opened_at", "pk"))
    own = next((row for row in rows if row.token == token), None)
    return own, [row for row in rows if row is not own]


def present(article_ids, *, but=None, now=None):
    """Article id to names of those who have it open, in one query; `but` is left out, such as who is asking."""
    now = now or timezone.now()
    rows = Autosave.objects.filter(
        article__in=list(article_ids), seen_at__gt=now - PRESENT, user__is_active=True
    )
    rows = rows.exclude(user=but) if but else rows
    here = {}
    for row in rows.select_related("user").defer("typed").order_by("opened_at", "pk"):
        here.setdefault(row.article_id, []).append(str(row.user))
    return here
