"""What caches are told: public pages may be kept and must be revalidated, everything else may not be kept."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.utils.cache import get_conditional_response

PUBLIC = "public, max-age=0, must-revalidate"


def cached(request, response):
    """The response with its validator, or 304 when the reader already has exactly this.

    The content itself is hashed: navigation and linked headlines change without the story. The tag is weak, so that
    a proxy may compress.
    """
    etag = f'W/"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["Cache-Control"] = PUBLIC
    response.headers["ETag"] = etag
    response.headers.pop("Last-Modified", None)
    answer = get_conditional_response(request, etag=etag, response=response)
    # A 304 renews the headers of the page that the reader has kept: it has to allow the same frames.
    allow_frames(answer, getattr(response, "_csp_update", {}).get("frame-src", []))
    return answer


def allow_frames(response, hosts):
    """Lets this one page show frames from these hosts, which every other page may not."""
    if hosts:
        response._csp_update = {
            "frame-src": list(hosts)
        }  # as django-csp's own decorator tells its middleware


def not_kept(response):
    """The response, which no cache may store."""
    response.headers["Cache-Control"] = "no-store"
    return response


def moved(request, address):
    """301 to an address with the query of the request. Revalidated, as a story may move back."""
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    response.headers["Cache-Control"] = PUBLIC
    return response


def reservation():
    """The words of the TDM Reservation Protocol, by name; empty when nothing is reserved."""
    if not settings.DATA_MINING_RESERVED:
        return {}
    policy = {"tdm-policy": settings.DATA_MINING_POLICY} if settings.DATA_MINING_POLICY else {}
    return {"tdm-reservation": 1, **policy}


def reserved(response):
    """The response with the reservation in its header."""
    for name, value in reservation().items():
        response.headers[name] = str(value)
    return response
