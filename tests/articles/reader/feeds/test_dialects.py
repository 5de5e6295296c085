"""Every feed says the same in every dialect, keeps its specification, and holds what is live and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client

from articles import search
from articles.models.redirect import Redirect
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_correction,
    make_section,
    make_story,
    make_tag,
    make_withdrawn,
    stored_picture,
)
from tests.articles.reader.feeds.reading import DIALECTS, read

pytestmark = pytest.mark.django_db
PLACES = {
    "/": "",
    "/politik/": "",
    "/thema/hafen/": "",
    "/autor/anna-weber/": "",
    "/suche/": "?q=Hafen",
}
EVIL = "<img src=x onerror=alert(1)>\"'&]]></title><script>alert(1)</script>"
CONTROLS = "".join(chr(number) for number in [*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def addresses():
    return [f"{place}feeds/{dialect}{query}" for place, query in PLACES.items() for dialect in DIALECTS]


def make_newsroom(**fields):
    fields["authors"] = fields.get("authors") or [make_author("Anna Weber")]
    fields["tags"] = fields.get("tags") or [make_tag("Hafen")]
    story = make_story(plain_text="Der Hafen.", picture=stored_picture(), **fields)
    search.index([story])
    return story


@pytest.mark.parametrize("address", addresses())
def test_feed_says_the_same_in_every_dialect(clock, address):
    story = make_newsroom(
        teaser_headline="Brücke & Tunnel",
        teaser_text="Früher <offen>",
        published_at=NOW - timedelta(days=1),
        teaser_picture=stored_picture(),
    )
    feed = read(address)
    assert feed["own"] == "http://testserver" + address
    assert feed["older"] == feed["hub"] == ""
    assert feed["items"] == [
        {
            "id": f"tag:testserver,2026:article-{story.article_id}",
            "address": "http://testserver" + story.get_absolute_url(),
            "title": "Brücke & Tunnel",
            "text": "Früher <offen>",
            "html": "",
            "published": story.published_at,
            "updated": story.live_from,
            "authors": ["Anna Weber"],
            "tags": ["Politik", "Hafen"],
            "picture": ["http://testserver/medien/ab/cdef-1280.jpg"],
        }
    ]


@pytest.mark.parametrize("address", addresses())
def test_feed_holds_what_is_live_and_nothing_else(clock, address):
    author, tag, section = make_author("Anna Weber"), make_tag("Hafen"), make_section("politik")
    common = {"section": section, "authors": [author], "tags": [tag], "plain_text": "Hafen"}
    shown = make_story(headline="Sichtbar", **common)
    hidden = [
        make_story(headline="Geplant", live_from=NOW + timedelta(seconds=1), **common),
        make_story(headline="Beendet", live_from=NOW - timedelta(hours=2), live_until=NOW, **common),
        make_withdrawn(headline="Zurückgezogen", **common),
        make_story(
            headline="Gesperrt",
            live_from=NOW + timedelta(hours=1),
            embargo_until=NOW + timedelta(hours=1),
            **common,
        ),
    ]
    update = make_story(headline="Alter Stand", live_until=NOW + timedelta(hours=1), **common)
    make_story(headline="Neuer Stand", article=update.article, live_from=NOW + timedelta(hours=1), **common)
    search.index([shown, update, *hidden])
    titles = [item["title"] for item in read(address)["items"]]
    assert sorted(titles) == ["Alter Stand", "Sichtbar"]


@pytest.mark.parametrize("address", addresses())
def test_feed_is_well_formed_whatever_is_stored(clock, settings, address):
    settings.NEWSROOM = {"FEED_TEXT": "full"}
    settings.SITE_NAME = EVIL[:40]
    nasty = EVIL + CONTROLS
    story = make_newsroom(
        section=make_section("politik", name=EVIL[:70], intro=nasty),
        authors=[make_author("Anna Weber", biography=nasty)],
        tags=[make_tag("Hafen", intro=nasty)],
        teaser_headline=nasty,
        teaser_text=nasty,
        lead=nasty,
        closing_links=[{"url": "https://example.org/" + EVIL, "title": nasty}],
    )
    make_correction(story, text=nasty, before=nasty, after=nasty)
    (item,) = read(address)["items"]
    assert (item["title"], item["text"]) == (EVIL, EVIL)
    assert "<img src=x" not in item["html"]
    assert "<script" not in item["html"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_older_stories_stand_in_the_next_part(clock, settings, dialect):
    settings.NEWSROOM = {"FEED_LENGTH": 2}
    for number in range(5):
        make_story(headline=f"Nummer {number}", live_from=NOW - timedelta(hours=number + 1))
    titles, address = [], f"/feeds/{dialect}"
    while address:
        feed = read(address)
        assert feed["own"] == "http://testserver" + address
        titles += [item["title"] for item in feed["items"]]
        address = feed["older"].removeprefix("http://testserver")
    assert titles == [f"Nummer {number}" for number in range(5)]


def test_search_feed_has_its_newest_first_and_is_not_to_be_indexed(clock):
    stories = [
        make_story(headline=f"Hafen {number}", live_from=NOW - timedelta(hours=3 - number))
        for number in range(3)
    ]
    search.index([*stories, make_story(headline="Bahnhof")])
    assert [item["title"] for item in read("/suche/feeds/atom.xml?q=Hafen")["items"]] == [
        "Hafen 2",
        "Hafen 1",
        "Hafen 0",
    ]
    response = Client().get("/suche/feeds/atom.xml?q=Hafen")
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20%00", "?q=" + "x" * 201])
def test_search_for_nothing_or_too_much_has_no_feed(db, query):
    assert Client().get(f"/suche/feeds/rss.xml{query}").status_code == 404


@pytest.mark.parametrize("dialect", DIALECTS)
def test_hub_stands_in_feed_and_header(clock, settings, dialect):
    make_story()
    response = Client().get(f"/feeds/{dialect}")
    assert "Link" not in response
    assert "hub" not in response.content.decode()
    settings.WEBSUB_HUB = "https://hub.example/"
    assert read(f"/feeds/{dialect}")["hub"] == "https://hub.example/"
    assert Client().get(f"/feeds/{dialect}")["Link"] == (
        f'<https://hub.example/>; rel="hub", <http://testserver/feeds/{dialect}>; rel="self"'
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_renamed_subject_leads_on_in_the_same_dialect(clock, dialect):
    make_story()
    Redirect.objects.create(kind="category", old_slug="alt", new_slug="politik")
    assert Client().get(f"/alt/feeds/{dialect}")["Location"] == f"/politik/feeds/{dialect}"


def test_page_of_feeds_leads_to_every_dialect(clock):
    make_story()
    page = Client().get("/feeds/").content.decode()
    for address in [f"{place}feeds/{dialect}" for place in ("/", "/politik/") for dialect in DIALECTS]:
        assert f'href="{address}"' in page
        assert Client().get(address).status_code == 200
