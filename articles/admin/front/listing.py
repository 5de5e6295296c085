"""All fronts: home, and every section and topic that has one; and beginning another."""

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from tree_queries.forms import TreeNodeChoiceField

from articles.admin.front.board import board_address
from articles.admin.front.found import curators_only
from articles.admin.times import short_time
from articles.models import Category, Front, FrontVersion, Tag
from articles.vocabulary import FrontKind


class NewFrontForm(forms.Form):
    """A section or a topic that shall have a front; exactly one of both."""

    category = TreeNodeChoiceField(
        label=gettext_lazy("Section"), queryset=Category.objects.all(), required=False
    )
    tag = forms.CharField(
        label=gettext_lazy("or topic"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"list": "front-topics", "autocomplete": "off"}),
    )

    def clean_tag(self):
        name = self.cleaned_data["tag"].replace("\x00", "").strip()
        if not name:
            return None
        tag = Tag.objects.filter(merged_into=None, name__iexact=name).first()
        if tag is None:
            raise forms.ValidationError(
                _("There is no topic “%s”. Please choose one from the list.") % name[:60]
            )
        return tag

    def clean(self):
        typed = super().clean()
        if not self.errors and bool(typed.get("category")) == bool(typed.get("tag")):
            raise forms.ValidationError(_("Please choose either a section or a topic."))
        return typed

    def front(self):
        """The front of the chosen subject, made when there is none yet."""
        kind = FrontKind.CATEGORY if self.cleaned_data["category"] else FrontKind.TAG
        return Front.objects.of(kind, self.cleaned_data[str(kind)])


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def fronts(request):
    """The list; a POST begins the front of a section or topic, or opens the one there is."""
    form = NewFrontForm(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        return HttpResponseRedirect(board_address(form.front()))
    Front.objects.of(FrontKind.HOME)
    context = {
        **admin.site.each_context(request),
        "title": _("Fronts"),
        "rows": list(map(row_of, all_fronts(timezone.now()))),
        "form": form,
        "topics": Tag.objects.filter(merged_into=None).order_by("name").values_list("name", flat=True)[:500],
    }
    return TemplateResponse(request, "admin/front/list.html", context, status=422 if form.errors else 200)


def all_fronts(now):
    """Fronts with what readers see of them, home first; one query."""
    own = FrontVersion.objects.filter(front=OuterRef("pk"))
    live, plan = own.begun(now), own.planned(now)
    found = Front.objects.select_related("category", "tag", "edited_by").annotate(
        live_since=Subquery(live.values("begins")[:1]),
        live_content=Subquery(live.values("content")[:1]),
        plan_from=Subquery(plan.values("begins")[:1]),
    )
    order = {FrontKind.HOME: 0, FrontKind.CATEGORY: 1, FrontKind.TAG: 2}
    return sorted(found, key=lambda front: (order[FrontKind(front.kind)], str(front).casefold()))


def row_of(front):
    """A front, its address, and pairs of a class and a word for how it stands."""
    states = []
    if front.live_since:
        states.append(("live", _("live since %s") % short_time(front.live_since)))
    if front.plan_from:
        states.append(("planned", _("planned from %s on") % short_time(front.plan_from)))
    if front.draft is not None and front.draft != front.live_content:
        states.append(("draft", _("the draft differs")))
    if not states:
        states.append(("draft", _("the usual page")))
    return {
        "front": front,
        "address": board_address(front),
        "states": states,
        "edited": short_time(front.edited_at) if front.edited_at else "",
    }
