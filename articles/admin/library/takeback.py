"""Taking a picture back from all pages, giving it back, and carrying the library's words to live pages: chiefs only."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles.admin.found import is_number
from articles.admin.library.files import facts_of, find_picture
from articles.library.uses import fronts_of, publications_of
from articles.models import Publication
from articles.publishing.takeback import carry_words, give_back, take_back
from articles.rules import is_chief
from articles.vocabulary import Refused


class TakeBackForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("For the log, such as the letter of a lawyer. Readers do not see it."),
    )


def urls(model_admin):
    def address(route, view, name, only=lambda view: view):
        return path(route, model_admin.admin_site.admin_view(only(partial(view, model_admin))), name=name)

    return [
        address("<path:picture_id>/take-back/", take_back_page, "articles_picture_take_back"),
        address("<path:picture_id>/give-back/", give_back_now, "articles_picture_give_back", require_POST),
        address(
            "<path:picture_id>/carry-words/", carry_words_now, "articles_picture_carry_words", require_POST
        ),
    ]


def _found(request, picture_id):
    if not is_chief(request.user):
        raise PermissionDenied
    return find_picture(picture_id)


def take_back_page(model_admin, request, picture_id):
    """Names every story that shows the picture before it asks; the answer acts at once."""
    picture = _found(request, picture_id)
    form = TakeBackForm(request.POST or None, initial={"version": picture.version}, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            take_back(picture.pk, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("“%s” was taken back. No page shows it any more.") % picture)
            return _back(picture)
    public = publications_of(picture)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Take the picture back"),
        "picture": picture,
        "facts": facts_of(picture),
        "form": form,
        "live": list(public.filter(pk__in=Publication.objects.not_ended(timezone.now()).values("pk"))),
        "ended": public.count(),
        "fronts": list(fronts_of(picture)),
    }
    return TemplateResponse(request, "admin/articles/picture/take_back.html", context)


def _posted(act):
    """A button's view: acts under the version the page showed, says what came of it, and returns to the picture."""

    def view(model_admin, request, picture_id):
        picture = _found(request, picture_id)
        version = request.POST.get("version", "")
        try:
            sentence = act(picture, request.user, int(version) if is_number(version) else None)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, sentence)
        return _back(picture)

    return view


@_posted
def give_back_now(picture, user, version):
    give_back(picture.pk, by=user, now=timezone.now(), version=version)
    return _("“%s” is shown again where texts still have it.") % picture


@_posted
def carry_words_now(picture, user, version):
    number = carry_words(picture.pk, by=user, now=timezone.now(), version=version)
    return ngettext("%d page was renewed.", "%d pages were renewed.", number) % number


def _back(picture):
    return HttpResponseRedirect(reverse("admin:articles_picture_change", args=[picture.pk]))
