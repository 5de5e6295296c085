"""Asks one web address politely: HEAD, then GET where HEAD tells nothing, redirects followed, nothing private touched.

What an answer means:
- below 300: the page is there; it has moved when the first redirects on the way were permanent ones;
- 404 and 410 to HEAD are believed, every other error is asked again by GET, and so is a HEAD that breaks off;
- 401, 402, 403 and 451 to GET count as fine: news sites refuse programs, and a false alarm costs more than a missed one;
- 429, and 503 with Retry-After, are no answer at all: later;
- everything else is a failure.
"""

import http.client
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from django.conf import settings

from articles.conf import conf
from articles.linkhealth.answer import Answer, NoAnswer
from articles.linkhealth.connection import opened, public_trust
from articles.linkhealth.place import checked_ips, follow, is_public, place_of
from articles.vocabulary import german_slug

REDIRECTS, LASTING = {301, 302, 303, 307, 308}, {301, 308}
MOST_REDIRECTS = 5
BELIEVED = {404, 410}
PEOPLE_ONLY = {401, 402, 403, 451}
LONGEST = 1000  # characters of an address that is kept
READ = 4096  # bytes of a page, enough to see that it comes


@dataclass(frozen=True)
class Reply:
    """One response: what we need of its head."""

    status: int
    location: str
    retry_after: str

    @property
    def leads_on(self):
        return self.status in REDIRECTS and bool(self.location)

    @property
    def asks_for_patience(self):
        return self.status == 429 or (self.status == 503 and bool(self.retry_after))


def ask(url, *, may_be_asked=is_public, seconds=None, trust=None):
    """The Answer of an address; raises nothing that a host could cause.

    `may_be_asked` decides about each address of the network before it is connected to, also after a redirect; tests
    let their own machine through. `seconds` are given to each request (default LINK_TIMEOUT), `trust` is the TLS
    context (default: the authorities of this machine).
    """
    seconds = seconds or conf("LINK_TIMEOUT")
    moved_to, lasting = "", True
    try:
        for _hop in range(MOST_REDIRECTS + 1):
            reply = _reply(url, may_be_asked, seconds, trust or public_trust())
            if not reply.leads_on:
                return verdict(reply, moved_to)
            url = follow(url, reply.location)
            lasting = lasting and reply.status in LASTING and len(url) <= LONGEST
            moved_to = url if lasting else moved_to
    except NoAnswer as error:
        return Answer(error.reason)
    return Answer("loop")


def verdict(reply, moved_to=""):
    """What the last response of an address means."""
    if reply.asks_for_patience:
        return Answer("later", reply.status, wait=seconds_of(reply.retry_after))
    if reply.status in PEOPLE_ONLY:
        return Answer("people", reply.status, moved_to=moved_to)
    if 200 <= reply.status < 300:
        return Answer("", reply.status, moved_to=moved_to)
    return Answer("gone" if reply.status in BELIEVED else "status", reply.status)


def seconds_of(retry_after):
    """Seconds of a Retry-After header, which holds seconds or a date; None for one nobody understands."""
    if retry_after.isascii() and retry_after.isdecimal():
        return int(retry_after[:9])
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0, round((moment - datetime.now(UTC)).total_seconds()))


def _reply(url, may_be_asked, seconds, trust):
    """The response to HEAD, or to GET where HEAD says nothing certain."""
    place = place_of(url)
    ips = checked_ips(place, may_be_asked)
    try:
        reply = _request("HEAD", place, ips, seconds, trust)
    except NoAnswer as error:
        if error.reason not in ("garbled", "timeout"):
            raise
    else:
        if reply.status < 400 or reply.status in BELIEVED or reply.asks_for_patience:
            return reply
    return _request("GET", place, ips, seconds, trust)


def _request(method, place, ips, seconds, trust):
    with opened(place, ips, seconds, trust) as connection:
        try:
            connection.request(method, place.target, headers=_headers())
            with connection.getresponse() as response:
                if method == "GET":
                    response.read1(READ)
                if connection.overdue:
                    raise TimeoutError  # what was cut off looks like an end to the library
                return Reply(
                    response.status,
                    response.headers.get("Location", "").strip(),
                    response.headers.get("Retry-After", "").strip(),
                )
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswer(_reason(error, connection)) from error


def _headers():
    """Who asks, and where to complain; one word, as the protocol wants names."""
    name = german_slug(settings.SITE_NAME) or "newsroom"
    return {"User-Agent": f"{name}-links/1.0 (+{settings.SITE_URL})", "Accept": "*/*", "Connection": "close"}


def _reason(error, connection):
    """The name of what went wrong; what breaks off because its time is over is late, whatever it looks like."""
    if connection.wire is None:
        return "connection"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "certificate"
    return "timeout" if connection.overdue or isinstance(error, TimeoutError) else "garbled"
