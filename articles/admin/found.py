"""Finds what an address of the desk names, for the users who may see it; for all others it does not exist."""

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.rules import can_view, visible_to

LONGEST_ID = 18  # digits; every number of so many fits the 64 bits of an id


def find_article(request, object_id):
    """The article; Http404 for one that is not there and, with the same words, for one the user may not see."""
    articles = visible_to(request.user).select_related(
        "latest", "approved", "debt", "category", "created_by", "assignee", "locked_by"
    )
    article = articles.filter(pk=object_id).first() if is_number(object_id) else None
    if article is None:
        raise Http404(_("There is no article of this number, or you may not see it."))
    return article


def is_number(text):
    """True for the digits of an id that a table could hold. Anything else in an address names nothing."""
    text = str(text)
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID


def find_revision(article, number):
    """The revision of this number; Http404 if the article has none."""
    revision = article.revisions.filter(number=number).first() if is_number(number) else None
    if revision is None:
        raise Http404(_("This article has no such revision."))
    return revision


def redirect_to_article(request, article):
    """To the article's form, or to the list when the user may no longer see it."""
    if can_view(request.user, article):
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
