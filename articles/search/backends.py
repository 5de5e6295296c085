"""Which index is asked: the database's own, or the one the setting SEARCH_URL names by its scheme.

A back end is a module with these functions. It may answer from wherever it likes, but `public` is a query of
publications that readers may see: whatever it returns must be among them.

    shaped(entry), store(shaped entries), loading(), remove(ids)                 keep the index
    sweep(), wait_for_writers(), forget_words()
    hits(public, levels, period, most, adding=False)                             find
    near(typed, public, period)                                                  know words that are spelt alike

What `shaped` makes of an entry asks no database and can be sent to another process.

A level is (worth, clauses), see `search.levels`: of each, the `most` newest within the period (two moments) count. A story
is worth the most of its levels, or all of them together when `adding`, lowered by its age; the best are returned first.
"""

from importlib import import_module

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

MODULES = {"": "articles.search.database", "opensearch": "articles.search.opensearch"}


class Silent(Exception):
    """The index stands on another server, which does not answer."""


def backend():
    """The module in charge."""
    scheme, _, _ = getattr(settings, "SEARCH_URL", "").partition(":")
    if scheme not in MODULES:
        raise ImproperlyConfigured(
            f"SEARCH_URL: there is no index for “{scheme}:”; leave it empty for the database."
        )
    return import_module(MODULES[scheme])
