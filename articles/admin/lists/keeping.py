"""Pages that keep a view of the list and arrange one's own."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import audit
from articles.admin.lists.frame import list_address, list_page
from articles.admin.lists.views import normal
from articles.models import SavedView
from articles.rules import is_chief, is_moderator, is_writer

MOST = 30  # views a user keeps; more fit no bar


def view_urls(model_admin):
    wrap = model_admin.admin_site.admin_view
    return [
        path("views/save/", wrap(require_POST(save_view)), name="articles_article_view_save"),
        path(
            "views/",
            wrap(
                require_http_methods(["GET", "HEAD", "POST"])(lambda request: arrange(model_admin, request))
            ),
            name="articles_article_views",
        ),
    ]


class ViewForm(forms.ModelForm):
    """One view: its name, and for those who may whether colleagues see it."""

    class Meta:
        model = SavedView
        fields = ["name", "shared"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.instance.user = user
        if not may_share(user):
            del self.fields["shared"]

    def clean_name(self):
        """Trimmed; ValidationError for a name of another view of the same user."""
        name = " ".join(self.cleaned_data["name"].split())
        same = SavedView.objects.filter(user=self.instance.user, name=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(
                _("You have a view named “%s” already. Please choose another name.") % name
            )
        return name


class OwnViews(forms.BaseModelFormSet):
    """The user's views in their order. The names are judged together, so that two can be exchanged."""

    ordering_widget = forms.NumberInput(attrs={"min": 1, "class": "position"})


def may_share(user):
    return is_chief(user) or is_moderator(user)


def refuse_others(request):
    if not is_writer(request.user):
        raise PermissionDenied


def save_view(request):
    """Keeps the list as it was when the form was opened, and shows it again."""
    refuse_others(request)
    query = normal(request.POST.get("query", ""))
    last = request.user.saved_views.aggregate(last=Max("position"))["last"]
    view = SavedView(user=request.user, query=query, position=(last or 0) + 1)
    form = ViewForm(request.POST, instance=view, user=request.user)
    if request.user.saved_views.count() >= MOST:
        messages.error(request, _("You keep %d views already. Please delete one first.") % MOST)
    elif len(query) > SavedView._meta.get_field("query").max_length:
        messages.error(request, _("These filters are too long to keep. Please use fewer words."))
    elif form.is_valid():
        store(request, form)
    else:
        for sentence in (each for errors in form.errors.values() for each in errors):
            messages.error(request, sentence)
    return HttpResponseRedirect(list_address(query))


@transaction.atomic
def store(request, form):
    view = form.save()
    audit.record("save_view", view, by=request.user, query=view.query, shared=view.shared)
    messages.success(request, _("The view “%s” is kept.") % view)


def arrange(model_admin, request):
    """Rename, share, order and delete one's own views."""
    refuse_others(request)
    make = forms.modelformset_factory(
        SavedView, form=ViewForm, formset=OwnViews, extra=0, can_order=True, can_delete=True
    )
    own = SavedView.objects.filter(user=request.user).select_related("user")
    data = request.POST if request.method == "POST" else None
    formset = make(data, queryset=own, form_kwargs={"user": request.user})
    if request.method == "POST" and formset.is_valid():
        write(request, formset)
        messages.success(request, _("Your views are arranged."))
        return HttpResponseRedirect(reverse("admin:articles_article_views"))
    context = {"title": _("My views"), "formset": formset}
    return list_page(model_admin, request, "arrange.html", context)


@transaction.atomic
def write(request, formset):
    formset.save(commit=False)
    for view in formset.deleted_objects:
        audit.record("delete_view", view, by=request.user)
        view.delete()
    for place, form in enumerate(formset.ordered_forms, 1):
        changed = form.has_changed() or form.instance.position != place
        form.instance.position = place
        if changed:
            form.instance.save()
            audit.record("save_view", form.instance, by=request.user, shared=form.instance.shared)
