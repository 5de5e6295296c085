"""Pages of one form each: an area's settings, a new area, a story's words and time. A dialog shows the same form."""

import secrets

from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.article.pictures import picture_settings
from articles.admin.found import is_number
from articles.admin.front.acts import Act, area_name
from articles.admin.front.board import board_address, keep
from articles.admin.front.forms import PlacementForm, SlotForm, placement_values, slot_values
from articles.admin.front.found import curators_only, find_front, find_slot, work_on
from articles.admin.front.rules import Names
from articles.admin.front.versioned import headlines, name_of
from articles.body.document import Document
from articles.fronts.layout import Layout, Slot
from articles.fronts.rearrange import placement_of, replace_placement
from articles.models import Article
from articles.reader.sections import Sections
from articles.vocabulary import Refused

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@read_or_write
@curators_only
def slot_page(request, pk, slot):
    """The settings of an area."""
    front, sections = find_front(pk), Sections()
    layout = work_on(front, sections, timezone.now()).layout
    now = find_slot(layout, slot)
    form = SlotForm(request.POST or None, initial=slot_values(now, Names(sections, layout)), label_suffix="")
    return answer(
        request,
        front,
        form,
        lambda: layout.with_slot(form.slot(now)),
        title=_("Area “%s”") % area_name(now),
        slot=slot,
        said=_("The area is changed."),
    )


@read_or_write
@curators_only
def slot_add_page(request, pk):
    """A new area at the end of the front."""
    front = find_front(pk)
    layout = work_on(front, Sections(), timezone.now()).layout
    now = Slot(f"area-{secrets.token_hex(4)}")
    initial = {"template": str(now.template), "least": now.least, "most": now.most}
    form = SlotForm(request.POST or None, initial=initial, label_suffix="")
    return answer(
        request,
        front,
        form,
        lambda: Layout((*layout.slots, form.slot(now))),
        title=_("A new area"),
        slot=now.id,
        said=_("The area stands at the end of the front."),
    )


@read_or_write
@curators_only
def placement_page(request, pk, slot, article):
    """What is said of a story in an area; a story the rule brought may be given words, too."""
    front = find_front(pk)
    layout = work_on(front, Sections(), timezone.now()).layout
    find_slot(layout, slot)
    story = Article.objects.filter(pk=article).first() if is_number(article) else None
    if story is None:
        raise Http404(_("There is no article of this number, or you may not see it."))
    name = name_of(story.pk, headlines([story.pk], request.user))
    known = placement_of(layout, slot, story.pk)
    typed = {"slot": slot, "article": str(story.pk)}
    now = known or Act(typed, layout, by=request.user, now=timezone.now()).placement()
    form = PlacementForm(request.POST or None, initial=placement_values(now), label_suffix="")
    return answer(
        request,
        front,
        form,
        lambda: replace_placement(layout, slot, form.placement(now)),
        title=_("At its place: %s") % name,
        slot=slot,
        said=_("“%s” is changed here.") % name,
        article=story.pk,
    )


def answer(request, front, form, layout, *, title, slot, said, **context):
    """Shows the form, or keeps the layout it makes and goes back to the board. What was typed stays in a refused form."""
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            keep(front, layout(), request)
        except Refused as error:
            refusal = error
            front = find_front(front.pk)
        else:
            messages.success(request, said)
            return HttpResponseRedirect(board_address(front, slot))
    context |= {
        **admin.site.each_context(request),
        "title": title,
        "front": front,
        "form": form,
        "version": front.version,
        "refusal": refusal,
        "slot": slot,
        "back": board_address(front, slot),
        "pictures": picture_settings(form, Document()) if "picture" in form.fields else None,
    }
    status = 409 if refusal else 422 if form.errors else 200
    return TemplateResponse(request, "admin/front/form.html", context, status=status)
