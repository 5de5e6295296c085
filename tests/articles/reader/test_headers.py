"""What caches are told: public pages are revalidated, missing ones not kept, and nobody's cookie matters."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from articles.cards.address import address_of
from articles.reader.sections import Sections
from articles.reader.urls import urlpatterns
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_correction,
    make_section,
    make_story,
    make_tag,
    make_withdrawn,
)
from tests.factories import make_house, make_page

OWN_SCRIPT = re.compile(
    r'<script(?: type="application/ld\+json"|(?: type="module")?\s+src="/static/reader/[\w.]+"(?:\s+data-[a-z]+(?:="[^"]*")?)*)>'
)
pytestmark = pytest.mark.django_db
DIALECTS = {"atom": "atom.xml", "json": "feed.json"}
PUBLIC = "public, max-age=0, must-revalidate"


@pytest.fixture
def addresses(clock, settings):
    """One address of every kind of page, by the name of its route."""
    settings.SECURITY_CONTACT = "mailto:sicherheit@example.org"
    author, tag = make_author(), make_tag("Hafen")
    story = make_story(make_section(), authors=[author], tags=[tag])
    make_correction(story)
    make_house()
    make_page(title="Über uns")
    Sections().attach([story])
    return {
        "home": "/",
        "robots": "/robots.txt",
        "sitemap": "/sitemap.xml",
        "tdmrep": "/.well-known/tdmrep.json",
        "security": "/.well-known/security.txt",
        "manifest": "/manifest.webmanifest",
        "feeds": "/feeds/",
        "sitemap_subjects": "/sitemap-themen.xml",
        "news_sitemap": "/news-sitemap.xml",
        **{f"feed_{end}": f"/feeds/{file}" for end, file in DIALECTS.items()},
        **{f"category_feed_{end}": f"/politik/feeds/{file}" for end, file in DIALECTS.items()},
        **{f"tag_feed_{end}": f"/thema/hafen/feeds/{file}" for end, file in DIALECTS.items()},
        **{f"author_feed_{end}": f"/autor/anna-weber/feeds/{file}" for end, file in DIALECTS.items()},
        **{f"search_feed_{end}": f"/suche/feeds/{file}?q=Hafen" for end, file in DIALECTS.items()},
        "search_feed": "/suche/feeds/rss.xml?q=Hafen",
        "preview_image": address_of(story),
        "sitemap_part": f"/sitemap-{story.article_id // 1000}.xml",
        "feed": "/feeds/rss.xml",
        "search": "/suche/?q=Hafen",
        "suggestions": "/suche/vorschlaege?q=Hafen",
        "corrections": "/korrekturen/",
        "archive": "/archiv/2026/",
        "archive_month": "/archiv/2026/11/",
        "archive_day": "/archiv/2026/11/24/",
        "front_then": "/archiv/2026/11/24/09-30/",
        "imprint": "/impressum/",
        "privacy": "/datenschutz/",
        "accessibility": "/barrierefreiheit/",
        "page": "/seite/ueber-uns/",
        "tag": "/thema/hafen/",
        "tag_feed": "/thema/hafen/feeds/rss.xml",
        "author": "/autor/anna-weber/",
        "author_feed": "/autor/anna-weber/feeds/rss.xml",
        "article": story.get_absolute_url(),
        "category": "/politik/",
        "category_feed": "/politik/feeds/rss.xml",
    }


def test_every_public_page_may_be_kept_and_must_be_revalidated(addresses):
    assert addresses.keys() == {route.name for route in urlpatterns} - {
        "archive_home",
        "count",
        "healthz",
        "readyz",
        "rendition",
        "favicon",
        "preview_crop",
    }
    for name, address in addresses.items():
        response = Client().get(address)
        assert (response.status_code, response["Cache-Control"]) == (200, PUBLIC), name
        assert "Cookie" not in response.get("Vary", ""), name
        assert response.cookies == {}, name
        assert "Last-Modified" not in response, name


def test_unchanged_page_answers_304_and_a_changed_one_in_full(addresses):
    etags = {name: Client().get(address)["ETag"] for name, address in addresses.items()}
    for name, address in addresses.items():
        response = Client(headers={"If-None-Match": etags[name]}).get(address)
        assert (response.status_code, response.content) == (304, b""), name
        assert (response["ETag"], response["Cache-Control"]) == (etags[name], PUBLIC), name
    make_story(headline="Neu", authors=[make_author("B")], live_from=NOW - timedelta(minutes=1))
    make_section("sport")  # changes the navigation of every page
    unchanged = set()
    for name, address in addresses.items():
        response = Client(headers={"If-None-Match": etags[name]}).get(address)
        if response.status_code == 304:
            unchanged.add(name)
    files = {"robots", "tdmrep", "security", "manifest", "preview_image", "suggestions"}
    lists = {"author_feed", "tag_feed", "search_feed"}
    assert unchanged == files | lists | {f"{name}_{end}" for name in lists for end in DIALECTS}


def test_head_answers_like_get_without_the_body(addresses):
    for name, address in addresses.items():
        got, head = Client().get(address), Client().head(address)
        assert (head.status_code, head.content) == (200, b""), name
        assert head["ETag"] == got["ETag"], name


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_other_methods_answer_405(addresses, method):
    client = Client(enforce_csrf_checks=True)
    for name, address in addresses.items():
        response = getattr(client, method)(address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD"), name


def test_what_is_not_there_is_not_kept(addresses):
    gone = make_withdrawn().get_absolute_url()
    answers = [
        Client().get(address) for address in (gone, "/nix/", "/a/b/c/d", "/healthz", "/readyz", "/archiv/")
    ]
    assert [answer.status_code for answer in answers] == [410, 404, 404, 200, 200, 302]
    assert {answer["Cache-Control"] for answer in answers} == {"no-store"}


def test_visitor_who_is_logged_in_gets_the_same_page(addresses, admin_client):
    for name, address in addresses.items():
        assert admin_client.get(address).content == Client().get(address).content, name


def test_pages_need_nothing_from_elsewhere_and_carry_no_script_of_their_own(addresses):
    for name, address in addresses.items():
        response = Client().get(address)
        if response["Content-Type"].startswith("text/html"):
            page = response.content.decode()
            assert "<style" not in page, name
            assert " style=" not in page, name
            scripts = re.findall(r"<script[^>]*>", page)
            assert [tag for tag in scripts if not OWN_SCRIPT.fullmatch(tag)] == [], name
            assert "nonce-" not in response["Content-Security-Policy"], name
