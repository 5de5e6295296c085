"""Who has the articles of a list open right now, asked once for all rows."""

from articles.editing.presence import present
from articles.vocabulary import Status


def with_present(articles, user):
    """The articles, each with `present`: names of colleagues who have it open; nobody is asked for about the trash."""
    ids = [article.pk for article in articles if article.status != Status.TRASHED]
    here = present(ids, but=user) if ids else {}
    for article in articles:
        article.present = here.get(article.pk, [])
    return articles
