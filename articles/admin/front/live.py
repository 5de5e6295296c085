"""Going live with the layout being worked on, now or at a time: what is wrong with it and what changes are shown first."""

from hashlib import sha256

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.admin.front.difference import difference
from articles.admin.front.facts import found_at
from articles.admin.front.found import curators_only, find_front
from articles.admin.times import desk_time
from articles.admin.zoned import ZonedDateTimeField
from articles.fronts.layout import Layout
from articles.fronts.reading import stored_layout
from articles.publishing.fronts import NOTE_LENGTH, go_live
from articles.vocabulary import Refused


class LiveForm(forms.Form):
    """When, and why. `version` is that of the front when the page was read; `accepted` names the warnings it showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    accepted = forms.CharField(widget=forms.HiddenInput, required=False)
    at = ZonedDateTimeField(
        label=gettext_lazy("Goes live"), required=False, help_text=gettext_lazy("Empty: at once.")
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=gettext_lazy("Why, for whoever reads the list of versions later."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def live(request, pk):
    """The form; or the layout goes live, after warnings were shown and accepted."""
    front, now = find_front(pk), timezone.now()
    if front.draft is None:
        messages.error(request, _("Nobody has arranged this front yet. Please arrange and save it first."))
        return HttpResponseRedirect(reverse("admin:front_versions", args=[front.pk]))
    if request.method == "POST":
        return take_live(request, front, now)
    return show_live(request, front, LiveForm(initial={"version": front.version}), now)


def take_live(request, front, now):
    form = LiveForm(request.POST)
    if not form.is_valid():
        unread = _("This page cannot be read any more. Please look at the front once more, then go live.")
        lost = "version" in form.errors
        return show_live(request, front, form, now, error=unread if lost else "", status=400 if lost else 200)
    typed = form.cleaned_data
    found = found_at(front, stored_layout(front.draft), max(typed["at"] or now, now), request.user)
    if typed["version"] == front.version and found and typed["accepted"] != sign(found):
        sentence = _("Please look at these warnings first. Press the button again to go live all the same.")
        return show_live(request, front, form, now, error=sentence, found=found)
    try:
        version = go_live(
            front,
            front.draft,
            based_on=typed["version"],
            by=request.user,
            now=now,
            at=typed["at"],
            note=typed["note"],
        )
    except Refused as error:
        return show_live(request, front, form, now, error=str(error), found=found, status=409)
    done = _("%(front)s is planned: %(time)s.") if typed["at"] else _("%(front)s is live: %(time)s.")
    messages.success(request, done % {"front": front, "time": desk_time(version.begins)})
    return HttpResponseRedirect(reverse("admin:front_versions", args=[front.pk]))


def show_live(request, front, form, now, *, error="", found=None, status=200):
    """The page with the form as typed. Whoever was told of a newer layout sees that one and bases the next try on it."""
    layout = stored_layout(front.draft)
    found = found_at(front, layout, now, request.user) if found is None else found
    if form.is_bound:
        form.data = {**form.data.dict(), "version": front.version, "accepted": sign(found)}
    else:
        form.initial["accepted"] = sign(found)
    shown, plan = front.versions.begun(now).first(), front.versions.planned(now).first()
    context = {
        **admin.site.each_context(request),
        "title": _("Go live: %s") % front,
        "front": front,
        "form": form,
        "error": error,
        "found": found,
        "parts": difference(stored_layout(shown.content) if shown else Layout(), layout, request.user),
        "shown": shown,
        "plan": plan and desk_time(plan.begins),
    }
    return TemplateResponse(request, "admin/front/live.html", context, status=status)


def sign(found):
    """What stands for these warnings in a form; empty without any. Another moment may bring others."""
    seen = [f"{each.area}|{each.story}|{each.warning.kind}" for each in found]
    return sha256("\n".join(seen).encode()).hexdigest()[:32] if seen else ""
