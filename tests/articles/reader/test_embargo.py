"""A planned story: not a byte anywhere one second before, everywhere at the second, with no job run."""

from datetime import timedelta

import pytest
from django.test import Client

from articles import search
from articles.vocabulary import CorrectionKind
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_correction,
    make_section,
    make_story,
    make_tag,
)

pytestmark = pytest.mark.django_db
SECRET = "Ruecktritt"  # stands in every text of the planned story
BEGIN = NOW + timedelta(hours=2)


@pytest.fixture
def newsroom(clock, settings):
    """A planned story and a live one that links to it; returns the addresses where the planned one will appear."""
    settings.NEWSROOM = {"SITEMAP_LENGTH": 10**9, "FEED_TEXT": "full"}
    politics = make_section("politik")
    below = make_section("bund", parent=politics)
    author, tag = make_author(f"Autor {SECRET}"), make_tag(f"Wort {SECRET}")
    planned = make_story(
        below,
        live_from=BEGIN,
        authors=[author],
        tags=[tag],
        slug=SECRET.lower(),
        kicker=SECRET,
        headline=f"{SECRET} des Ministers",
        lead=SECRET,
        teaser_headline=f"{SECRET} am Abend",
        teaser_text=SECRET,
        plain_text=SECRET,
        parts=[f"<p>{SECRET}</p>"],
        feed_parts=[f"<p>{SECRET}</p>"],
        structured={"@type": "NewsArticle", "headline": SECRET},
    )
    other = make_story(
        below,
        linked_ids=[planned.article_id],
        parts=[
            "<p>Davor.</p>",
            {"card": planned.article_id, "title": ""},
            {"link": planned.article_id, "html": "Wort"},
        ],
        closing_links=[{"article": planned.article_id, "title": f"Mehr zum {SECRET}"}],
    )
    make_correction(planned, text=f"{SECRET} war falsch", visible_from=BEGIN, kind=CorrectionKind.CORRECTION)
    neighbour = make_story(below)
    original = make_story(make_section("welt"), language="en")
    planned.translation_group = original.article_id
    planned.save()
    search.index([planned, other])
    slug = SECRET.lower()
    return {
        "story": planned.get_absolute_url(),
        "linking story": other.get_absolute_url(),
        "story of the section": neighbour.get_absolute_url(),
        "story it translates": original.get_absolute_url(),
        "home": "/",
        "section": "/bund/",
        "section above": "/politik/",
        "tag": f"/thema/wort-{slug}/",
        "author": f"/autor/autor-{slug}/",
        "year": "/archiv/2026/",
        "month": "/archiv/2026/11/",
        "day": "/archiv/2026/11/24/",
        "feed": "/feeds/rss.xml",
        "section's feed": "/bund/feeds/rss.xml",
        "feed above": "/politik/feeds/rss.xml",
        "tag's feed": f"/thema/wort-{slug}/feeds/rss.xml",
        "author's feed": f"/autor/autor-{slug}/feeds/rss.xml",
        **{
            f"{name} in {file}": f"{place}feeds/{file}{query}"
            for name, (place, query) in {
                "feed": ("/", ""),
                "section's feed": ("/bund/", ""),
                "tag's feed": (f"/thema/wort-{slug}/", ""),
                "author's feed": (f"/autor/autor-{slug}/", ""),
                "search's feed": ("/suche/", f"?q={SECRET}"),
            }.items()
            for file in ("atom.xml", "feed.json")
        },
        "news sitemap": "/news-sitemap.xml",
        "sitemap of subjects": "/sitemap-themen.xml",
        "sitemap": "/sitemap-0.xml",
        "corrections": "/korrekturen/",
        "search": f"/suche/?q={SECRET}",
    }


def read_all(addresses):
    return {name: Client().get(address) for name, address in addresses.items()}


def test_planned_story_is_nowhere_one_second_before(clock, newsroom):
    before = read_all(newsroom)
    clock(BEGIN - timedelta(seconds=1))
    answers = read_all(newsroom)
    # The page and the feed repeat what the reader typed.
    echoed = {"search", "search's feed in atom.xml", "search's feed in feed.json"}
    shown = {name for name, answer in answers.items() if SECRET.lower() in answer.content.decode().lower()}
    assert shown == echoed
    assert {name for name, answer in answers.items() if answer.status_code == 404} == {
        "story",
        "tag",
        "author",
        "tag's feed",
        "author's feed",
        *(name for name in newsroom if name.startswith(("tag's feed in", "author's feed in"))),
    }
    assert 'class="result"' not in answers["search"].content.decode()
    # Nothing at all tells that something is about to come.
    assert {name: answer.content for name, answer in answers.items()} == {
        name: answer.content for name, answer in before.items()
    }


def test_planned_story_is_everywhere_at_its_second(clock, newsroom):
    clock(BEGIN)
    answers = read_all(newsroom)
    assert {answer.status_code for answer in answers.values()} == {200}
    shown = {name for name, answer in answers.items() if SECRET.lower() in answer.content.decode().lower()}
    assert shown == newsroom.keys() - {"year"}
    assert 'class="result"' in answers["search"].content.decode()
    linking = answers["linking story"].content.decode()
    assert linking.count(f'href="{newsroom["story"]}"') == 3  # card, link in the text, closing link


def test_year_counts_the_planned_story_at_its_second(clock, newsroom):
    def stories():
        return Client().get("/archiv/2026/").context["months"][0].count

    clock(BEGIN - timedelta(seconds=1))
    assert stories() == 3
    clock(BEGIN)
    assert stories() == 4


def test_planned_update_replaces_the_live_text_at_its_second(clock):
    story = make_story(live_until=BEGIN, headline="Alter Stand", parts=["<p>Alter Text</p>"])
    make_story(
        article=story.article,
        live_from=BEGIN,
        published_at=story.published_at,
        slug=story.slug,
        headline="Neuer Stand",
        parts=["<p>Neuer Text</p>"],
    )
    address = story.get_absolute_url()
    clock(BEGIN - timedelta(seconds=1))
    assert "Alter" in (page := Client().get(address).content.decode())
    assert "Neuer" not in page
    assert "Neuer" not in Client().get("/").content.decode()
    clock(BEGIN)
    assert "Neuer" in (page := Client().get(address).content.decode())
    assert "Alter" not in page
    assert "Alter" not in Client().get("/").content.decode()


def test_withdrawn_target_disappears_from_pages_that_link_to_it(clock):
    target = make_story(headline="Das Ziel", live_until=BEGIN)
    linking = make_story(
        linked_ids=[target.article_id],
        parts=[
            "<p>Ein ",
            {"link": target.article_id, "html": "Wort"},
            "</p>",
            {"card": target.article_id, "title": ""},
        ],
        closing_links=[{"article": target.article_id, "title": ""}],
    )
    page = Client().get(linking.get_absolute_url()).content.decode()
    assert page.count("Das Ziel") == 2
    clock(BEGIN)
    page = Client().get(linking.get_absolute_url()).content.decode()
    assert "Das Ziel" not in page
    assert "<p>Ein Wort</p>" in page
