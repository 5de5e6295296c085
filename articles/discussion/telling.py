"""Tells colleagues of a comment: those it mentions, and everybody else who takes part in its thread."""

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.models import User
from articles.notices.compose import notify
from articles.rules import can_view
from articles.vocabulary import NoticeKind


def tell_colleagues(comment, mentioned):
    """One notice each; whoever may no longer see the article is told nothing."""
    thread = comment.thread
    article = thread.article
    names = {"name": str(comment.by or comment.guest), "headline": str(article)}
    said = {"text": _text(comment), "article": article, "by": comment.by}
    notify(
        NoticeKind.MENTIONED,
        mentioned,
        subject=format_lazy(_("{name} mentioned you: {headline}"), **names),
        **said,
    )
    others = _taking_part(thread).exclude(pk__in=[user.pk for user in mentioned])
    notify(
        NoticeKind.MENTIONED,
        [user for user in others if user != comment.by and can_view(user, article)],
        subject=format_lazy(_("{name} answered: {headline}"), **names),
        **said,
    )


def _taking_part(thread):
    wrote = User.objects.filter(comments__thread=thread)
    mentioned = User.objects.filter(mentioned_in__thread=thread)
    return User.objects.filter(pk__in=wrote.union(mentioned).values("pk"), is_active=True)


def _text(comment):
    thread = comment.thread
    path = f"{settings.ADMIN_PATH}articles/article/{thread.article_id}/discussion/#thread-{thread.pk}"
    quoted = [f"> {thread.quote}"] if thread.quote else []
    return "\n\n".join([*quoted, comment.text, f"{settings.SITE_URL}/{path}"])
