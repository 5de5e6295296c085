"""Home, sections, tags, authors and corrections: which stories they hold and what they say about themselves."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.models.publication import Publication
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_correction,
    make_section,
    make_story,
    make_tag,
    make_withdrawn,
    one,
    parsed,
    select,
    words,
)

pytestmark = pytest.mark.django_db


def read(address):
    response = Client().get(address)
    assert response.status_code == 200
    return parsed(response)


def headlines(page):
    return [words(element) for element in select(page, ".teaser .headline")]


def test_home_shows_the_newest_first_and_largest(clock):
    make_story(headline="Älter", published_at=NOW - timedelta(hours=2))
    make_story(headline="Neuer", published_at=NOW - timedelta(hours=1))
    make_withdrawn(headline="Zurückgezogen")
    page = read("/")
    assert headlines(page) == ["Neuer", "Älter"]
    assert words(one(page, ".teaser-first .headline")) == "Neuer"


def test_home_without_stories_says_so(clock):
    assert len(select(read("/"), ".nothing")) == 1


def test_section_holds_everything_below_it(clock):
    top = make_section("politik")
    middle = make_section("inland", parent=top)
    below = make_section("bund", parent=middle)
    for section in (top, middle, below, make_section("sport")):
        make_story(section, headline=section.name)
    assert sorted(headlines(read("/politik/"))) == ["Bund", "Inland", "Politik"]
    assert sorted(headlines(read("/inland/"))) == ["Bund", "Inland"]
    assert headlines(read("/bund/")) == ["Bund"]


def test_section_introduces_itself_and_leads_up_and_down(clock):
    top = make_section("politik", intro="Was entschieden wird.")
    make_section("inland", parent=top, position=2)
    make_section("ausland", parent=top, position=1)
    page = read("/politik/")
    assert words(one(page, ".intro")) == "Was entschieden wird."
    assert [link.get("href") for link in select(page, ".children a")] == ["/ausland/", "/inland/"]
    assert [link.get("href") for link in select(read("/inland/"), ".breadcrumb a")] == ["/", "/politik/"]


def test_navigation_holds_the_first_level_in_the_order_of_the_desk(clock):
    make_section("sport", position=2)
    make_section("bund", parent=make_section("politik", position=1))
    assert [link.get("href") for link in select(read("/"), ".sections a")] == ["/politik/", "/sport/"]


def test_teaser_names_section_authors_and_time(clock):
    authors = [make_author("Anna Weber"), make_author("Nordagentur")]
    make_story(
        authors=authors, kicker="Hafen", teaser_headline="Kurz", teaser_text="Mehr dazu.", headline="Lang"
    )
    teaser = one(read("/?vor=jetzt"), ".teaser")
    assert words(one(teaser, ".teaser-head")) == "Hafen: Kurz"
    assert words(one(teaser, ".teaser-text")) == "Mehr dazu."
    assert words(one(teaser, ".meta")).startswith("Politik Anna Weber, Nordagentur 24.11.2026, 09:00 Uhr")


def test_story_once_published_shows_only_its_live_version(clock):
    old = make_story(headline="Erste Fassung", live_until=NOW - timedelta(minutes=1))
    make_story(article=old.article, headline="Zweite Fassung", live_from=NOW - timedelta(minutes=1))
    assert Publication.objects.count() == 2
    assert headlines(read("/")) == ["Zweite Fassung"]


def test_tag_introduces_itself(clock):
    tag = make_tag("Straßenbahn", intro="Alles zur <neuen> Linie.")
    make_story(tags=[tag], headline="Mit")
    make_story(headline="Ohne")
    page = read("/thema/strassenbahn/")
    assert (words(one(page, "h1")), words(one(page, ".intro"))) == ("Straßenbahn", "Alles zur <neuen> Linie.")
    assert headlines(page) == ["Mit"]


def test_author_introduces_herself(clock):
    author = make_author(
        "Anna Weber", role="Redakteurin", initials="aw", biography="Lebt in Kiel.\n\nUnd schreibt."
    )
    make_story(authors=[make_author("Andere"), author], headline="Ihre")
    make_story(headline="Andere")
    page = read("/autor/anna-weber/")
    assert words(one(page, "h1")) == "Anna Weber (aw)"
    assert words(one(page, ".label")) == "Redakteurin"
    assert len(select(page, ".intro p")) == 2
    assert headlines(page) == ["Ihre"]


def test_corrections_stand_newest_first_with_their_stories(clock):
    first = make_story(headline="Eins", teaser_headline="Eins kurz")
    make_correction(first, text="Alt", visible_from=NOW - timedelta(hours=2))
    make_correction(make_story(teaser_headline="Zwei kurz"), text="Neu", before="vorher", after="nachher")
    make_correction(make_withdrawn(teaser_headline="Weg"), text="Weg")
    page = read("/korrekturen/")
    assert [words(element) for element in select(page, ".notice h3")] == ["Zwei kurz", "Eins kurz"]
    assert [words(element) for element in select(page, ".notice-text")] == ["Neu", "Alt"]


def test_corrections_stand_by_month_and_are_found_by_kind(clock):
    story = make_story(live_from=NOW - timedelta(days=60))
    make_correction(story, text="November")
    make_correction(story, text="Oktober", kind="addition", visible_from=NOW - timedelta(days=40))
    make_correction(make_withdrawn(), text="Weg", kind="addition")
    page = read("/korrekturen/")
    assert [words(each) for each in select(page, ".month-notices h2")] == ["November 2026", "Oktober 2026"]
    page = read("/korrekturen/?art=ergaenzung")
    assert [words(each) for each in select(page, ".notice-text")] == ["Oktober"]
    assert one(page, "meta[name='robots']").get("content") == "noindex"
    assert [words(each) for each in select(page, ".choices [aria-current]")] == ["Ergänzung"]
    assert [words(each) for each in select(read("/korrekturen/?art=praezisierung"), ".notice-text")] == []
    assert Client().get("/korrekturen/?art=unsinn").status_code == 404


def test_kind_of_corrections_goes_on_page_by_page(clock, settings):
    settings.NEWSROOM = {"PAGE_LENGTH": 1}
    story = make_story()
    for number in range(2):
        make_correction(story, text=f"{number}", visible_from=NOW - timedelta(hours=number))
        make_correction(story, text="anders", kind="addition")
    older = one(read("/korrekturen/?art=korrektur"), ".pager-older").get("href")
    assert words(one(read(older), ".notice-text")) == "1"


def test_author_is_reached_by_mail_and_profiles(clock):
    profiles = ["https://social.example/@anna/", "javascript:alert(1)", "http://unsafe.example/"]
    author = make_author(email="anna@example.org", profiles=profiles)
    make_story(authors=[author])
    page = read("/autor/anna-weber/")
    assert [(link.get("href"), words(link)) for link in select(page, ".contacts a")][:2] == [
        ("mailto:anna@example.org", "anna@example.org"),
        ("https://social.example/@anna/", "social.example/@anna"),
    ]
    assert "unsafe.example" not in words(one(page, ".contacts"))


def test_tag_leads_to_those_that_stand_beside_it_in_public(clock):
    hafen, near, rare, secret = (make_tag(name) for name in ("Hafen", "Brücke", "Selten", "Geheim"))
    for _each in range(2):
        make_story(tags=[hafen, near])
        make_story(tags=[hafen, secret], live_from=NOW + timedelta(hours=1))
        make_withdrawn(tags=[hafen, secret])
    make_story(tags=[hafen, rare])
    page = read("/thema/hafen/")
    assert [words(link) for link in select(page, ".related-tags a")] == ["Brücke"]


def test_corrections_go_on_page_by_page(clock, settings):
    settings.NEWSROOM = {"PAGE_LENGTH": 1}
    story = make_story()
    for number in range(3):
        make_correction(story, text=f"Hinweis {number}", visible_from=NOW - timedelta(hours=number))
    address, seen = "/korrekturen/", []
    while address:
        page = read(address)
        seen.append(words(one(page, ".notice-text")))
        address = next((link.get("href") for link in select(page, ".pager-older")), None)
    assert seen == ["Hinweis 0", "Hinweis 1", "Hinweis 2"]
