"""What networks show of a page that somebody shares: complete on every kind of page, and nothing of a preview."""

import pytest
from django.test import Client

from tests.articles.reader.conftest import make_author, make_section, make_story, make_tag, parsed
from tests.articles.reader.test_pages import preview_of

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def said(page):
    """Open Graph and cards by name; of names that come again, a list."""
    found = {}
    for meta in page.xpath("//meta[@property or starts-with(@name, 'twitter:')]"):
        found.setdefault(meta.get("property") or meta.get("name"), []).append(meta.get("content"))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def page_of(address):
    return parsed(Client().get(address))


def test_story_says_who_wrote_it_when_and_about_what(clock):
    story = make_story(
        make_section("politik"),
        headline="Brücke & Tunnel",
        seo_description="Nach zwei Jahren.",
        language="en",
        authors=[make_author("Anna Weber"), make_author("Berta Kahn")],
        tags=[make_tag("Hafen")],
    )
    address = story.get_absolute_url()
    shown = said(page_of(address))
    image = shown.pop("og:image")
    assert image.startswith(f"{SITE}/vorschau/{story.article_id}-")
    assert Client().get(image.removeprefix(SITE)).status_code == 200
    assert shown == {
        "og:type": "article",
        "og:site_name": "Newsroom",
        "og:title": "Brücke & Tunnel",
        "og:description": "Nach zwei Jahren.",
        "og:url": SITE + address,
        "og:locale": "en_GB",
        "og:image:type": "image/jpeg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Brücke & Tunnel",
        "twitter:card": "summary_large_image",
        "article:published_time": "2026-11-24T09:00:00+01:00",
        "article:section": "Politik",
        "article:author": [f"{SITE}/autor/anna-weber/", f"{SITE}/autor/berta-kahn/"],
        "article:tag": "Hafen",
    }


@pytest.mark.parametrize(
    ("address", "title", "kind"),
    [
        ("/", "Newsroom", "website"),
        ("/politik/", "Politik", "website"),
        ("/thema/hafen/", "Hafen", "website"),
        ("/autor/anna-weber/", "Anna Weber", "profile"),
        ("/archiv/2026/11/", "November 2026", "website"),
        ("/korrekturen/", "Korrekturen", "website"),
        ("/suche/", "Suche", "website"),
    ],
)
def test_other_pages_say_what_they_are(clock, address, title, kind):
    make_story(authors=[make_author("Anna Weber")], tags=[make_tag("Hafen")])
    page = page_of(address)
    shown = said(page)
    assert (shown["og:title"], shown["og:type"], shown["og:url"]) == (title, kind, SITE + address)
    assert shown["og:image"] == f"{SITE}/static/reader/icons/icon-512.png"
    assert page.xpath("//link[@rel='canonical']/@href") == [SITE + address]


def test_preview_of_the_desk_has_no_image_and_no_data(clock):
    page = parsed(preview_of(make_story(structured={"@type": "NewsArticle"}), headline="Noch geheim"))
    assert "og:image" not in said(page)
    assert page.xpath("//script[@type='application/ld+json']") == []
