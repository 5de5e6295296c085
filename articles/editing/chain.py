"""Walks the chains of revisions of many articles without holding more than one revision."""

from itertools import groupby

from django.db.models import F, OuterRef, Subquery

from articles.editing.save import broken_in
from articles.models import Article, Revision


def broken_chains(article_ids=()):
    """(article id, number) of every broken revision, number None where an article does not end with its last one.

    Without ids all articles are checked.
    """
    chosen = {"article__in": article_ids} if article_ids else {}
    revisions = Revision.objects.filter(**chosen).order_by("article_id", "number").iterator(chunk_size=200)
    for article_id, chain in groupby(revisions, key=lambda revision: revision.article_id):
        yield from ((article_id, number) for number in broken_in(chain))
    yield from ((article_id, None) for article_id in _without_end(article_ids))


def _without_end(article_ids):
    """Ids of articles whose latest revision is not the last of their chain, or that have none."""
    last = Revision.objects.filter(article=OuterRef("pk")).order_by("-number").values("pk")[:1]
    articles = Article.objects.filter(pk__in=article_ids) if article_ids else Article.objects.all()
    ends = articles.annotate(end=Subquery(last)).exclude(end=F("latest"), latest__isnull=False)
    return ends.order_by("pk").values_list("pk", flat=True)
