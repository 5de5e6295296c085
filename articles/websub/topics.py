"""Which feeds a change concerns, as addresses the hub knows them by."""

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse

from articles.cachekeys import FEEDS, author_key, category_key, tag_key
from articles.models import Author, Category, Publication, Tag

ENDINGS = ("", "_atom", "_json")  # of the routes of a feed's dialects


def topics_of(keys, at):
    """Addresses of all feeds that change with these cache keys. Of tags and authors only those that have a page now:
    the hub must not learn a name before readers do.
    """
    keys = set(keys)
    found = [("feed", [])] if FEEDS in keys else []
    found += [("category_feed", [slug]) for slug in _slugs(Category.objects.all(), category_key, keys)]
    found += [("tag_feed", [slug]) for slug in _slugs(_public(Tag, "tagged__tag", at), tag_key, keys)]
    authors = _public(Author, "publication_credits__author", at)
    found += [("author_feed", [slug]) for slug in _slugs(authors, author_key, keys)]
    return [
        settings.SITE_URL + reverse(name + ending, args=arguments)
        for name, arguments in found
        for ending in ENDINGS
    ]


def _slugs(rows, key, keys):
    """Slugs of the rows whose key is among the keys."""
    begin = key("")
    ids = [int(each.removeprefix(begin)) for each in keys if each.startswith(begin)]
    return list(rows.filter(pk__in=ids).order_by("pk").values_list("slug", flat=True)) if ids else []


def _public(model, path, at):
    stories = Publication.objects.live(at).filter(**{path: OuterRef("pk")})
    return model.objects.filter(Exists(stories))
