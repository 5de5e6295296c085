"""Structured data whole, page by page, and held against what Google and schema.org ask for."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from articles.cards.address import address_of, crop_address_of
from articles.publishing.project import structured_data
from articles.reader.sections import Sections
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_correction,
    make_section,
    make_story,
    make_tag,
    one,
    parsed,
    stored_picture,
)
from tests.articles.reader.structured.properties import PROPERTIES

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
HOUSE = {
    "@type": "NewsMediaOrganization",
    "@id": f"{SITE}/#house",
    "name": "Newsroom",
    "url": f"{SITE}/",
    "logo": {
        "@type": "ImageObject",
        "url": f"{SITE}/static/reader/icons/icon-512.png",
        "width": 512,
        "height": 512,
    },
    "correctionsPolicy": f"{SITE}/korrekturen/",
}
WEBSITE = {
    "@type": "WebSite",
    "@id": f"{SITE}/#site",
    "url": f"{SITE}/",
    "name": "Newsroom",
    "inLanguage": "de",
    "publisher": {"@id": f"{SITE}/#house"},
    "potentialAction": {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": SITE + "/suche/?q={search_term_string}"},
        "query-input": "required name=search_term_string",
    },
}


def nodes(address):
    """The one block of the page; in it every id that is named stands for a node or for the site's own."""
    data = json.loads(one(parsed(Client().get(address)), "script[type='application/ld+json']").text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def make_whole(**fields):
    story = make_story(
        **{
            "headline": "Brücke offen",
            "seo_description": "Nach zwei Jahren.",
            "published_at": NOW - timedelta(hours=3),
            **fields,
        }
    )
    story.structured = structured_data(story)
    story.save()
    Sections().attach([story])
    return story


def breadcrumb(*steps):
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": SITE + address}
            for place, (name, address) in enumerate([("Startseite", "/"), *steps], 1)
        ],
    }


def items(*stories):
    elements = [
        {
            "@type": "ListItem",
            "position": place,
            "url": SITE + story.get_absolute_url(),
            "name": story.teaser_headline,
        }
        for place, story in enumerate(stories, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(stories), "itemListElement": elements}


def test_story_says_everything_search_engines_ask_for(clock):
    author, agency = make_author("Anna Weber"), make_author("Nordagentur", kind="agency")
    below = make_section("bund", parent=make_section("politik"))
    story = make_whole(
        section=below,
        authors=[author, agency],
        tags=[make_tag("Hafen")],
        picture=stored_picture(),
        genre="opinion",
    )
    make_correction(story, text="Es waren 23.")
    make_correction(story, text="Kommt später.", visible_from=NOW + timedelta(seconds=1))
    address = SITE + story.get_absolute_url()
    words = {
        "caption": "Die Brücke am Abend.",
        "creditText": "Vera Weber/dpa",
        "copyrightNotice": "Vera Weber/dpa",
        "creator": {"@type": "Person", "name": "Vera Weber"},
    }
    shapes = [
        (f"{SITE}/medien/ab/cdef-1280.jpg", 1280, 720),
        (SITE + crop_address_of(story, "4x3"), 1200, 900),
        (SITE + crop_address_of(story, "1x1"), 1200, 1200),
    ]
    assert nodes(story.get_absolute_url()) == [
        {
            "@type": ["NewsArticle", "OpinionNewsArticle"],
            "@id": f"{address}#story",
            "url": address,
            "mainEntityOfPage": address,
            "headline": "Brücke offen",
            "description": "Nach zwei Jahren.",
            "datePublished": "2026-11-24T06:00:00+00:00",
            "dateModified": "2026-11-24T08:59:00+00:00",
            "articleSection": "Bund",
            "keywords": ["Hafen"],
            "inLanguage": "de",
            "wordCount": 400,
            "isAccessibleForFree": True,
            "author": [
                {"@type": "Person", "name": "Anna Weber", "url": f"{SITE}/autor/anna-weber/"},
                {"@type": "Organization", "name": "Nordagentur", "url": f"{SITE}/autor/nordagentur/"},
            ],
            "publisher": {"@id": f"{SITE}/#house"},
            "image": [
                {
                    "@type": "ImageObject",
                    "url": url,
                    "contentUrl": url,
                    "width": width,
                    "height": height,
                    **words,
                }
                for url, width, height in shapes
            ],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": "Es waren 23.",
                    "datePublished": "2026-11-24T08:59:00+00:00",
                }
            ],
        },
        HOUSE,
        breadcrumb(("Politik", "/politik/"), ("Bund", "/bund/"), ("Brücke offen", story.get_absolute_url())),
    ]


def test_story_without_picture_and_byline_names_its_preview_image_and_the_house(clock):
    story = make_whole()
    node = nodes(story.get_absolute_url())[0]
    assert node["image"] == [
        {"@type": "ImageObject", "url": SITE + address_of(story), "width": 1200, "height": 630}
    ]
    assert node["author"] == [{"@id": f"{SITE}/#house"}]
    assert "correction" not in node


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("report", "NewsArticle"),
        ("interview", "NewsArticle"),
        ("notice", "NewsArticle"),
        ("opinion", ["NewsArticle", "OpinionNewsArticle"]),
        ("analysis", ["NewsArticle", "AnalysisNewsArticle"]),
        ("explainer", ["NewsArticle", "BackgroundNewsArticle"]),
    ],
)
def test_genre_decides_the_kind_of_story(clock, genre, kind):
    assert nodes(make_whole(genre=genre).get_absolute_url())[0]["@type"] == kind


def test_long_headline_is_cut_at_a_word_and_stands_whole_beside_it(clock):
    headline = "Wort " * 30 + "Ende"
    node = nodes(make_whole(headline=headline).get_absolute_url())[0]
    assert node["headline"] == ("Wort " * 22).strip() + "…"
    assert len(node["headline"]) <= 110
    assert node["alternativeHeadline"] == headline


@pytest.mark.parametrize("credit", ["Weber", "dpa", "Vera Weber", "dpa/Weber"])
def test_photographer_is_named_only_where_the_credit_tells(clock, credit):
    node = nodes(make_whole(picture=stored_picture(credit=credit)).get_absolute_url())[0]
    assert "creator" not in node["image"][0]
    assert node["image"][0]["creditText"] == credit


def test_lists_say_what_they_hold(clock):
    section, author, tag = (
        make_section("politik", intro="Alles."),
        make_author("Anna Weber"),
        make_tag("Hafen"),
    )
    older = make_whole(section=section, authors=[author], tags=[tag], published_at=NOW - timedelta(days=1))
    newer = make_whole(section=section, authors=[author], tags=[tag])
    common = {"inLanguage": "de", "isPartOf": {"@id": f"{SITE}/#site"}}
    listing = {"@type": "CollectionPage", **common, "publisher": {"@id": f"{SITE}/#house"}}
    listing["mainEntity"] = items(newer, older)
    for address, name, words in (
        ("/politik/", "Politik", {"description": "Alles."}),
        ("/thema/hafen/", "Hafen", {}),
    ):
        page = {"@id": SITE + address, "url": SITE + address, "name": name, **words}
        assert nodes(address) == [HOUSE, WEBSITE, {**listing, **page}, breadcrumb((name, address))]


def test_author_s_page_is_a_profile(clock):
    author = make_author("Anna Weber", role="Redakteurin", biography="Schreibt.", initials="aw")
    story = make_whole(authors=[author])
    address = "/autor/anna-weber/"
    person = {
        "@type": "Person",
        "@id": f"{SITE}{address}#author",
        "name": "Anna Weber",
        "alternateName": "aw",
        "url": SITE + address,
        "description": "Schreibt.",
        "jobTitle": "Redakteurin",
        "worksFor": {"@id": f"{SITE}/#house"},
    }
    profile = {
        "@type": "ProfilePage",
        "@id": SITE + address,
        "url": SITE + address,
        "name": "Anna Weber",
        "inLanguage": "de",
        "isPartOf": {"@id": f"{SITE}/#site"},
        "mainEntity": person,
        "hasPart": items(story),
    }
    assert nodes(address) == [HOUSE, WEBSITE, profile, breadcrumb(("Anna Weber", address))]


def test_home_says_who_publishes_and_where_to_search(clock):
    story = make_whole()
    found = nodes("/")
    assert found[:2] == [HOUSE, WEBSITE]
    assert found[2]["mainEntity"] == items(story)


def test_every_page_has_what_is_asked_for(clock):
    """The table names each property with its source; a page that lacks one fails."""
    author = make_author("Anna Weber", role="Redakteurin")
    story = make_whole(authors=[author], tags=[make_tag("Hafen")], picture=stored_picture())
    make_correction(story)
    lacking = {
        (address, kind, name)
        for address in ("/", "/politik/", "/thema/hafen/", "/autor/anna-weber/", story.get_absolute_url())
        for node in _all_nodes(nodes(address))
        for kind, name, _source in PROPERTIES
        if _is(node, kind) and not node.get(name)
    }
    assert lacking == set()


def _is(node, kind):
    kinds = node.get("@type", ())
    return kind == kinds or (isinstance(kinds, list) and kind in kinds)


def _all_nodes(value):
    """The nodes and those within them; a photographer has no page of ours."""
    if isinstance(value, dict):
        yield value
        value = [each for name, each in value.items() if name != "creator"]
    if isinstance(value, list):
        for each in value:
            yield from _all_nodes(each)


def test_further_pages_and_previews_say_nothing(clock, settings):
    settings.NEWSROOM = {"PAGE_LENGTH": 1}
    make_story()
    make_story()
    page = parsed(Client().get("/politik/"))
    older = page.xpath("//a[@rel='next']/@href")[0]
    assert parsed(Client().get(older)).xpath("//script[@type='application/ld+json']") == []
