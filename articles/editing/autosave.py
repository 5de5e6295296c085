"""The store of what is typed and not saved yet: one row per user and article, found by the secret its page carries.

Nothing here is a revision or part of the history, and saving an article never depends on it.
"""

import secrets
from datetime import timedelta

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.fields.json import KT

from articles.models import Autosave

LIFE = timedelta(hours=24)  # so long a page may go on writing without being opened anew
BREAK = timedelta(seconds=60)  # who comes back within it has not been away
PRESENT = timedelta(seconds=45)  # who was seen within it is here; pages tell of themselves every 15 seconds

_is_pending = ExpressionWrapper(Q(typed__isnull=False), BooleanField())


def open_page(user, article, *, now, take_over=False):
    """(the user's row, rows of others who are here) for a page that is being opened; article None for a new text.

    Two queries, three when the row is made; two tabs that open at once share one row. `pending` tells whether there
    is unsaved text, `stamp` when it was typed by the clock of the device. With `take_over` the page goes on with that text, so its version counts from now on.
    """
    rows = list(_rows(article).filter(Q(user=user) | Q(seen_at__gt=now - PRESENT)))
    own = next((row for row in rows if row.user_id == user.pk), None)
    if own is None or not _come_back(own, now, take_over):
        own = _begin(user, article, now)
    return own, [row for row in rows if row.user_id != user.pk and article is not None]


def _rows(article):
    rows = Autosave.objects.filter(article=article, user__is_active=True).select_related("user")
    return (
        rows.annotate(pending=_is_pending, stamp=KT("typed__stamp__0"))
        .defer("typed")
        .order_by("opened_at", "pk")
    )


def _begin(user, article, now):
    """Makes the row unless another tab was faster, and reads it."""
    facts = {"token": secrets.token_urlsafe(32), "opened_at": now, "seen_at": now}
    facts["base_version"] = article and article.version
    Autosave.objects.bulk_create([Autosave(user=user, article=article, **facts)], ignore_conflicts=True)
    return _rows(article).get(user=user)


def _come_back(row, now, take_over):
    """Notes that the page was opened again; False when the row is gone. A dead secret does not come to life again."""
    changes = {"seen_at": now}
    if row.opened_at <= now - LIFE:
        changes["token"] = secrets.token_urlsafe(32)
    if row.seen_at <= now - BREAK or row.opened_at <= now - LIFE / 2:
        changes["opened_at"] = now
    if take_over and row.pending:
        changes["base_version"] = _number(row.typed.get("version"))
    for name, value in changes.items():
        setattr(row, name, value)
    return Autosave.objects.filter(pk=row.pk).update(**changes)


def _number(values):
    """The number in a field as typed, a list of texts; None for anything else."""
    text = values[0] if values else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def by_token(token, article_id, now):
    """The row a page may write: opened less than 24 hours ago by somebody who may still work at the desk."""
    if "\x00" in token:  # PostgreSQL knows no text with it
        return Autosave.objects.none()
    rows = Autosave.objects.filter(token=token, article=article_id, opened_at__gt=now - LIFE)
    return rows.filter(user__is_active=True, user__is_staff=True)


def keep(rows, typed, *, now, recovered=False):
    """Stores a form as typed, names to lists of texts, into the row `by_token` found; False when it was not stored.

    A page older than the user's own last save is refused: a request that was under way during the save must not
    bring the text from before it back. `recovered` text, offered and accepted, may be older.
    """
    version = _number(typed.get("version"))
    if not recovered:
        rows = rows.filter(Q(base_version=None) | Q(base_version__lte=version or 0))
    facts = {"base_version": version, "base_number": _number(typed.get("base"))}
    return bool(rows.update(typed=typed, changed_at=now, seen_at=now, **facts))


def forget_saved(user, article, *, undecided=False):
    """Nothing is unsaved any more; to be called in the transaction of the save, with the article as it is then.

    With `undecided` the text found on opening the page was neither taken over nor discarded, and stays.
    """
    facts = {"base_version": article.version, "base_number": article.latest and article.latest.number}
    nothing = {} if undecided else {"typed": None}
    Autosave.objects.filter(user=user, article=article).update(**facts, **nothing)


def forget_new(user, *, undecided=False):
    """The new text has become an article. Its page's secret ends: what was under way comes too late."""
    nothing = {} if undecided else {"typed": None}
    token = secrets.token_urlsafe(32)
    Autosave.objects.filter(user=user, article=None).update(token=token, **nothing)


def discard(user, article_id):
    """Throws the unsaved text away."""
    Autosave.objects.filter(user=user, article=article_id).update(typed=None)


def leave(user, now):
    """At log-out: no page of this user writes or is seen any more. Unsaved text stays, and is offered on return."""
    rows = Autosave.objects.filter(user=user)
    rows.filter(typed=None).delete()
    rows.update(opened_at=now - LIFE, seen_at=now - LIFE)


def unsaved(user):
    """The user's rows with unsaved text, latest first."""
    rows = Autosave.objects.filter(user=user, typed__isnull=False).select_related("article")
    return rows.order_by("-changed_at", "-pk")
