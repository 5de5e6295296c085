"""Pages of the agenda: the week, moving an entry, commissioning a text. What may not be seen does not exist."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.agenda.choice import Choice, people, sections
from articles.admin.agenda.commission import CommissionForm, offered_time
from articles.admin.agenda.entries import KINDS, MAY_MOVE, MOST, entries_of, undated
from articles.admin.agenda.moves import MoveForm, moment_of, move
from articles.admin.agenda.table import days_of, undated_rows
from articles.admin.agenda.week import this_week, week_of
from articles.admin.found import find_article, is_number
from articles.admin.times import desk_time
from articles.rules import is_writer
from articles.vocabulary import Refused


def agenda_urls(site):
    """Pages of the agenda, for the desk's own addresses."""
    read_or_write = require_http_methods(["GET", "HEAD", "POST"])
    return [
        path("agenda/", site.admin_view(agenda), name="desk_agenda"),
        path("agenda/commission/", site.admin_view(read_or_write(commission)), name="desk_commission"),
        path(
            "agenda/move/<str:kind>/<path:object_id>/",
            site.admin_view(read_or_write(move_page)),
            name="desk_move",
        ),
    ]


def writers_only(request):
    if not is_writer(request.user):
        raise PermissionDenied


def agenda(request):
    """One week, filtered as its address says."""
    writers_only(request)
    now, choice, tree = timezone.now(), Choice(request.GET), sections()
    articles = choice.articles(tree)
    found = entries_of(choice.week, request.user, articles, now)
    context = {
        **admin.site.each_context(request),
        "title": _("Agenda"),
        "choice": choice,
        "week": choice.week,
        "now": now,
        "days": days_of(choice.week, choice.shown(found), now),
        "crowded": len(found) >= MOST,
        "undated": undated_rows(undated(request.user, articles)),
        "before": choice.address(choice.week.shifted(-1)),
        "after": choice.address(choice.week.shifted(1)),
        "today": choice.address(this_week()),
        "sections": tree,
        "kinds": KINDS.items(),
        "people": people(),
        "form": CommissionForm(user=request.user),
        "zone": timezone.get_default_timezone_name(),
    }
    return TemplateResponse(request, "admin/agenda/week.html", context)


def move_page(request, kind, object_id):
    """Asks for a new time, or moves the entry there. A script gets its answer as JSON, with the refusal's sentence."""
    writers_only(request)
    article = find_article(request, object_id)
    if kind not in MAY_MOVE:
        raise Http404(_("There is nothing at this address, or you may not see it."))
    given = request.POST if request.method == "POST" else request.GET
    publication = int(given["publication"]) if is_number(given.get("publication", "")) else None
    moment = moment_of(kind, article, publication)
    if moment is None:
        return answer(
            request, article, error=_("This entry is not in the agenda any more. Please load the page again.")
        )
    if request.method == "POST":
        return take_move(request, article, kind, moment)
    shown = timezone.localtime(moment).date() if kind == "again" else moment
    initial = {"at": shown, "version": article.version, "publication": publication}
    return show_move(request, article, kind, MoveForm(kind=kind, moment=moment, initial=initial))


def take_move(request, article, kind, moment):
    form = MoveForm(request.POST, kind=kind, moment=moment)
    if not form.is_valid():
        return answer(request, article, kind, form, error=" ".join(form.sentences()))
    typed = form.cleaned_data
    try:
        move(
            kind,
            article,
            by=request.user,
            **{name: typed[name] for name in ("version", "publication", "target")},
        )
    except Refused as error:
        return answer(request, article, kind, form, error=str(error))
    return answer(request, article, moved=typed["target"])


def answer(request, article, kind="", form=None, *, error="", moved=None):
    """JSON for a script; for a person the agenda of that week, or the form again."""
    sentence = error or _("“%(headline)s” is moved: %(time)s.") % {
        "headline": article,
        "time": desk_time(moved),
    }
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"said": sentence}, status=409 if error else 200)
    if error and form:
        return show_move(request, article, kind, form, error)
    (messages.error if error else messages.success)(request, sentence)
    week = week_of(timezone.localtime(moved).date()) if moved else this_week()
    return HttpResponseRedirect(f"{reverse('admin:desk_agenda')}?woche={week.name}")


def show_move(request, article, kind, form, error=""):
    context = {
        **admin.site.each_context(request),
        "title": _("Move: %s") % KINDS[kind],
        "button": _("Move"),
        "article": article,
        "form": form,
        "error": error,
        "week": week_of(timezone.localtime(form.moment).date()),
    }
    return TemplateResponse(request, "admin/agenda/small_page.html", context, status=409 if error else 200)


def commission(request):
    """The form of a commission, filled for the day of the address; or the draft is made."""
    writers_only(request)
    if request.method == "POST":
        return take_commission(request)
    day = parse_date_or_none(request.GET.get("day", ""))
    form = CommissionForm(user=request.user, initial={"due": offered_time(day)} if day else {})
    return show_commission(request, form)


def take_commission(request):
    form = CommissionForm(request.POST, user=request.user)
    if not form.is_valid():
        return show_commission(request, form)
    try:
        article = form.create()
    except Refused as error:
        form.add_error(None, str(error))
        return show_commission(request, form)
    messages.success(request, _("“%s” is commissioned.") % article)
    week = week_of(timezone.localtime(article.due).date()) if article.due else this_week()
    return HttpResponseRedirect(f"{reverse('admin:desk_agenda')}?woche={week.name}#due-{article.pk}-0")


def show_commission(request, form):
    context = {
        **admin.site.each_context(request),
        "title": _("Commission a text"),
        "button": _("Commission it"),
        "form": form,
    }
    return TemplateResponse(request, "admin/agenda/small_page.html", context)


def parse_date_or_none(text):
    try:
        return parse_date(text)
    except ValueError:
        return None


admin.site.pages.append(agenda_urls)
