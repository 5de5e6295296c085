"""Publications written directly and indexed, and what the index answers about them."""

from datetime import timedelta
from itertools import count

from django.db import connection
from django.utils import timezone

from articles import search
from articles.models import Article, Category, Publication, Revision

NOW = timezone.now()
numbers = count(1)


def publication(headline="Notiz", text="", *, days=1, until=None, **fields):
    """A stored and indexed publication that began so many days ago; negative is planned."""
    category, _ = Category.objects.get_or_create(slug="allgemeines", defaults={"name": "Allgemeines"})
    article = Article.objects.create(headline=headline, category=category)
    revision = Revision.objects.create(article=article, number=1, content={}, created_at=NOW, digest="0" * 64)
    begin = NOW - timedelta(days=days)
    made = Publication.objects.create(
        article=article,
        revision=revision,
        live_from=begin,
        live_until=until,
        published_at=begin,
        slug=f"notiz-{next(numbers)}",
        **{
            "category": category,
            "headline": headline,
            "teaser_headline": headline,
            "seo_title": headline,
            "plain_text": text,
            **fields,
        },
    )
    search.index([made])
    return made


def found(words, **kwargs):
    """Headlines of the hits in their order."""
    headlines = dict(Publication.objects.values_list("pk", "headline"))
    return [headlines[pk] for pk in search.find(words, at=kwargs.pop("at", NOW), **kwargs).ids]


def entries():
    """Ids in the index, public or not, with or without publication."""
    sqlite = connection.vendor == "sqlite"
    column, table = ("id", "articles_searchentry") if sqlite else ("publication_id", "articles_search")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY 1")  # noqa: S608  constant text
        return [pk for (pk,) in cursor.fetchall()]
