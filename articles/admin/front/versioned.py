"""The version or banner an address names, and what stories are called for whoever asks."""

from django.http import Http404
from django.utils.translation import gettext as _

from articles.admin.found import is_number
from articles.models import Article, Banner, FrontVersion, Publication
from articles.rules import visible_to


def find_version(pk):
    """The version of this number with its front; Http404 without one."""
    related = ("front__category", "front__tag", "front__edited_by", "made_by", "cancellation__by", "restored")
    versions = FrontVersion.objects.select_related(*related)
    return _found(versions, pk, _("There is no version of this number."))


def find_banner(pk):
    """The line of this number; Http404 without one."""
    return _found(Banner.objects.all(), pk, _("There is no line of this number."))


def _found(rows, pk, sentence):
    row = rows.filter(pk=pk).first() if is_number(pk) else None
    if row is None:
        raise Http404(sentence)
    return row


def headlines(ids, user):
    """What the desk calls these articles, by id; for those the user may not see only what readers may know."""
    if not ids:
        return {}
    visible = visible_to(user, Article.objects.filter(pk__in=set(ids)))
    names = {article.pk: str(article) for article in visible.only("headline")}
    others = set(ids) - set(names)
    public = (
        Publication.objects.live().filter(article__in=others).order_by()
        if others
        else Publication.objects.none()
    )
    return names | dict(public.values_list("article", "headline"))


def name_of(pk, names):
    """A story's headline out of `headlines`, or words for one that is gone or not for this user to see."""
    return names.get(pk) or _("Story %d, which you may not see") % pk
