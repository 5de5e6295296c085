"""Views of the article list: filters, search and order under a name, ours for everybody and each user's own."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import SavedView
from articles.rules import is_writer
from articles.vocabulary import Status

BUILT_IN = (
    (_("All"), ""),
    (_("My articles"), "mine=own"),
    (_("In review"), f"status={Status.IN_REVIEW}"),
    (_("Approved"), f"status={Status.APPROVED}"),
    (_("Planned"), "public=planned"),
    (_("Published"), "public=live"),
)
TRASH = (_("Trash"), f"status={Status.TRASHED}")
# What a view keeps: the search, the order, and every filter of the list.
PARAMETERS = frozenset(
    [
        "q",
        "o",
        "status",
        "public",
        "mine",
        "debt",
        "category",
        "genre",
        "author",
        "assignee",
        "tag",
        "due",
        "embargo",
        "language",
        "talk",
        "locked",
        "edited_from",
        "edited_until",
        "published_from",
        "published_until",
    ]
)


@dataclass(frozen=True)
class Tab:
    """One view in the bar above the list."""

    name: str
    query: str
    current: bool
    by: str = ""


def normal(query):
    """One spelling for equal queries, without the page and what no filter knows."""
    pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=False)
    return urlencode(sorted({name: value for name, value in pairs if name in PARAMETERS}.items()))


def tabs(user, query):
    """The built-in views, the user's own, and those colleagues share; one query. Without writing rights the trash only."""
    now = normal(query)
    if not is_writer(user):
        return [Tab(*TRASH, current=True)]
    built_in = [Tab(name, view, normal(view) == now) for name, view in (*BUILT_IN, TRASH)]
    saved = SavedView.objects.filter(Q(user=user) | Q(shared=True)).select_related("user")
    rows = sorted(saved, key=lambda view: (view.user_id != user.pk, view.position, view.name))
    return built_in + [_tab(view, user, now) for view in rows]


def _tab(view, user, now):
    by = "" if view.user_id == user.pk else str(view.user)
    return Tab(view.name, view.query, normal(view.query) == now, by)
