"""Deletes an article of the trash for good, with everything that belongs to it. The one place that deletes revisions."""

from django.db import router, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import audit
from articles.editing.lock import lock_article, lock_for_deletion, refuse_locked, refuse_stale
from articles.editing.restore import restorable
from articles.editing.save import content_of, save_content
from articles.models import (
    Article,
    Autosave,
    Comment,
    Credit,
    GuestAnswer,
    ImportRef,
    Notice,
    PictureUsage,
    PreviewVisit,
    Publication,
    RelatedLink,
    Reminder,
    Revision,
    SharedPreview,
    TaggedArticle,
    Thread,
    Transition,
)
from articles.publishing.erase import erase_public
from articles.rules import can_destroy
from articles.vocabulary import Forbidden, Refused, RevisionKind, Status

# What goes with an article besides what was public of it, in an order no foreign key stands against: the table, and its way to the article.
BELONGINGS = (
    (PreviewVisit, "preview__article"),
    (GuestAnswer, "preview__article"),
    (SharedPreview, "article"),
    (Comment.mentions.through, "comment__thread__article"),
    (Comment, "thread__article"),
    (Thread, "article"),
    (Reminder, "article"),
    (Notice, "article"),
    (Notice, "transition__article"),
    (Autosave, "article"),
    (Transition, "article"),
    (RelatedLink, "article"),
    (PictureUsage, "article"),
    (Credit, "article"),
    (TaggedArticle, "content_object"),
    (Revision, "article"),
)


@transaction.atomic
def destroy(article_id, *, by, version):
    """Deletes an article of the trash, its revisions and all that was ever public of it; returns its headline.

    Its address answers 404 from then on, as if it had never been. Delivered documents stay known without it, so that
    a repeated delivery does not bring it back. What remains is one entry in the log with headline and last digest.
    Raises Forbidden, Stale or Refused, each with a sentence, and then deletes nothing.
    """
    article, held = lock_for_deletion(article_id, _linking(article_id))
    refuse_stale(article, version)
    refuse_destroying(article, by)
    linking = _linking(article_id)
    if not linking <= held:
        raise Refused(_("Somebody has just used it, so it was not deleted. Please look again."))
    _unlink(linking, article, by)
    erase_public(article, now=timezone.now())
    digest = article.latest.digest if article.latest else ""
    audit.record(
        "destroy", article, by=by, headline=article.headline, digest=digest, unlinked=sorted(linking)
    )
    headline = str(article)
    _delete(article)
    return headline


def refuse_destroying(article, by):
    """Raises the reason why an article cannot be deleted for good, if there is one."""
    if not can_destroy(by):
        raise Forbidden(_("Only administrators delete articles for good."))
    refuse_locked(article, by)
    if article.status != Status.TRASHED:
        raise Refused(_("Only articles in the trash can be deleted for good. Please move it there first."))
    if Publication.objects.filter(article=article).not_ended(timezone.now()).exists():
        raise Refused(_("This article is live or planned. Please withdraw it or cancel the plan first."))
    if links_to(article).exclude(article__status=Status.TRASHED).exists():
        raise Refused(_("Other articles link to this one. Please remove these links first."))
    if translations_of(article).exclude(status=Status.TRASHED).exists():
        raise Refused(
            _("There are translations of this article. Please clear “translation of” in them first.")
        )


def links_to(article):
    """Links from other articles to this one."""
    return RelatedLink.objects.filter(target=article).exclude(article=article)


def translations_of(article):
    """Articles that say they translate this one."""
    return Article.objects.filter(translation_of=article)


def _linking(article_id):
    """Ids of the other articles that link to this one or translate it."""
    links = links_to(article_id).values_list("article", flat=True)
    return {*links, *translations_of(article_id).values_list("pk", flat=True)}


def _unlink(ids, article, by):
    """The articles of the trash that link here or translate this one lose that in a new revision."""
    for pk in sorted(ids):
        linking = lock_article(pk)
        content = restorable(content_of(linking), gone={article.pk})[0]
        save_content(linking, content, by=by, now=timezone.now(), kind=RevisionKind.RESTORE)
        linking.version += 1
        linking.save()


def _delete(article):
    """Row by row where a row is written once: `_raw_delete` is the way past the guard of revisions and transitions.

    The guard is there against slips; this is the decision to delete.
    """
    ImportRef.objects.filter(article=article).update(article=None, revision=None)
    Article.objects.filter(pk=article.pk).update(latest=None, approved=None, debt=None)
    using = router.db_for_write(Article)
    for model, path in BELONGINGS:
        model._base_manager.filter(**{path: article.pk})._raw_delete(using)
    Article._base_manager.filter(pk=article.pk)._raw_delete(using)
