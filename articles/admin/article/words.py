"""Finds articles by what is typed: words of text, tags and authors, a number, an address, also one that is old."""

import re
from urllib.parse import unquote, urlsplit

from django.db.models import Exists, OuterRef, Q

from articles.admin.found import is_number
from articles.models import Credit, Publication, TaggedArticle
from articles.vocabulary import fold

FIELDS = ["headline", "kicker", "lead", "body", "slug"]
# The last part of a reader's address: words and the id.
SLUG_AND_ID = re.compile(r"(?P<slug>[a-z0-9-]+)-(?P<id>[0-9]{1,19})/?")
DESK = re.compile(r"/articles/article/(?P<id>[0-9]{1,19})(/|$)")


def matching(articles, words):
    """Those that hold every word, or bear it as their number or address."""
    for word in words.replace("\x00", "").split():
        articles = articles.filter(_address(word) if "/" in word else _holds(word))
    return articles


def _address(word):
    """The article of an address of the site or the desk: the id in it decides, as it does for readers."""
    path = unquote(urlsplit(word).path)
    found = DESK.search(path) or SLUG_AND_ID.fullmatch(path.rstrip("/").rpartition("/")[2])
    return _numbered(found["id"]) if found else _holds(word)


def _numbered(digits):
    return Q(pk=digits) if is_number(digits) else Q(pk=None)


def _holds(word):
    """The folded headline finds Öffnung by öffnung, whatever the database thinks of Ö."""
    key = fold(word)
    holds = Q(headline_key__contains=key) if key else Q()
    for field in FIELDS:
        holds |= Q(**{f"{field}__icontains": word})
    if key:
        holds |= Q(pk__in=TaggedArticle.objects.filter(tag__key__contains=key).values("content_object"))
    holds |= Q(pk__in=Credit.objects.filter(author__name__icontains=word).order_by().values("article"))
    return holds | _number(word.removeprefix("#")) | _old_slug(word)


def _number(word):
    return _numbered(word) if word.isascii() and word.isdecimal() else Q()


def _old_slug(word):
    """A slug the story was published under, alone or with the id behind it; other words are no slug."""
    if "-" not in word:
        return Q()
    published = Publication.objects.filter(slug__contains=word.lower()).order_by()
    holds = Q(pk__in=published.values("article"))
    if found := SLUG_AND_ID.fullmatch(word.lower()):
        once = Publication.objects.filter(article=OuterRef("pk"), slug=found["slug"])
        holds |= _numbered(found["id"]) & (Q(slug=found["slug"]) | Exists(once))
    return holds
