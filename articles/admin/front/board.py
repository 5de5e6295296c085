"""The board of one front: what it shows, and the buttons that change the draft."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.article.page import with_nonce
from articles.admin.found import is_number
from articles.admin.front.acts import AREA_GONE, perform_act
from articles.admin.front.cards import areas_of
from articles.admin.front.forms import PlacementForm
from articles.admin.front.found import curators_only, find_front, work_on
from articles.admin.times import short_time
from articles.models import Article
from articles.publishing.fronts import save_draft
from articles.reader.sections import Sections
from articles.vocabulary import Refused, Stale


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def board(request, pk):
    """Shows the front as it is being worked on, or does what one of its buttons says and shows it again."""
    front, sections = find_front(pk), Sections()
    if request.method != "POST":
        return show_board(request, front, sections)
    now = timezone.now()
    try:
        work = work_on(front, sections, now)
        if request.POST.get("version") != str(front.version):
            keep(front, work.layout, request)  # tells who changed it, before an area is missed that went then
        layout, said = perform_act(request.POST, work.layout, by=request.user, now=now)
        refuse_unknown(request.POST)
        keep(front, layout, request)
    except Refused as refusal:
        return show_board(request, find_front(pk), sections, refusal=refusal)
    messages.success(request, said)
    return HttpResponseRedirect(board_address(front, request.POST.get("slot", "")))


def keep(front, layout, request):
    """Stores the layout as the draft, on the version the form carries."""
    version = request.POST.get("version", "")
    return save_draft(
        front,
        layout.as_dict(),
        version=int(version) if is_number(version) else -1,
        by=request.user,
        now=timezone.now(),
    )


def refuse_unknown(typed):
    """Refused for pinning an article that is not there."""
    article = typed.get("article", "")
    if typed.get("act") == "pin" and not Article.objects.filter(pk=article).exists():
        raise Refused(_("There is no article of this number, or you may not see it."))


def show_board(request, front, sections, *, refusal=None):
    """The board as it is stored; with a refusal's sentences above it."""
    now = timezone.now()
    work = work_on(front, sections, now)
    context = {
        **admin.site.each_context(request),
        "title": _("Front: %s") % front,
        "front": front,
        "media": with_nonce(PlacementForm().media, request),
        "version": front.version,
        "areas": areas_of(work, sections, now, request.user),
        "state": state_words(work),
        "state_name": state_name(work),
        "refusal": refusal,
        "is_stale": isinstance(refusal, Stale),
        "preview": preview_address(front),
        "edited": short_time(front.edited_at) if front.edited_at else "",
    }
    status = 409 if isinstance(refusal, Stale) else 422 if refusal else 200
    return TemplateResponse(request, "admin/front/board.html", context, status=status)


def state_name(work):
    if work.is_planned:
        return "planned"
    return "differs" if work.differs else "same"


def state_words(work):
    """How the board and what readers see stand to each other."""
    if work.is_planned:
        return _("Planned from %s on") % short_time(work.plan.begins)
    if work.live is None:
        return _("Never gone live: readers see the usual page")
    if work.differs:
        return _("The draft differs from what readers see")
    words = _("The same as what readers see")
    if not work.plan:
        return words
    plan = _("next plan: %s") % short_time(work.plan.begins)
    return f"{words} · {plan}"


def preview_address(front):
    """Where the draft is shown as a page."""
    about = {"section": front.category, "topic": front.tag}
    query = {name: subject.slug for name, subject in about.items() if subject}
    return f"{reverse('admin:desk_front_preview')}?{urlencode({**query, 'draft': 'on'})}"


def board_address(front, slot_id=""):
    """The board, at one of its areas."""
    mark = f"#area-{slot_id}" if slot_id else ""
    return reverse("admin:front_board", args=[front.pk]) + mark


def leave_gone_area(request, front):
    """Back to the board, which tells that somebody removed the area meanwhile."""
    messages.error(request, AREA_GONE)
    return HttpResponseRedirect(board_address(front))
