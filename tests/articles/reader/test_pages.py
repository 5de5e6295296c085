"""The page of a story: what stands on it, that nothing stored can break out of it, and the desk's preview."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, RequestFactory

from articles.models.publication import Publication
from articles.models.redirect import Redirect
from articles.reader.pages import render_article
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_correction,
    make_section,
    make_story,
    make_tag,
    one,
    parsed,
    select,
    words,
)

pytestmark = pytest.mark.django_db


def page_of(story):
    response = Client().get(story.get_absolute_url())
    assert response.status_code == 200
    return parsed(response)


def test_head_of_the_story_stands_in_order(clock):
    story = make_story(kicker="Hafen", headline="Brücke offen", lead="Früher als geplant.")
    page = page_of(story)
    assert words(one(page, "h1")) == "Hafen: Brücke offen"
    assert words(one(page, ".lead")) == "Früher als geplant."
    assert words(one(page, ".text")) == "Der Text."


def test_byline_leads_to_the_authors_in_their_order(clock):
    anna, agency = make_author("Anna Weber"), make_author("Nordagentur", kind="agency")
    page = page_of(make_story(authors=[agency, anna]))
    links = [(link.text, link.get("href")) for link in select(page, ".byline a")]
    assert links == [("Nordagentur", "/autor/nordagentur/"), ("Anna Weber", "/autor/anna-weber/")]


def test_author_without_a_slug_is_named_without_a_link(clock):
    page = page_of(make_story(byline=[{"name": "Ohne Seite", "slug": ""}]))
    assert "Ohne Seite" in words(one(page, ".byline"))
    assert select(page, ".byline a") == []


def test_times_are_those_of_berlin_and_name_their_zone_to_machines(clock):
    first = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    story = make_story(published_at=first, live_from=datetime(2026, 11, 24, 8, 5, tzinfo=UTC))
    times = select(page_of(story), ".facts time")
    starts = ["02.07.2026, 00:30", "24.11.2026, 09:05"]
    assert [time.get("datetime") for time in times] == [
        "2026-07-02T00:30:00+0200",
        "2026-11-24T09:05:00+0100",
    ]
    shown = [words(time) for time in times]
    assert [text.startswith(begin) for text, begin in zip(shown, starts, strict=True)] == [True, True], shown


def test_story_that_was_never_replaced_shows_no_update(clock):
    assert len(select(page_of(make_story()), ".facts time")) == 1


@pytest.mark.parametrize(("count", "minutes"), [(0, "1"), (299, "1"), (300, "2"), (2000, "10")])
def test_reading_time_follows_the_words(clock, count, minutes):
    facts = words(one(page_of(make_story(word_count=count)), ".facts"))
    assert re.search(r"(\d+) [Mm]inute", facts)[1] == minutes


def test_closing_links_use_their_own_title_or_the_headline_of_today(clock):
    target = make_story(headline="Die andere Meldung")
    story = make_story(
        linked_ids=[target.article_id],
        closing_links=[
            {"article": target.article_id, "title": ""},
            {"article": target.article_id, "title": "Eigener Titel"},
            {"url": "https://www.example.org/wortlaut", "title": ""},
            {"article": 10**9, "title": "Nicht öffentlich"},
            {"url": "javascript:alert(1)", "title": "Falle"},
            {"url": "https://[kaputt", "title": "Kaputt"},
        ],
    )
    links = [
        (words(link), link.get("href"), link.get("rel")) for link in select(page_of(story), ".related a")
    ]
    assert links == [
        ("Die andere Meldung", target.get_absolute_url(), None),
        ("Eigener Titel", target.get_absolute_url(), None),
        ("https://www.example.org/wortlaut", "https://www.example.org/wortlaut", "external noopener"),
        ("Kaputt", "https://[kaputt", None),
    ]


def test_corrections_of_the_story_stand_below_it(clock):
    story = make_story()
    make_correction(story, text="Es waren 23.", before="32 Haltestellen", after="23 Haltestellen")
    make_correction(story, text="Kommt erst später.", visible_from=NOW + timedelta(seconds=1))
    make_correction(make_story(), text="Gehört nicht hierher.")
    page = page_of(story)
    assert words(one(page, ".notice .notice-text")) == "Es waren 23."
    assert words(one(page, ".notice del")) == "32 Haltestellen"
    assert words(one(page, ".notice ins")) == "23 Haltestellen"


def test_tags_lead_to_their_pages_even_after_a_rename(clock):
    tag = make_tag("Straßenbahn")
    story = make_story(tags=[tag])
    tag.slug = "tram"
    tag.save()
    Redirect.objects.create(kind="tag", old_slug="strassenbahn", new_slug="tram")
    link = one(page_of(story), ".tags a")
    assert Client().get(link.get("href"))["Location"] == "/thema/tram/"


def test_breadcrumb_leads_through_all_sections(clock):
    top = make_section("politik")
    below = make_section("bund", parent=make_section("inland", parent=top))
    page = page_of(make_story(below))
    assert [link.get("href") for link in select(page, ".breadcrumb a")] == [
        "/",
        "/politik/",
        "/inland/",
        "/bund/",
    ]
    assert [link.get("href") for link in select(page, ".sections a[aria-current]")] == ["/politik/"]


def test_head_tells_search_engines_what_the_story_is(clock):
    story = make_story(
        headline="Titel",
        seo_title="Suchtitel",
        seo_description="Beschreibung",
        structured={"@type": "NewsArticle", "headline": "Titel </script><script>alert(1)</script> & mehr"},
    )
    page = page_of(story)
    address = "http://testserver" + story.get_absolute_url()
    assert one(page, "title").text == "Suchtitel – Newsroom"
    assert one(page, "link[rel=canonical]").get("href") == address
    assert one(page, "meta[name=description]").get("content") == "Beschreibung"
    assert one(page, "meta[property='og:url']").get("content") == address
    assert one(page, "meta[name=robots]").get("content") == "max-image-preview:large"
    data = json.loads(one(page, "script[type=application/ld+json]").text)["@graph"][0]
    assert (data["url"], data["headline"]) == (address, "Titel </script><script>alert(1)</script> & mehr")


def test_story_hidden_from_search_engines_says_so(clock):
    assert one(page_of(make_story(noindex=True)), "meta[name=robots]").get("content") == "noindex"


def test_foreign_story_names_its_language_wherever_its_words_stand(clock):
    story = make_story(language="en", headline="Harbour bridge opens")
    page = page_of(story)
    assert one(page, "html").get("lang") == "de"
    assert {one(page, part).get("lang") for part in (".story-words", ".text")} == {"en"}
    listed = parsed(Client().get("/"))
    assert one(listed, ".teaser [lang]").get("lang") == "en"


EVIL = "<img src=x onerror=alert(1)>\"'</title></script><script>alert(1)</script>"


def test_nothing_stored_becomes_markup(clock, settings):
    """Every field a person may fill holds markup; no page or feed may carry it unescaped."""
    settings.SITE_NAME = EVIL[:40]
    top = make_section("politik", name=EVIL[:80], intro=EVIL)
    make_section("unter", name=EVIL[:80], parent=top)
    author = make_author(EVIL, slug="boese", role=EVIL, biography=EVIL, initials="<b>")
    tag = make_tag(EVIL[:90], slug="boese", intro=EVIL)
    texts = [
        "kicker",
        "headline",
        "lead",
        "dateline",
        "source",
        "teaser_headline",
        "teaser_text",
        "seo_title",
    ]
    target = make_story(top, headline=EVIL, teaser_headline=EVIL)
    story = make_story(
        top,
        authors=[author],
        tags=[tag],
        seo_description=EVIL,
        structured={"headline": EVIL},
        linked_ids=[target.article_id],
        parts=[{"card": target.article_id, "title": ""}, {"card": target.article_id, "title": EVIL}],
        closing_links=[
            {"url": "https://example.org/" + EVIL, "title": EVIL},
            {"article": target.article_id, "title": EVIL},
        ],
        **dict.fromkeys(texts, EVIL[:120]),
    )
    make_correction(story, text=EVIL, before=EVIL, after=EVIL)
    for address in [
        story.get_absolute_url(),
        *("/", "/politik/", "/thema/boese/", "/autor/boese/", "/archiv/2026/11/", "/korrekturen/", "/nix/"),
        "/suche/?q=" + EVIL,
    ]:
        response = Client().get(address)
        page = parsed(response)
        assert [*select(page, "img"), *select(page, "b"), *select(page, "[onerror]")] == [], address
        assert [script.text for script in select(page, "script") if is_foreign(script)] == [], address


def is_foreign(script):
    """Neither data nor one of our own files."""
    return script.get("type") != "application/ld+json" and not (
        script.get("src", "").startswith("/static/reader/") and script.text is None
    )


def preview_of(story, **changes):
    """An unsaved publication, as the desk projects it."""
    section = story.category
    fresh = Publication(
        **{field.attname: getattr(story, field.attname) for field in Publication._meta.concrete_fields}
    )
    fresh.pk = None
    fresh.category = section
    for name, value in changes.items():
        setattr(fresh, name, value)
    return render_article(RequestFactory().get("/vorschau/"), fresh, at=NOW, preview=True)


def test_preview_shows_the_page_and_is_never_kept(clock, django_assert_num_queries):
    story = make_story(authors=[make_author()], tags=[make_tag("Hafen")])
    with django_assert_num_queries(3):
        response = preview_of(story, headline="Noch nicht gespeichert")
    page = parsed(response)
    assert response["Cache-Control"] == "no-store"
    assert words(one(page, "h1")) == "Noch nicht gespeichert"
    assert len(select(page, ".preview")) == 1
    assert select(page, "link[rel=canonical]") == []
    assert len(select(page_of(story), ".preview")) == 0


def test_preview_of_a_draft_with_gaps_works(clock):
    gaps = {
        "category": None,
        "headline": "",
        "lead": "",
        "seo_title": "",
        "byline": [],
        "parts": [],
        "slug": "",
    }
    response = preview_of(make_story(), **gaps, structured={"@type": "NewsArticle"})
    assert response.status_code == 200
    assert select(parsed(response), "script[type=application/ld+json]") == []
