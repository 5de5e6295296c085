"""Pages of one form each: an area's settings, a new area, a story's words and time. A dialog shows the same form."""

import json
import secrets

from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.article.editorwords import editor_words
from articles.admin.article.page import with_nonce
from articles.admin.article.pictures import picture_settings
from articles.admin.found import is_number
from articles.admin.front.acts import AREA_GONE, Act, area_name
from articles.admin.front.board import board_address, keep, leave_gone_area
from articles.admin.front.forms import PlacementForm, SlotForm, placement_values, slot_values
from articles.admin.front.found import curators_only, find_front, work_on
from articles.admin.front.rules import Names
from articles.admin.front.versioned import headlines, name_of
from articles.body.document import Document
from articles.fronts.layout import Layout, Slot
from articles.fronts.rearrange import placement_of, replace_placement
from articles.models import Article, Publication
from articles.reader.sections import Sections
from articles.vocabulary import Refused

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@read_or_write
@curators_only
def slot_page(request, pk, slot):
    """The settings of an area."""
    front, sections = find_front(pk), Sections()
    layout = work_on(front, sections, timezone.now()).layout
    now = layout.slot(slot)
    initial = slot_values(now, Names(sections, layout)) if now else None
    form = SlotForm(request.POST or None, initial=initial, label_suffix="")
    if now is None:
        new = reverse("admin:front_slot_add", args=[front.pk])
        return area_gone(request, front, form, [(new, _("Keep it as a new area"))])
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
    story = Article.objects.filter(pk=article).first() if is_number(article) else None
    if story is None:
        raise Http404(_("There is no article of this number, or you may not see it."))
    name = name_of(story.pk, headlines([story.pk], request.user))
    now = placement_now(request, layout, slot, story) if layout.slot(slot) else None
    initial = placement_values(now) if now else None
    form = PlacementForm(request.POST or None, initial=initial, own=own_words(story), label_suffix="")
    if now is None:
        return area_gone(request, front, form, places_for(front, layout, story))
    return answer(
        request,
        front,
        form,
        lambda: replace_placement(layout, slot, form.placement(now)),
        title=_("At its place: %s") % name,
        slot=slot,
        said=_("“%s” is changed here.") % name,
    )


def placement_now(request, layout, slot, story):
    """What an area says of a story, or would say of one that was pinned there this moment."""
    typed = {"slot": slot, "article": str(story.pk)}
    known = placement_of(layout, slot, story.pk)
    return known or Act(typed, layout, by=request.user, now=timezone.now()).placement()


def own_words(story):
    """What readers are told of a story elsewhere, by the fields of its form; empty for one that is not public."""
    live = Publication.objects.live().filter(article=story.pk)
    words = live.values_list("kicker", "teaser_headline", "teaser_text").first() or ()
    return dict(zip(("kicker", "headline", "text"), words, strict=False))


def places_for(front, layout, story):
    """Addresses and names of the areas that could take a story."""
    return [
        (
            reverse("admin:front_placement", args=[front.pk, slot.id, story.pk]),
            _("Keep it in “%s”") % area_name(slot),
        )
        for slot in layout.slots
    ]


def answer(request, front, form, layout, *, title, slot, said):
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
    back = board_address(front, slot)
    return form_page(request, front, form, refusal=refusal, title=title, slot=slot, back=back)


def area_gone(request, front, form, elsewhere):
    """For an area somebody removed meanwhile: what was typed stays, with the addresses where it can still be kept."""
    if request.method != "POST":
        return leave_gone_area(request, front)
    hint = (
        _("What you typed is still here. Choose below where to keep it.")
        if elsewhere
        else _("What you typed is still here. Add an area in another window, then keep it.")
    )
    return form_page(
        request,
        front,
        form,
        refusal=Refused(AREA_GONE, [hint]),
        title=_("The area is gone"),
        back=board_address(front),
        elsewhere=elsewhere,
    )


def form_page(request, front, form, *, refusal, **context):
    """The page of one form; a dialog takes the form out of it."""
    context |= {
        **admin.site.each_context(request),
        "front": front,
        "form": form,
        "media": with_nonce(form.media, request),
        "version": front.version,
        "refusal": refusal,
        "picture": picture_facts(form),
    }
    status = 409 if refusal else 422 if form.errors else 200
    return TemplateResponse(request, "admin/front/form.html", context, status=status)


def picture_facts(form):
    """What the form's script is told to choose a picture, as JSON; empty for a form without one."""
    if "picture" not in form.fields:
        return ""
    own = _("Empty: the words of the library. What is written here counts at this place only.")
    words = {**editor_words(), "ownWords": own}
    return json.dumps({"words": words, "pictures": picture_settings(form, Document())})
