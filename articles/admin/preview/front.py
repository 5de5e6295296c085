"""The front or a section as readers will find it at a chosen moment.

Who reviews or directs sees every planned story, of all sections: a front is judged as a whole. Writers see those that
are theirs to see at the desk; the others are left out as if nothing were planned, and no number tells of them.
"""

from datetime import timedelta
from functools import partial

from django.contrib import admin
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.preview.answers import unlisted
from articles.admin.preview.frontframe import front_frame, read_form, visible_stories
from articles.admin.times import short_time
from articles.admin.zoned import shown_time
from articles.models import Publication
from articles.rules import is_chief, is_moderator

MOST_MOMENTS = 12  # offered; every other one can be typed
SOON = timedelta(days=14)


def front_page(site, request):
    """The page around the preview: moment, section, and the moments at which something begins or ends."""
    form, article = read_form(request)
    now = timezone.now()
    moment = form.cleaned_data.get("at") if form.is_valid() else None
    kept = {
        name: request.GET[name] for name in ("section", "topic", "article", "draft") if request.GET.get(name)
    }
    context = {
        **site.each_context(request),
        "title": _("Front at a chosen time"),
        "form": form,
        "kept_article": kept.get("article"),
        "topic": form.cleaned_data.get("topic") if form.is_valid() else None,
        "article": article,
        "shown": short_time(moment or now),
        "is_now": moment is None,
        "frame": f"{reverse('admin:desk_front_page')}?{request.GET.urlencode()}" if form.is_valid() else "",
        "quick": quick_choices(now, kept),
        "moments": [
            {**each, "address": address_of(each["at"], kept)} for each in planned_moments(request.user, now)
        ],
        "incomplete": not (is_moderator | is_chief)(request.user),
    }
    return unlisted(TemplateResponse(request, "admin/preview/front.html", context))


def quick_choices(now, kept):
    """Pairs of words and address."""
    tomorrow = localtime(now, get_default_timezone()) + timedelta(days=1)
    morning = tomorrow.replace(hour=6, minute=0, second=0, microsecond=0)
    return [
        (_("now"), "?" + urlencode(kept)),
        (_("in 1 hour"), address_of(now + timedelta(hours=1), kept)),
        (_("tomorrow 6:00"), address_of(morning, kept)),
    ]


def address_of(moment, kept):
    """The query that asks for exactly this moment, to the microsecond, in the words of the form."""
    local = localtime(moment, get_default_timezone())
    return "?" + urlencode({"at_0": local.date().isoformat(), "at_1": shown_time(local), **kept})


def planned_moments(user, now):
    """When the next stories begin or end, soonest first, with their headlines."""
    stories = visible_stories(user, Publication.objects.all()).only("headline", "live_from", "ends_at")
    begin = stories.planned(now).order_by("live_from")[:MOST_MOMENTS]
    end = stories.not_ended(now).filter(ends_at__gt=now).order_by("ends_at")[:MOST_MOMENTS]
    found = [(story.live_from, _("begins"), story.headline) for story in begin]
    found += [(story.ends_at, _("ends"), story.headline) for story in end]
    soon = sorted(moment for moment in found if moment[0] < now + SOON)[:MOST_MOMENTS]
    return [
        {"at": at, "time": short_time(at), "word": word, "headline": headline} for at, word, headline in soon
    ]


def front_urls(site):
    """Addresses of the desk that belong to no model."""

    def address(route, view, name):
        return path(route, site.admin_view(require_safe(partial(view, site))), name=name)

    return [
        address("vorschau/startseite/", front_page, "desk_front_preview"),
        address("vorschau/startseite/seite/", front_frame, "desk_front_page"),
    ]


admin.site.pages.append(front_urls)
