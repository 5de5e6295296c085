"""Small files programs look for at fixed addresses: icon, web manifest, security.txt."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static

from articles.addresses import path_to
from articles.cachekeys import SITE
from articles.reader.dependence import changes_at, shows
from articles.reader.frame import absolute, site
from articles.reader.headers import PUBLIC
from articles.reader.icons import ICONS, icon_address
from articles.reader.serving import public

PAPER, ACCENT = "#fdfcfa", "#0d5c66"  # as in static/reader/site.css
VALID = timedelta(days=180)  # how long a fetched security.txt counts; RFC 9116 asks for less than a year
DAY_OF_MONTH = 1  # on which the end of that time moves on, so that the file stays the same for a month


@public
def favicon(request, *, at):
    """For programs that ask for it without reading a page."""
    response = HttpResponseRedirect(static("reader/icons/favicon.ico"))
    response.headers["Cache-Control"] = PUBLIC
    return response


@public
def manifest(request, *, at):
    """How the site stands on a home screen."""
    shows(SITE)
    data = {
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:30],
        "lang": site()["language"],
        "dir": "ltr",
        "id": "/",
        "start_url": path_to("home"),
        "scope": "/",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": [
            {"src": icon_address(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for name, size, purpose in ICONS
        ],
    }
    return JsonResponse(data, content_type="application/manifest+json")


@public
def security(request, *, at):
    """RFC 9116. Without a contact there is no such file."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    shows(SITE)
    begun = at.replace(day=DAY_OF_MONTH, hour=0, minute=0, second=0, microsecond=0)
    changes_at((begun + timedelta(days=31)).replace(day=DAY_OF_MONTH))
    ends = begun + VALID
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {absolute(path_to('security'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
