"""Pages for what is not there: 404 that echoes nothing, 410 with the reason, and plain 400, 403 and 500."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.reader.frame import framed, site
from articles.reader.headers import not_kept
from articles.reader.sections import Sections
from articles.reader.stories import live_stories

RETRY_AFTER = 60  # seconds
NEWEST = 5  # stories on the page that says there is none


def not_found(request, exception=None):
    """The same bytes for every address, so that a planned story cannot be told from an unknown one."""
    now = timezone.now()
    sections = Sections(at=now)
    newest = live_stories(now).order_by("-published_at", "-pk")[:NEWEST]
    context = {"newest": sections.attach(list(newest)), "robots": "noindex"}
    return not_kept(framed("404.html", context, sections=sections, title=_("Page not found"), status=404))


def gone(request, ended, *, at):
    """410: withdrawn with its public reason, or ended as planned; leads on to its section."""
    sections = Sections(at=at)
    section = sections.get(ended.category)
    context = {"reason": ended.reason, "since": ended.at, "section": section, "robots": "noindex"}
    title = _("Withdrawn story") if ended.reason else _("Story no longer available")
    return not_kept(
        framed("reader/gone.html", context, sections=sections, section=section, title=title, status=410)
    )


def silent(request):
    """503 for now: the search stands on another server, which does not answer."""
    context = {"robots": "noindex"}
    sections = Sections(at=timezone.now())
    response = framed("reader/silent.html", context, sections=sections, title=_("Search"), status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return not_kept(response)


def bad_request(request, exception=None):
    return _plain("400.html", 400)


def forbidden(request, exception=None):
    """What only the desk says: the role of who asks does not include it."""
    return _plain("403.html", 403)


def form_refused(request, reason=""):
    """A form without the sign that it comes from this site and this session."""
    return _plain("403_form.html", 403)


def server_error(request):
    """Asks neither the database nor anything else that may be broken."""
    return _plain("500.html", 500)


def _plain(template, status):
    spoken = {**site(), "language": get_language() or site()["language"]}
    return not_kept(HttpResponse(render_to_string(template, {"site": spoken}), status=status))
