"""Paths of the reader's site by the name of their route, remembered: a page names dozens, and each means the same for ever."""

from functools import lru_cache

from django.urls import reverse

REMEMBERED = 50_000  # addresses


@lru_cache(REMEMBERED)
def path_to(name, *arguments):
    """As django.urls.reverse; NoReverseMatch for a route that does not exist."""
    return reverse(name, args=arguments)
