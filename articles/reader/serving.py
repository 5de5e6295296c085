"""What every public view has in common: reading methods, one moment, honest 301 and 404, cache headers."""

import logging
from functools import wraps

from django.http import Http404, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page

from articles.reader.dependence import noting
from articles.reader.errors import not_found, silent
from articles.reader.headers import cached, moved, not_kept, reserved
from articles.reader.moves import Moved
from articles.search import Silent

log = logging.getLogger(__name__)


def public(view):
    """Calls `view(request, …, at=now)`; the view takes the time from nowhere else.

    Exempt from the CSRF check because it accepts GET and HEAD only: anything else shall be 405, not 403.
    """

    @csrf_exempt
    @gzip_page  # nothing on these pages is secret, so that their length tells nothing
    @wraps(view)
    def served(request, **parts):
        if request.method not in ("GET", "HEAD"):
            return not_kept(HttpResponseNotAllowed(["GET", "HEAD"]))
        at = timezone.now()
        try:
            with noting() as page:
                response = view(request, at=at, **parts)
        except Moved as renamed:
            name = request.resolver_match.view_name
            return moved(request, reverse(name, kwargs={**parts, "slug": renamed.slug}))
        except Http404:
            return not_found(request)
        except Silent as error:
            log.warning("%s", error)
            return silent(request)
        if response.status_code == 200 and "no-store" not in response.get("Cache-Control", ""):
            response = cached(request, response)
        page.note(response, at)
        return reserved(response)

    return served
