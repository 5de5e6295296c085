"""What programs may do with the site: from one setting, the same in every place machines look for it."""

import pytest
from django.test import Client

from articles.reader.robots import TRAINING
from tests.articles.reader.conftest import make_story, parsed, select

pytestmark = pytest.mark.django_db
POLICY = "https://example.org/lizenz"


def groups():
    """robots.txt as RFC 9309 reads it: what is disallowed, by each program."""
    rules, agents, begun = {}, [], False
    for line in Client().get("/robots.txt").content.decode().splitlines():
        name, _colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if name.lower() == "user-agent":
            agents, begun = ([] if begun else agents) + [value], False
        elif name.lower() == "disallow":
            begun = True
            for agent in agents:
                rules.setdefault(agent, []).append(value)
    return rules


def test_reserved_turns_trainers_away_and_lets_searchers_in(settings):
    settings.ADMIN_PATH = "desk/"
    assert groups() == {**{name: ["/"] for name in TRAINING}, "*": ["/desk/"]}
    assert not {"Googlebot", "Bingbot", "OAI-SearchBot", "ChatGPT-User", "PerplexityBot"} & set(TRAINING)
    text = Client().get("/robots.txt").content.decode()
    assert text.endswith(
        "Sitemap: http://testserver/sitemap.xml\nSitemap: http://testserver/news-sitemap.xml\n"
    )


def test_allowed_says_nothing_of_it_anywhere(settings, clock):
    settings.DATA_MINING_RESERVED = False
    story = make_story()
    assert groups() == {"*": ["/admin/"]}
    assert "mining" not in Client().get("/robots.txt").content.decode()
    assert Client().get("/.well-known/tdmrep.json").status_code == 404
    for address in ("/", story.get_absolute_url(), "/feeds/rss.xml", "/nix/"):
        response = Client().get(address)
        assert not [name for name in response.headers if name.lower().startswith("tdm")]
        assert "tdm-" not in response.content.decode()


@pytest.mark.parametrize("policy", ["", POLICY])
def test_reservation_stands_in_header_page_and_file(settings, clock, policy):
    settings.DATA_MINING_POLICY = policy
    said = {"tdm-reservation": "1", **({"tdm-policy": policy} if policy else {})}
    story = make_story()
    for address in ("/", story.get_absolute_url(), "/feeds/rss.xml", "/feeds/feed.json", "/sitemap.xml"):
        response = Client().get(address)
        assert {name: response.headers.get(name) for name in said} == said, address
        kept = Client(headers={"If-None-Match": response["ETag"]}).get(address)
        assert (kept.status_code, kept.headers.get("tdm-reservation")) == (304, "1")
    metas = select(parsed(Client().get("/")), "meta[name]")
    found = {meta.get("name"): meta.get("content") for meta in metas if meta.get("name").startswith("tdm")}
    assert found == said
    file = Client().get("/.well-known/tdmrep.json")
    assert file["Content-Type"] == "application/json"
    assert file.json() == [
        {"location": "/*", "tdm-reservation": 1, **({"tdm-policy": policy} if policy else {})}
    ]
    assert (policy in Client().get("/robots.txt").content.decode()) is True
