"""Takes everything that was ever public of an article out of the site: for an article that is deleted for good."""

from articles import search
from articles.cards.keeping import drop_after_commit
from articles.models import (
    Correction,
    Publication,
    PublicationCredit,
    PublicationPicture,
    ReadCount,
    TaggedPublication,
    Withdrawal,
)
from articles.publishing.changelog import keys_of_all, log_changes

# In an order no foreign key stands against: the table, and its way to the article.
PUBLIC = (
    (Correction, "article"),
    (Withdrawal, "article"),
    (TaggedPublication, "content_object__article"),
    (PublicationCredit, "publication__article"),
    (PublicationPicture, "publication__article"),
    (Publication, "article"),
    (ReadCount, "article"),
)


def erase_public(article, *, now):
    """Deletes publications, withdrawals and corrections, their index entries, and purges the pages that named them.

    The caller holds the article's lock and has made sure that nothing is live or planned.
    """
    publications = Publication.objects.filter(article=article)
    log_changes(keys_of_all(publications), [now])
    search.remove(publications.values_list("pk", flat=True))
    drop_after_commit([article.pk])
    for model, path in PUBLIC:
        model.objects.filter(**{path: article.pk}).delete()
