"""Finds articles by what is typed: words of text, tags and authors, a number, an address, also one that is old.

Stories that are released are found by the index readers have, in the text they were published or planned with last; of a
frequent word the newest ones. Everything else, which is little, is looked through for the letters themselves.
"""

import re
from urllib.parse import unquote, urlsplit

from django.db.models import Exists, OuterRef, Q

from articles import search
from articles.admin.found import is_number
from articles.models import Article, Credit, Publication, TaggedArticle
from articles.vocabulary import Status, fold

MOST = 1_000  # released stories that are listed; whoever looks for an older one types more
FIELDS = ["headline", "kicker", "lead", "body", "slug"]
UNINDEXED = [status for status in Status if status != Status.RELEASED]
# The last part of a reader's address: words and the id.
SLUG_AND_ID = re.compile(r"(?P<slug>[a-z0-9-]+)-(?P<id>[0-9]{1,19})/?")
DESK = re.compile(r"/articles/article/(?P<id>[0-9]{1,19})(/|$)")


def matching(articles, typed):
    """Those that hold every word, or bear a single one as their number or address."""
    typed = typed.replace("\x00", "")
    if not typed.strip():
        return articles
    first, *others = (part.order_by().values("pk") for part in _parts(typed))
    return articles.filter(pk__in=first.union(*others))


def _parts(typed):
    """Queries of articles, each by an index of its own; a condition over all of them would read every article."""
    words, every = typed.split(), Article.objects
    if len(words) == 1 and (number := _number_in(words[0])):
        return [every.filter(_numbered(number))]
    try:
        known = search.newest_with(typed, MOST)
    except search.Silent:
        known = None
    parts = [_looked_through(words, Status if known is None else UNINDEXED)]
    if known is not None:
        newer = Publication.objects.filter(article=OuterRef("article"), pk__gt=OuterRef("pk"))
        last = Publication.objects.filter(~Exists(newer), pk__in=known).order_by()
        parts.append(every.filter(pk__in=last.values("article"), status=Status.RELEASED))
    return [*parts, *(_called(words[0]) if len(words) == 1 else ())]


def _looked_through(words, states):
    found = Article.objects.filter(status__in=states)
    for word in words:
        number = _number_in(word)
        found = found.filter(_numbered(number) if number else _holds(word))
    return found


def _called(word):
    """The story of this number, or once published under this slug."""
    if is_number(word):
        yield Article.objects.filter(_numbered(word))
    yield from _once_called(word)


def _number_in(word):
    """What is a number and nothing else, #12 or the id in an address of the site or the desk: it decides, as it does for
    readers. None for everything else.
    """
    if word.startswith("#") and is_number(word[1:]):
        return word[1:]
    if "/" not in word:
        return None
    path = unquote(urlsplit(word).path)
    found = DESK.search(path) or SLUG_AND_ID.fullmatch(path.rstrip("/").rpartition("/")[2])
    return found["id"] if found else None


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
    return holds | (_numbered(word) if is_number(word) else Q())


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
