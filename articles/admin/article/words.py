"""Finds articles by what is typed: words of text, tags and authors, a number, an address, also one that is old.

Stories that are released as they stand are found by the index readers have, as whole words, beginnings of words and parts
of compounds; everything else, which is little, is looked through for the letters themselves.
"""

import re
from urllib.parse import unquote, urlsplit

from django.db.models import Exists, OuterRef, Q

from articles import search
from articles.admin.found import is_number
from articles.models import Article, Credit, Publication, TaggedArticle
from articles.vocabulary import Status, fold

FIELDS = ["headline", "kicker", "lead", "body", "slug"]
UNINDEXED = [status for status in Status if status != Status.RELEASED]
# The last part of a reader's address: words and the id.
SLUG_AND_ID = re.compile(r"(?P<slug>[a-z0-9-]+)-(?P<id>[0-9]{1,19})/?")
DESK = re.compile(r"/articles/article/(?P<id>[0-9]{1,19})(/|$)")


def matching(articles, words):
    """Those that hold every word, or bear it as their number or address."""
    for word in words.replace("\x00", "").split():
        first, *others = (part.order_by().values("pk") for part in _parts(word))
        articles = articles.filter(pk__in=first.union(*others))
    return articles


def _parts(word):
    """Queries of articles, each by an index of its own; a condition over all of them would read every article."""
    if number := _number_in(word):
        return [Article.objects.filter(_numbered(number))]
    key, every = fold(word), Article.objects
    parts = [_looked_through(word, key), *_indexed(word), *_once_called(word)]
    if key:
        tagged = TaggedArticle.objects.filter(tag__key__contains=key)
        parts.append(every.filter(pk__in=tagged.values("content_object")))
    written = Credit.objects.filter(author__name__icontains=word).order_by()
    parts.append(every.filter(pk__in=written.values("article")))
    if digits := _digits(word):
        parts.append(every.filter(_numbered(digits)))
    return parts


def _number_in(word):
    """The id in an address of the site or the desk: it decides, as it does for readers. None for everything else."""
    if "/" not in word:
        return None
    path = unquote(urlsplit(word).path)
    found = DESK.search(path) or SLUG_AND_ID.fullmatch(path.rstrip("/").rpartition("/")[2])
    return found["id"] if found else None


def _numbered(digits):
    return Q(pk=digits) if is_number(digits) else Q(pk=None)


def _looked_through(word, key):
    """The folded headline finds Öffnung by öffnung, whatever the database thinks of Ö."""
    holds = Q(headline_key__contains=key) if key else Q()
    for field in FIELDS:
        holds |= Q(**{f"{field}__icontains": word})
    return Article.objects.filter(holds, status__in=UNINDEXED if search.holding(word) is not None else Status)


def _indexed(word):
    """Of those that are released, the text as it was published last is the text at the desk."""
    found = search.holding(word)
    return [] if found is None else [Article.objects.filter(latest__in=found.values("revision"))]


def _digits(word):
    digits = word.removeprefix("#")
    return digits if digits.isascii() and digits.isdecimal() else None


def _once_called(word):
    """Those published under this slug, alone or with the id behind it; other words are no slug."""
    if "-" not in word:
        return
    slug = word.lower()
    published = Publication.objects.filter(slug__startswith=slug).order_by()
    yield Article.objects.filter(pk__in=published.values("article"))
    if found := SLUG_AND_ID.fullmatch(slug):
        once = Publication.objects.filter(article=OuterRef("pk"), slug=found["slug"])
        yield Article.objects.filter(_numbered(found["id"]) & (Q(slug=found["slug"]) | Exists(once)))
