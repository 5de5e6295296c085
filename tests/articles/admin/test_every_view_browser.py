"""Every view of the desk in Chromium: axe finds nothing in light and dark, the security policy is never broken."""

import json

import pytest

from tests.addresses import desk_addresses
from tests.articles.admin.test_every_address import LEFT_OUT
from tests.articles.admin.world import make_world
from tests.axe import violations_light_and_dark
from tests.browser import enter, watch
from tests.source import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# What a role sees otherwise than the chief; everything else is the same page for whoever may open it.
OWN_LOOK = {"admin:index", "admin:articles_article_changelist", "admin:articles_article_change"}
NAMED = {"admin:desk_panel": {"name": "problems"}}
# Folded parts, menus and dialogs of the page itself; those of the header have their own test.
UNFOLD = """() => {
  for (const part of document.querySelectorAll("main details")) part.open = true;
  for (const dialog of document.querySelectorAll("main dialog")) dialog.show();
}"""


def of_the_chief():
    """Names of the addresses that answer the chief with a page, by the table of tests/golden/access/."""
    for whose in ("own", "foreign"):
        path = ROOT / f"tests/golden/access/chief_{whose}.json"
        for line, answer in json.loads(path.read_text(encoding="utf-8")).items():
            name, method, _whose = line.split()
            if (method, answer) == ("get", "200"):
                yield name


def shown(client, world, role):
    """Addresses, with the visitor's own objects, that answer with a whole page; a fragment is judged with its page."""
    things, known = world.things("own"), set() if role == "chief" else set(of_the_chief()) - OWN_LOOK
    for address in desk_addresses():
        if address.name in LEFT_OUT or address.name in known:
            continue
        url = address.url({**things, **NAMED.get(address.name, {})})
        response = client.get(url)
        is_page = response.headers["Content-Type"].startswith("text/html")
        if response.status_code == 200 and is_page and b"<html" in response.getvalue()[:200]:
            yield address.name, url


# The chief sees nearly everything: in parts, so that no process walks alone while the other has nothing left to do.
PARTS = 4
WALKS = [*(("chief", part) for part in range(PARTS)), ("administrator", 0), ("writer", 0), ("moderator", 0)]


@pytest.mark.parametrize(("role", "part"), WALKS)
def test_every_view_is_accessible_and_keeps_the_security_policy(page, client, live_server, role, part):
    world, step = make_world(role), PARTS if role == "chief" else 1
    enter(page, live_server, world.visitor)
    client.force_login(world.visitor)
    complaints, faults = watch(page), {}
    for name, url in list(shown(client, world, role))[part::step]:
        page.goto(live_server.url + url)
        page.evaluate(UNFOLD)
        found = [*violations_light_and_dark(page), *complaints]
        complaints.clear()
        if found:
            faults[name] = found
    assert faults == {}
