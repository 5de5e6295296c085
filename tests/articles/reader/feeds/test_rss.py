"""Feeds are well-formed whatever is stored, and name each story for good."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from lxml import etree

from tests.articles.reader.conftest import NOW, make_author, make_section, make_story, make_tag

pytestmark = pytest.mark.django_db
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def channel_of(address):
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    return etree.fromstring(response.content).find("channel")


def test_item_says_what_the_teaser_says(clock):
    first = datetime(2026, 11, 24, 7, 5, tzinfo=UTC)
    authors = [make_author("Anna Weber"), make_author("Nordagentur")]
    story = make_story(
        authors=authors, teaser_headline="Brücke & Tunnel", teaser_text="Früher <offen>", published_at=first
    )
    (item,) = channel_of("/feeds/rss.xml").findall("item")
    assert [(child.tag, child.text) for child in item] == [
        ("title", "Brücke & Tunnel"),
        ("link", "http://testserver" + story.get_absolute_url()),
        ("description", "Früher <offen>"),
        ("pubDate", "Tue, 24 Nov 2026 07:05:00 +0000"),
        ("{http://purl.org/dc/terms/}modified", "2026-11-24T08:00:00+00:00"),
        ("guid", f"tag:testserver,2026:article-{story.article_id}"),
        ("category", "Politik"),
        (CREATOR, "Anna Weber"),
        (CREATOR, "Nordagentur"),
    ]
    assert item.find("guid").get("isPermaLink") == "false"


def test_guid_stays_when_slug_and_section_change(clock):
    story = make_story(slug="alt", live_until=NOW + timedelta(hours=1))
    before = channel_of("/feeds/rss.xml").find("item")
    make_story(make_section("sport"), article=story.article, slug="neu", live_from=NOW + timedelta(hours=1))
    clock(NOW + timedelta(hours=1))
    after = channel_of("/feeds/rss.xml").find("item")
    assert before.find("guid").text == after.find("guid").text
    assert before.find("link").text != after.find("link").text


def test_channel_knows_when_it_changed_and_where_it_lives(clock):
    make_story(published_at=NOW - timedelta(days=3), live_from=NOW - timedelta(minutes=30))
    channel = channel_of("/politik/feeds/rss.xml")
    assert channel.find("lastBuildDate").text == "Tue, 24 Nov 2026 08:30:00 +0000"
    assert channel.find("title").text == "Newsroom: Politik"
    assert channel.find("link").text == "http://testserver/politik/"
    link = channel.find("{http://www.w3.org/2005/Atom}link")
    assert link.get("href") == "http://testserver/politik/feeds/rss.xml"
    assert channel.find("language").text == "de"


def test_each_feed_holds_its_own_stories(clock):
    politics = make_section("politik")
    below, sport = make_section("bund", parent=politics), make_section("sport")
    anna, hafen = make_author("Anna"), make_tag("Hafen")
    make_story(politics, teaser_headline="A", live_from=NOW - timedelta(hours=3))
    make_story(below, teaser_headline="B", live_from=NOW - timedelta(hours=2), authors=[anna])
    make_story(sport, teaser_headline="C", live_from=NOW - timedelta(hours=1), tags=[hafen])

    def titles(address):
        return [title.text for title in channel_of(address).iterfind("item/title")]

    assert titles("/feeds/rss.xml") == ["C", "B", "A"]
    assert titles("/politik/feeds/rss.xml") == ["B", "A"]
    assert titles("/bund/feeds/rss.xml") == ["B"]
    assert titles("/thema/hafen/feeds/rss.xml") == ["C"]
    assert titles("/autor/anna/feeds/rss.xml") == ["B"]


def test_feed_is_cut_after_its_length(clock, settings):
    settings.NEWSROOM = {"FEED_LENGTH": 2}
    for _number in range(3):
        make_story()
    assert len(channel_of("/feeds/rss.xml").findall("item")) == 2


def test_feed_of_an_empty_section_is_a_feed(clock):
    make_section("leer")
    assert channel_of("/leer/feeds/rss.xml").findall("item") == []


# Without NUL, which PostgreSQL refuses to store.
CONTROLS = "".join(chr(number) for number in [*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def test_characters_xml_cannot_hold_are_left_out(clock):
    section = make_section("politik", name=f"Poli{CONTROLS}tik", intro=f"Ein{CONTROLS}leitung")
    author = make_author(f"Anna{CONTROLS} Weber", slug="anna", biography=f"Leben{CONTROLS}")
    tag = make_tag("Hafen", intro=f"Wort{CONTROLS}")
    make_story(
        section,
        authors=[author],
        tags=[tag],
        teaser_headline=f"Tit{CONTROLS}el 💡 ]]>",
        teaser_text=f"Te{CONTROLS}xt\tmit Tab",
    )
    for address in (
        "/feeds/rss.xml",
        "/politik/feeds/rss.xml",
        "/thema/hafen/feeds/rss.xml",
        "/autor/anna/feeds/rss.xml",
    ):
        item = channel_of(address).find("item")
        assert item.find("title").text == "Titel 💡 ]]>"
        assert item.find("description").text == "Text\tmit Tab"
        assert item.find("category").text == "Politik"
        assert item.find(CREATOR).text == "Anna Weber"


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        ("/", ["/feeds/rss.xml"]),
        ("/politik/", ["/politik/feeds/rss.xml", "/feeds/rss.xml"]),
        ("/thema/hafen/", ["/thema/hafen/feeds/rss.xml", "/feeds/rss.xml"]),
        ("/autor/anna/", ["/autor/anna/feeds/rss.xml", "/feeds/rss.xml"]),
    ],
)
def test_page_names_its_feeds(clock, address, feeds):
    make_story(authors=[make_author("Anna")], tags=[make_tag("Hafen")])
    page = etree.HTML(Client().get(address).content)
    assert page.xpath("//link[@rel='alternate']/@href") == feeds
    for feed in feeds:
        assert Client().get(feed).status_code == 200
