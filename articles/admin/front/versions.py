"""Pages of a front's versions: the list, one version and how it differs, going back to one, taking a plan back."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.found import is_number
from articles.admin.front.difference import difference
from articles.admin.front.facts import area_name
from articles.admin.front.found import curators_only, find_front
from articles.admin.front.versioned import find_version, headlines, name_of
from articles.admin.times import short_time
from articles.fronts.layout import Layout
from articles.fronts.reading import stored_layout
from articles.models import FrontVersion
from articles.publishing.fronts import roll_back, take_back
from articles.vocabulary import Refused

PAGE_LENGTH = 30
CHOICES = 100  # versions offered for comparing, the newest


@dataclass(frozen=True)
class Row:
    """A version with the word for what it is now: live, planned, over or taken back."""

    version: FrontVersion
    state: str
    word: str

    @property
    def begins(self):
        return short_time(self.version.begins)

    @property
    def made_at(self):
        return short_time(self.version.made_at)

    @property
    def restored(self):
        """When the version it shows again began; empty for one made anew."""
        return short_time(self.version.restored.begins) if self.version.restored else ""

    @property
    def off(self):
        """The FrontCancellation of a plan that was taken back, else None."""
        return getattr(self.version, "cancellation", None)

    @property
    def off_at(self):
        return self.off and short_time(self.off.at)

    @property
    def label(self):
        return f"{self.begins} – {self.word}"


def row_of(version, live, now):
    """`live` is the version readers see, or None."""
    words = {"off": _("taken back"), "planned": _("planned"), "live": _("live"), "over": _("over")}
    if getattr(version, "cancellation", None):
        state = "off"
    elif version.begins > now:
        state = "planned"
    else:
        state = "live" if live and version.pk == live.pk else "over"
    return Row(version, state, words[state])


def versions_of(front):
    """All versions of a front, also those that were taken back, without their contents."""
    related = ("made_by", "cancellation__by", "restored")
    return front.versions.select_related(*related).defer("content", "pictures", "restored__content")


@require_safe
@curators_only
def versions(request, pk):
    """The versions of a front, the one that begins last first."""
    front, now = find_front(pk), timezone.now()
    live = front.versions.begun(now).only("pk").first()
    page = Paginator(versions_of(front), PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("Versions: %s") % front,
        "front": front,
        "rows": [row_of(version, live, now) for version in page],
        "page": page,
    }
    return TemplateResponse(request, "admin/front/versions.html", context)


@require_safe
@curators_only
def version(request, pk):
    """One version: what it holds, and how it differs from another one of the same front."""
    found, now = find_version(pk), timezone.now()
    front = found.front
    live = front.versions.begun(now).only("pk").first()
    layout, other = stored_layout(found.content), other_of(found, request.GET.get("other", ""))
    context = {
        **admin.site.each_context(request),
        "title": _("Version of %s") % short_time(found.begins),
        "front": front,
        "row": row_of(found, live, now),
        "areas": areas_of(layout, request.user),
        "other": other and row_of(other, live, now),
        "others": [row_of(each, live, now) for each in versions_of(front).exclude(pk=found.pk)[:CHOICES]],
        "parts": difference(stored_layout(other.content) if other else Layout(), layout, request.user),
    }
    return TemplateResponse(request, "admin/front/version.html", context)


def other_of(found, number):
    """The version to compare with: the one asked for, else the one that began before; None for the very first."""
    others = FrontVersion.objects.filter(front=found.front_id).exclude(pk=found.pk)
    others = others.select_related("cancellation")
    asked = others.filter(pk=number).first() if is_number(number) else None
    return asked or others.begun(found.begins).exclude(begins=found.begins, pk__gt=found.pk).first()


def areas_of(layout, user):
    """Name and headlines placed by hand of each area."""
    names = headlines(layout.article_ids(), user)
    return [
        {
            "name": area_name(slot),
            "look": slot.template.label,
            "stories": [name_of(each.article, names) for each in slot.placements],
        }
        for slot in layout.slots
    ]


@require_POST
@curators_only
def roll_back_to(request, pk):
    """Readers see at once what this version showed. Carries the version of the front it is based on."""
    found, based_on = find_version(pk), request.POST.get("version", "")
    based_on = int(based_on) if is_number(based_on) else None
    return carried_out(
        request,
        found.front,
        lambda: roll_back(found.front, found, based_on=based_on, by=request.user, now=timezone.now()),
        _("Readers see the version of %s again.") % short_time(found.begins),
    )


@require_POST
@curators_only
def take_plan_back(request, pk):
    """A planned version does not go live."""
    found = find_version(pk)
    return carried_out(
        request,
        found.front,
        lambda: take_back(found, by=request.user, now=timezone.now()),
        _("The plan for %s is taken back.") % short_time(found.begins),
    )


def carried_out(request, front, act, sentence):
    """To the list of versions, with what was done or why it was refused."""
    try:
        act()
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, sentence)
    return HttpResponseRedirect(reverse("admin:front_versions", args=[front.pk]))
