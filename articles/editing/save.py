"""Saves content: one revision for each change of content, none for none."""

from articles.editing.content import EMPTY, apply_content, clean_content, keep_merged
from articles.models import Revision
from articles.models.revision import chain_digest
from articles.vocabulary import RevisionKind


def content_of(article):
    """What the latest revision says; empty content for an article without one."""
    return article.latest.content if article.latest else EMPTY


def save_content(article, changes, *, by, now, kind=RevisionKind.SAVE):
    """Writes changed content and its revision; returns the revision, or None when nothing changed.

    The caller holds the article's lock, and saves the article in the same transaction.
    """
    before = content_of(article)
    content = keep_merged(clean_content({**before, **changes}), before)
    if article.latest and content == before:
        return None
    apply_content(article, content, before)
    article.latest = append_revision(article, content, by=by, now=now, kind=kind)
    article.edited_at, article.edited_by = now, by
    return article.latest


def append_revision(article, content, *, by, now, kind):
    """The next link of the article's chain; its digest covers the digest before."""
    previous = article.latest
    revision = Revision(
        article=article,
        number=previous.number + 1 if previous else 1,
        kind=kind,
        content=content,
        created_at=now,
        created_by=by,
    )
    revision.digest = chain_digest(previous.digest if previous else "", revision.sealed())
    revision.save()
    return revision


def broken_revisions(article_id):
    """Numbers of the revisions whose digest does not follow from the one before, or that are missing before one."""
    return list(broken_in(Revision.objects.filter(article_id=article_id).order_by("number").iterator()))


def broken_in(revisions):
    """The same of one article's revisions, given in their order; holds one at a time."""
    digest, expected = "", 1
    for revision in revisions:
        if revision.number != expected or revision.digest != chain_digest(digest, revision.sealed()):
            yield revision.number
        digest, expected = revision.digest, revision.number + 1
