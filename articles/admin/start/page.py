"""The start page: the day, the one thing to do next, panels of stories, problems; and a page for each panel."""

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.found import find_article, is_number
from articles.admin.start.care import Care
from articles.admin.start.looking import LATER, look_later
from articles.admin.start.next import next_thing
from articles.admin.start.panels import LENGTH, PAGE, TO_DO, TO_KNOW, filled_panels, panels_for
from articles.admin.start.row import Reading
from articles.admin.start.trouble import problems
from articles.rules import is_writer
from articles.vocabulary import Refused

PROBLEMS = "problems"


def start_context(request):
    """What the start page shows besides the lists of the desk; the number of queries does not depend on the stories."""
    reading = read(request)
    panels, troubles = filled_panels(reading), problems(reading)
    return {
        "title": greeting(reading.now) % {"name": request.user.first_name or request.user},
        "now": reading.now,
        "writes": is_writer(request.user),
        "next": next_thing(panels, troubles),
        "problems": troubles[:LENGTH],
        "more_problems": len(troubles) - LENGTH,
        "columns": {
            name: [each for each in panels if each.panel.column == name] for name in (TO_DO, TO_KNOW)
        },
        "later": LATER,
    }


def read(request):
    return Reading(request.user, timezone.now(), Care())


def greeting(now):
    hour = timezone.localtime(now).hour
    if hour < 11:
        return _("Good morning, %(name)s")
    return _("Good afternoon, %(name)s") if hour < 18 else _("Good evening, %(name)s")


def start_urls(site):
    """Pages of the start page, for the desk's own addresses."""
    again = site.admin_view(require_POST(look_again))
    return [
        path("start/look-again/<path:object_id>/", again, name="desk_look_again"),
        path("start/<str:name>/", site.admin_view(panel_page), name="desk_panel"),
    ]


def panel_page(request, name):
    """All rows of one panel, page by page. Http404 for panels the user does not have."""
    reading = read(request)
    context = {**admin.site.each_context(request), "later": LATER}
    if name == PROBLEMS:
        page = Paginator(problems(reading), PAGE).get_page(request.GET.get("page"))
        context |= {"title": _("Problems"), "page": page, "problems": page.object_list}
    else:
        panel = next((panel for panel in panels_for(request.user) if panel.name == name), None)
        if panel is None:
            raise Http404(_("There is nothing at this address, or you may not see it."))
        page = Paginator(panel.rows(reading), PAGE).get_page(request.GET.get("page"))
        context |= {"title": panel.title, "page": page, "rows": [panel.said(each, reading) for each in page]}
    return TemplateResponse(request, "admin/start/panel_page.html", context)


def look_again(request, object_id):
    """Looked at: the text comes back after the chosen number of months, or not at all."""
    article = find_article(request, object_id)
    version, months = request.POST.get("version", ""), request.POST.get("months", "")
    try:
        look_later(article, months, by=request.user, version=int(version) if is_number(version) else None)
    except Refused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%s” is looked at.") % article)
    return HttpResponseRedirect(reverse("admin:index"))


admin.site.pages.append(start_urls)
admin.site.front = start_context
