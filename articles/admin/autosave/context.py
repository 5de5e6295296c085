"""What the article's page shows of unsaved text, of others who are here, and of a lock; and what its scripts need."""

from django.urls import reverse
from django.utils import timezone

from articles.admin.autosave.recovery import TAKE, unsaved_changes
from articles.admin.autosave.words import presence_words
from articles.editing.autosave import open_page
from articles.editing.lock import lock_sentence
from articles.editing.presence import present
from articles.rules import can_edit, is_locked, is_locked_for


def autosave_context(request, article, form):
    """Additions to the page; `article` is None for a text not stored yet. Two queries, one for who only reads."""
    lock = article and lock_context(article, request.user)
    if article is not None and not can_edit(request.user, article):
        return {"lock": lock, "readers_see": present([article.pk], but=request.user).get(article.pk, [])}
    now = timezone.now()
    own, others = open_page(request.user, article, now=now, take_over=form.is_taken_over)
    return {
        "lock": lock,
        "autosave": settings(own, article),
        "presence": article and presence_words(article, request.user, others, form["base"].value(), now),
        "unsaved": own.pending and unsaved_context(request, article, form, own),
    }


def settings(own, article):
    """Where the page's scripts send what is typed, and the secret they send with it."""
    args = [article.pk] if article else []
    return {
        "row": own,
        "autosave": reverse(f"admin:articles_article_autosave{'' if article else '_new'}", args=args),
        "presence": reverse("admin:articles_article_presence", args=args) if article else "",
    }


def unsaved_context(request, article, form, own):
    """The unsaved text against the stored one; None when it says the same, or stands in the form already."""
    new = article is None
    throw = (
        reverse("admin:articles_article_unsaved_new")
        if new
        else reverse("admin:articles_article_unsaved", args=[article.pk])
    )
    shown = {
        "at": own.changed_at,
        "discard": throw,
        "take": f"{request.path}?{TAKE}=1",
        "taken": form.is_taken_over,
    }
    if form.is_taken_over:
        return shown
    if request.method == "POST" and "keep_unsaved" not in request.POST:
        return None
    found = unsaved_changes(form, request.user, article)
    return found and shown | {"changes": found[0], "problem": found[1]}


def lock_context(article, user):
    """The standing lock, and whether it is the user's own; None when there is none."""
    if not is_locked(user, article):
        return None
    return {"sentence": lock_sentence(article), "own": not is_locked_for(user, article)}
