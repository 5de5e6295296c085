"""Finds stories for an area among those that are public or planned."""

from django.contrib import admin
from django.db.models import Q
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.article.words import matching
from articles.admin.front.acts import area_name
from articles.admin.front.board import board_address, leave_gone_area
from articles.admin.front.cards import thumb_of
from articles.admin.front.found import curators_only, find_front, work_on
from articles.admin.publicity import describe, with_publicity
from articles.admin.times import short_time
from articles.models import Article
from articles.reader.sections import Sections
from articles.rules import visible_to
from articles.vocabulary import Status

MOST = 15  # found at once; whoever needs another one types more


@require_safe
@curators_only
def add_page(request, pk):
    """The stories that fit `term`, each with a button that pins it in area `slot`."""
    front, now = find_front(pk), timezone.now()
    layout = work_on(front, Sections(), now).layout
    slot = layout.slot(request.GET.get("slot", ""))
    if slot is None:
        return leave_gone_area(request, front)
    term = request.GET.get("term", "").replace("\x00", "").strip()[:200]
    context = {
        **admin.site.each_context(request),
        "title": _("Add a story to “%s”") % area_name(slot),
        "front": front,
        "version": front.version,
        "slot": slot,
        "term": term,
        "rows": [row_of(article, layout) for article in found(request.user, term, now)],
        "back": board_address(front, slot.id),
    }
    return TemplateResponse(request, "admin/front/add.html", context)


def found(user, term, now):
    """Public and planned articles, those last edited first."""
    stories = with_publicity(visible_to(user, Article.objects.exclude(status=Status.TRASHED)), now)
    stories = stories.filter(Q(live_since__isnull=False) | Q(planned_for__isnull=False))
    return matching(stories.select_related("category").order_by("-edited_at", "-pk"), term)[:MOST]


def row_of(article, layout):
    """What is told of a found story, with the names of the areas it stands in by hand."""
    areas = [slot for slot in layout.slots if any(each.article == article.pk for each in slot.placements)]
    return {
        **describe(article),
        "planned": short_time(article.planned_for) if article.planned_for else "",
        "thumb": thumb_of(article.picture),
        "here": ", ".join(map(area_name, areas)),
    }
