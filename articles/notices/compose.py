"""Writes the notices a step causes into the outbox, in the step's own transaction."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from articles.models import Category, Notice, User

SUBJECTS = {
    "submit": gettext_lazy("Waiting for review: %(headline)s"),
    "request_changes": gettext_lazy("Changes requested: %(headline)s"),
    "approve": gettext_lazy("Approved: %(headline)s"),
    "publish": gettext_lazy("Published or planned: %(headline)s"),
    "publish_urgently": gettext_lazy("Published urgently, review owed: %(headline)s"),
    "unschedule": gettext_lazy("Plan cancelled: %(headline)s"),
    "withdraw": gettext_lazy("Withdrawn: %(headline)s"),
    "correct": gettext_lazy("Correction published: %(headline)s"),
}
TO_MODERATORS = {"submit", "publish_urgently"}


def compose_notices(transition):
    """One notice per recipient in their language; returns the notices written."""
    if transition.step not in SUBJECTS:
        return []
    notices = [_notice(transition, user) for user in recipients(transition)]
    return Notice.objects.bulk_create(notices)


def recipients(transition):
    """Active users with an address, other than who took the step: moderators for a review, else those whose story it is."""
    article = transition.article
    whose = moderators_of(article) if transition.step in TO_MODERATORS else owners_of(article)
    return (
        User.objects.filter(whose, is_active=True).exclude(pk=transition.by_id).exclude(email="").distinct()
    )


def moderators_of(article):
    """Moderators of the article's section and of all sections above it."""
    if article.category_id is None:
        return Q(pk__in=[])
    sections = Category.objects.ancestors(article.category_id, include_self=True)
    return Q(pk__in=User.objects.filter(categories__in=[section.pk for section in sections]).values("pk"))


def owners_of(article):
    credited = User.objects.filter(author__credits__article=article)
    return Q(pk__in=credited.values("pk")) | Q(pk__in=[article.created_by_id or 0, article.assignee_id or 0])


def _notice(transition, user):
    article = transition.article
    with override(user.language or settings.LANGUAGE_CODE):
        subject = str(SUBJECTS[transition.step]) % {"headline": article}
        return Notice(transition=transition, recipient=user, subject=subject[:300], text=_text(transition))


def _text(transition):
    address = f"{settings.SITE_URL}/{settings.ADMIN_PATH}articles/article/{transition.article_id}/change/"
    lines = [_("By: %s") % (transition.by or _("the newsroom"))]
    if transition.reason:
        lines.append(_("Reason: %s") % transition.reason)
    return "\n\n".join([*lines, _("To the article: %s") % address])
