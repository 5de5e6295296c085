"""The page of breaking news: starting a line above every page, ending one, and those that are over."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin.front.bannerform import BannerForm
from articles.admin.front.facts import facts_of
from articles.admin.front.found import curators_only
from articles.admin.front.versioned import find_banner, headlines, name_of
from articles.admin.times import desk_time, short_time
from articles.models import Banner
from articles.publishing.banners import end_banner, start_banner
from articles.vocabulary import Incomplete, Refused

PAST = 30  # lines that are over


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def banners(request):
    """The lines and a form for a new one. Searching for a story keeps what is typed."""
    if request.method != "POST":
        return show_banners(request, BannerForm(user=request.user))
    form = BannerForm(request.POST, user=request.user)
    if "_find" in request.POST:
        return show_banners(request, form.only_searching())
    if not form.is_valid():
        return show_banners(request, form)
    return take_banner(request, form)


def take_banner(request, form):
    try:
        banner = start_banner(**form.typed(), by=request.user, now=timezone.now())
    except Incomplete as error:
        for problem in error.problems:
            form.add_error(None, problem)
        return show_banners(request, form)
    except Refused as error:
        form.add_error(None, str(error))
        return show_banners(request, form, status=409)
    words = {"text": banner.text, "time": desk_time(banner.ends)}
    messages.success(request, _("“%(text)s” stands above every page until %(time)s.") % words)
    return HttpResponseRedirect(reverse("admin:banners"))


def show_banners(request, form, status=200):
    now = timezone.now()
    open_ones, over = Banner.objects.not_over(now), Banner.objects.filter(ends__lte=now).order_by("-ends")
    both = [*open_ones.select_related("made_by"), *over.select_related("made_by")[:PAST]]
    stories = {banner.story for banner in both if banner.story}
    names, facts = headlines(stories, request.user), facts_of(stories, now) if stories else {}
    rows = [row_of(banner, names, facts, now) for banner in both]
    context = {
        **admin.site.each_context(request),
        "title": _("Breaking news"),
        "form": form,
        "open": [row for row in rows if not row["over"]],
        "past": [row for row in rows if row["over"]],
    }
    return TemplateResponse(request, "admin/front/banners.html", context, status=status)


def row_of(banner, names, facts, now):
    """A line as the list shows it. `hidden` when it is about a story readers may not see."""
    return {
        "banner": banner,
        "begins": short_time(banner.begins),
        "ends": short_time(banner.ends),
        "over": banner.ends <= now,
        "planned": banner.begins > now,
        "story": name_of(banner.story, names) if banner.story else "",
        "hidden": bool(banner.story) and not (banner.story in facts and facts[banner.story].is_live),
    }


@require_POST
@curators_only
def end(request, pk):
    """Takes a line away at once."""
    banner = find_banner(pk)
    try:
        end_banner(banner, by=request.user, now=timezone.now())
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Readers do not see “%s” any more.") % banner.text)
    return HttpResponseRedirect(reverse("admin:banners"))
