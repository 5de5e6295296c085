"""What no form sends, posted to and asked of every address of the desk: refused or ignored, never an error of ours."""

from urllib.parse import urlencode

import pytest
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client
from lxml import html

from tests.addresses import desk_addresses
from tests.articles.admin.world import make_world

pytestmark = pytest.mark.django_db
LEFT_OUT = {"admin:logout", "admin:login"}
HOSTILE = [
    "",
    "a\x00b",
    "\udc80",
    "x" * 140_000,  # more than the csv module reads
    "9" * 5_000,  # more digits than Python turns into a number
    str(2**63),
    "-1",
    "0",
    "no-such-choice",
    "<script>alert(1)</script>",
    "1,2,x,-5,99999999999999999999",
    "9999-12-31",
    "0001-01-01",
    '{"a":[null]}',
    "²٣",
]
# Read by our views, and in no form that a GET shows.
UNSHOWN = (
    "action back base day field follows ids items key kind months next notice number page publication q quote"
)
UNSHOWN += " anyway files licence missing use accepted other story words _find"
UNSHOWN += " _selected_action _step revision run look seen status term text token typed version view woche"
HUGE = [2**63, 10**30]
ROUNDS = 2  # in which each field gets another value


def form_names(client, url):
    """Names of all fields on the page at this address, in order."""
    response = client.get(url)
    if response.status_code != 200 or "html" not in response.headers.get("Content-Type", ""):
        return []
    page = html.fromstring(response.content.decode() or "<p>")
    return list(dict.fromkeys(page.xpath("//form//@name")))


def hostile(names, turn):
    """A value for each name, another one at each turn."""
    return {name: HOSTILE[(place + turn * 7) % len(HOSTILE)] for place, name in enumerate(names)}


def requests(client, address, things):
    """(method, url, data) of everything asked of one address."""
    url = address.url(things)
    names = [*form_names(client, url), *UNSHOWN.split()]
    for turn in range(ROUNDS):
        yield "POST", url, hostile(names, turn)
    asked = {name: value[:2_000] for name, value in hostile(names, ROUNDS).items()}
    yield "GET", f"{url}?{encoded(asked)}", {}
    for name in address.takes:
        for number in HUGE:
            yield "POST", address.url({**things, name: number}), {}


def encoded(data):
    return urlencode(data, errors="surrogateescape")


def send(client, method, url, data):
    """Asks within a transaction that is undone, so that every request finds the same desk."""
    with transaction.atomic():
        kind = "application/x-www-form-urlencoded"
        client.generic(method, url, encoded(data), content_type=kind)
        transaction.set_rollback(True)


def test_no_address_breaks_at_hostile_input():
    client, world, broken = Client(raise_request_exception=False), make_world("chief"), []
    world.visitor.is_superuser = True
    world.visitor.save()
    client.force_login(world.visitor)
    things = world.things("own")

    def note(request, **_kwargs):
        broken.append(f"{request.method} {request.path[:80]}")

    got_request_exception.connect(note)
    try:
        for address in desk_addresses():
            if address.name not in LEFT_OUT:
                for each in list(requests(client, address, things)):
                    send(client, *each)
    finally:
        got_request_exception.disconnect(note)
    assert broken == []
