"""Every address of the desk x every role x an own and a foreign object, by GET and POST, against a table read by people.

The table stands in tests/golden/access/, one file a role, one line an address. After a wanted change write it anew with
ACCEPT=1 and read the difference before it is committed.
"""

import json
import os

import pytest
from django.urls import reverse

from tests.addresses import desk_addresses
from tests.articles.admin.world import SECRET, make_world, snapshot
from tests.source import ROOT

pytestmark = pytest.mark.django_db
ROLES = ["anonymous", "no role", "writer", "moderator", "chief", "administrator"]
MAY_READ = {"chief"}  # every article
# Ends the session of whoever asks.
LEFT_OUT = {"admin:logout", "admin:login"}


def told(response):
    """The answer in one word: where it leads, or its number."""
    if response.status_code in (301, 302):
        return "login" if response.url.startswith(reverse("admin:login")) else "elsewhere"
    return str(response.status_code)


def asked(client, world, whose):
    """Answer and leak of every address for one side's objects."""
    things = world.things(whose)
    for address in desk_addresses():
        if address.name in LEFT_OUT or (whose == "own" and not address.takes):
            continue
        for method in ("get", "post"):
            response = getattr(client, method)(address.url(things))
            content = b"".join(response.streaming_content) if response.streaming else response.content
            yield (
                f"{address.name} {method} {whose}",
                told(response),
                SECRET in content.decode(errors="replace"),
            )


@pytest.mark.parametrize("role", ROLES)
def test_addresses_answer_a_foreign_object_as_the_table_says(client, role):
    world = make_world(role)
    if world.visitor:
        client.force_login(world.visitor)
    before = snapshot(world.foreign)
    answers = list(asked(client, world, "foreign"))
    leaks = [name for name, _answer, leak in answers if leak and role not in MAY_READ]
    assert leaks == []
    if role not in MAY_READ:
        assert snapshot(world.foreign) == before
    compare(role, "foreign", {name: answer for name, answer, _leak in answers})


@pytest.mark.parametrize("role", ROLES)
def test_addresses_answer_an_own_object_as_the_table_says(client, role):
    world = make_world(role)
    if world.visitor:
        client.force_login(world.visitor)
    answers = {name: answer for name, answer, _leak in asked(client, world, "own")}
    assert [name for name, answer in answers.items() if answer.startswith("5")] == []
    compare(role, "own", answers)


def compare(role, whose, answers):
    """Fails with the lines that differ from the table."""
    path = ROOT / "tests/golden/access" / f"{role.replace(' ', '_')}_{whose}.json"
    if os.environ.get("ACCEPT"):
        path.write_text(json.dumps(answers, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    table = json.loads(path.read_text(encoding="utf-8"))
    differing = {
        name: (table.get(name), answers.get(name))
        for name in table.keys() | answers
        if table.get(name) != answers.get(name)
    }
    assert differing == {}, "address: (as the table says, as it is)"
