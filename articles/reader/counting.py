"""Takes the beacon of a page that is being read, and counts it without knowing by whom.

What is kept is a number per story and hour. The reader's network address is used for one purpose, in the memory of this
process alone: nobody counts twice for the same story within an hour. It is mixed with a random salt that is made anew
every hour and never stored, and only a short hash of that is remembered until the hour ends. No cookie is set or read, and
nothing about the reader is written to a disk, so nothing about them can be given to anybody.
"""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from articles.reader.headers import not_kept
from articles.reader.tally import tally

NETWORK = 64  # bits of an IPv6 address that name the household, as a whole IPv4 address does


@csrf_exempt
def count(request, article_id):
    """204, whether it counts or not: what is not public cannot be told from what is. Asks no database."""
    if request.method != "POST":
        return not_kept(HttpResponseNotAllowed(["POST"]))
    if from_our_pages(request) and not wants_privacy(request):
        tally.note(article_id, network_of(request), timezone.now())
    return not_kept(HttpResponse(status=204))


def from_our_pages(request):
    """Browsers say where a beacon comes from, and pages cannot change what they say."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def wants_privacy(request):
    """The reader's browser objects (Global Privacy Control, Do Not Track)."""
    return request.headers.get("Sec-GPC") == "1" or request.headers.get("DNT") == "1"


def network_of(request):
    """The household's address as bytes, empty for one that cannot be told; never stored.

    Of proxies only our own are believed, which add what they were asked from at the end.
    """
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    proxies = settings.PROXIES
    text = passed[-proxies] if 0 < proxies <= len(passed) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(text.strip().strip("[]").partition("%")[0])
    except ValueError:
        return b""
    mapped = getattr(address, "ipv4_mapped", None) or address
    return mapped.packed[: NETWORK // 8]
