"""Who may work with versions of fronts, and the front or version an address names."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from articles.admin.found import is_number
from articles.models import Article, Banner, Front, FrontVersion, Publication
from articles.rules import can_curate, visible_to


def for_curators(view):
    """The view for those who arrange fronts; 403 for all others."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not can_curate(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def find_front(pk):
    """The front of this number; Http404 without one."""
    return _found(
        Front.objects.select_related("category", "tag", "edited_by"),
        pk,
        _("There is no front of this number."),
    )


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
