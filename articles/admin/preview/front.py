"""The front or a section as readers will find it at a chosen moment.

Who reviews or directs sees every planned story, of all sections: a front is judged as a whole. Writers see those that
are theirs to see at the desk; the others are left out as if nothing were planned, and no number tells of them.
"""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from tree_queries.forms import TreeNodeChoiceField

from articles.admin.found import find_article
from articles.admin.preview.answers import as_readers_see_it, unlisted
from articles.admin.preview.unsaved import unsaved_publication
from articles.admin.times import short_time
from articles.admin.zoned import ZonedDateTimeField, shown_time
from articles.conf import conf
from articles.models import Category, Publication
from articles.reader.listings import home_page, section_page
from articles.reader.paging import read_page
from articles.reader.sections import Sections
from articles.reader.stories import TEASER
from articles.reader.subjects import find_section
from articles.rules import is_chief, is_moderator, is_writer, visible_to

MOST_MOMENTS = 12  # offered; every other one can be typed
SOON = timedelta(days=14)


class FrontForm(forms.Form):
    """A moment (empty: now) and a section (empty: the front)."""

    at = ZonedDateTimeField(label=gettext_lazy("Moment"), required=False)
    section = TreeNodeChoiceField(
        label=gettext_lazy("Page"),
        required=False,
        queryset=Category.objects.all(),
        empty_label=gettext_lazy("Front"),
        to_field_name="slug",
    )


def visible_stories(user, stories):
    """Of publications those a user may know of before they are public."""
    if (is_moderator | is_chief)(user):
        return stories
    return stories.filter(article__in=visible_to(user).values("pk"))


def front_page(site, request):
    """The page around the preview: moment, section, and the moments at which something begins or ends."""
    form, article = read_form(request)
    now = timezone.now()
    moment = form.cleaned_data.get("at") if form.is_valid() else None
    kept = {name: request.GET[name] for name in ("section", "article") if request.GET.get(name)}
    context = {
        **site.each_context(request),
        "title": _("Front at a chosen time"),
        "form": form,
        "kept_article": kept.get("article"),
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


def read_form(request):
    """The form and the article to pretend; 403 for who does not work with articles, 404 for a foreign article."""
    if not is_writer(request.user):
        raise PermissionDenied
    number = request.GET.get("article")
    return FrontForm(request.GET, label_suffix=""), find_article(request, number) if number else None


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


@as_readers_see_it
def front_frame(site, request):
    """The reader's own page over the stories of that moment."""
    form, article = read_form(request)
    if not form.is_valid():
        raise Http404
    moment, section = form.cleaned_data["at"] or timezone.now(), form.cleaned_data["section"]
    sections = Sections()
    pretended = pretend(article, moment)
    if section is None:
        stories = Publication.objects.live(moment).only(*TEASER)
        page = rows_with(request, stories, pretended, conf("HOME_LENGTH"))
        return home_page(page, preview=True)
    subject = find_section(section.slug, at=moment, sections=sections)
    if pretended and pretended.category_id not in sections.ids_below(section):
        pretended = None
    page = rows_with(request, subject.stories, pretended, conf("PAGE_LENGTH"))
    return section_page(page, subject, sections, preview=True)


def pretend(article, moment):
    """The article's latest revision as if published at that moment; None without one, or without a section."""
    if article is None or article.latest is None or article.category_id is None:
        return None
    return unsaved_publication(article, article.latest.content, moment)


def rows_with(request, stories, pretended, length):
    """The first page of the stories the user may see, the pretended one in its place among them."""
    stories = visible_stories(request.user, stories)
    if pretended:
        stories = stories.exclude(article=pretended.article_id)
    page = read_page(request, stories, length=length)
    if not pretended:
        return page
    rows = sorted([pretended, *page.rows], key=lambda story: story.published_at, reverse=True)
    return replace(page, rows=rows[:length])


def front_urls(site):
    """Addresses of the desk that belong to no model."""

    def address(route, view, name):
        return path(route, site.admin_view(require_safe(partial(view, site))), name=name)

    return [
        address("vorschau/startseite/", front_page, "desk_front_preview"),
        address("vorschau/startseite/seite/", front_frame, "desk_front_page"),
    ]


admin.site.pages.append(front_urls)
