"""The page on which an administrator deletes an article of the trash for good: what goes, who links here, typed consent."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.admin.found import find_article
from articles.admin.lists.frame import list_address, list_page
from articles.models import Comment, Publication
from articles.rules import can_destroy, visible_to
from articles.vocabulary import Forbidden, Refused, Status, fold
from articles.workflow.destroy import destroy, links_to, refuse_destroying


def destroy_urls(model_admin):
    view = require_http_methods(["GET", "HEAD", "POST"])(partial(destroy_page, model_admin))
    view = model_admin.admin_site.admin_view(view)
    return [path("<path:object_id>/destroy/", view, name="articles_article_destroy")]


class ConsentForm(forms.Form):
    """The headline or the number, typed by hand; the version says what was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    typed = forms.CharField(
        label=gettext_lazy("Type the headline or the number of the article"),
        max_length=400,
        widget=forms.TextInput({"autocomplete": "off", "class": "vTextField"}),
    )

    def __init__(self, *args, article, **kwargs):
        self.article = article
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_typed(self):
        typed = fold(self.cleaned_data["typed"])
        accepted = {str(self.article.pk), f"#{self.article.pk}", fold(self.article.headline)} - {""}
        if typed not in accepted:
            raise forms.ValidationError(
                _("This is neither the headline nor the number of the article. Nothing was deleted.")
            )
        return typed


def destroy_page(model_admin, request, object_id):
    """Shows what would go; a POST with the typed consent deletes it."""
    article = find_article(request, object_id)
    if not can_destroy(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return show(model_admin, request, article, ConsentForm(article=article, initial=seen(article)))
    form = ConsentForm(request.POST, article=article)
    error = None
    if form.is_valid():
        try:
            headline = destroy(article.pk, by=request.user, version=form.cleaned_data["version"])
        except Refused as refusal:
            error = refusal
        else:
            messages.success(request, _("“%s” is deleted for good.") % headline)
            return HttpResponseRedirect(list_address(f"status={Status.TRASHED}"))
    return show(model_admin, request, article, form, error)


def seen(article):
    return {"version": article.version}


def show(model_admin, request, article, form, error=None):
    against = barrier(article, request.user)
    context = {
        "title": _("Delete for good"),
        "subtitle": str(article),
        "article": article,
        "form": form,
        "error": error if str(error) != str(against) else None,
        "against": against,
        "belongings": belongings(article),
        "back": list_address(f"status={Status.TRASHED}"),
        **uses(article, request.user),
    }
    status = 409 if error else 403 if isinstance(against, Forbidden) else 200
    return list_page(model_admin, request, "destroy.html", context, status=status)


def barrier(article, user):
    """Why the article cannot be deleted now, or None."""
    try:
        refuse_destroying(article, user)
    except Refused as refusal:
        return refusal
    return None


def uses(article, user):
    """Links from other articles: those the user may see by name, of the others the number; links of the trash apart."""
    links = links_to(article).select_related("article")
    trashed = links.filter(article__status=Status.TRASHED).values("article").distinct().count()
    standing = links.exclude(article__status=Status.TRASHED)
    named = list(visible_to(user).filter(pk__in=standing.values("article")))
    others = standing.values("article").distinct().count() - len(named)
    return {"linking": named, "others": others, "linking_trash": trashed}


def belongings(article):
    """(word, number) of everything that goes with the article, and where readers knew it."""
    counted = [
        (_("revisions"), article.revisions.count()),
        (_("publications readers saw"), Publication.objects.filter(article=article).count()),
        (_("withdrawals with their public reason"), article.withdrawals.count()),
        (_("corrections"), article.corrections.count()),
        (_("shared previews"), article.shared_previews.count()),
        (_("comments"), Comment.objects.filter(thread__article=article).count()),
        (_("steps of the history"), article.transitions.count()),
    ]
    return [(word, number) for word, number in counted if number]
