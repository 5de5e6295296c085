"""The lines above every page: to the second, in their order, with a link, and nothing of a story nobody may see."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.translation import gettext as _

from articles.vocabulary import BannerKind
from tests.articles.reader.conftest import (
    NOW,
    make_section,
    make_story,
    make_withdrawn,
    one,
    parsed,
    select,
    words,
)
from tests.articles.reader.fronts import make_banner
from tests.factories import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SECOND = timedelta(seconds=1)
BREAKING = BannerKind.BREAKING.label
TICK = timedelta(microseconds=1)


def lines(address="/", status=200):
    """Kind, text and link of every line on a page."""
    response = Client().get(address)
    assert response.status_code == status
    found = [line.find(".//strong") for line in select(parsed(response), ".banner")]
    return [(words(kind), words(kind.getnext()), kind.getnext().get("href")) for kind in found]


def test_line_begins_and_ends_to_the_moment(clock):
    make_banner("Brücke gesperrt", begins=NOW, ends=NOW + SECOND)
    seen = {}
    for moment in (NOW - TICK, NOW, NOW + SECOND - TICK, NOW + SECOND):
        clock(moment)
        seen[moment] = len(lines())
    assert list(seen.values()) == [0, 1, 1, 0]


def test_every_kind_of_page_carries_the_line(clock):
    story = make_story(make_section())
    make_page("imprint", title="Impressum")
    withdrawn = make_withdrawn(section=make_section("sport"))
    make_banner("Brücke gesperrt")
    addresses = ["/", "/?vor=jetzt", "/politik/", story.get_absolute_url(), "/suche/", "/korrekturen/"]
    addresses += ["/archiv/2026/", "/archiv/2026/11/", "/archiv/2026/11/24/", "/impressum/"]
    assert {address: len(lines(address)) for address in addresses} == dict.fromkeys(addresses, 1)
    assert len(lines("/gibt-es-nicht/", 404)) == 1
    assert len(lines(withdrawn.get_absolute_url(), 410)) == 1


def test_line_is_a_named_region_with_kind_text_and_the_time_it_began(clock):
    make_banner("Brücke <gesperrt>", link="https://warnung.example/lage")
    page = parsed(Client().get("/"))
    region = one(page, "div[role='region']")
    assert region.get("aria-label") == _("Current announcements")
    assert one(page, ".banner time").get("datetime") == "2026-11-24T09:30:00+0100"
    assert lines() == [(BREAKING, "Brücke <gesperrt>", "https://warnung.example/lage")]


def test_breaking_news_stands_above_notices_and_the_newest_first(clock):
    make_banner("Hinweis", kind="notice", begins=NOW - SECOND)
    make_banner("Alt", begins=NOW - 3 * SECOND)
    make_banner("Neu", begins=NOW - 2 * SECOND)
    assert [text for kind, text, link in lines()] == ["Neu", "Alt", "Hinweis"]


def test_line_leads_to_the_address_of_its_story(clock):
    story = make_story(make_section())
    make_banner("Brücke gesperrt", story=story.article_id)
    assert lines() == [(BREAKING, "Brücke gesperrt", story.get_absolute_url())]


def test_line_of_a_story_nobody_may_see_is_not_shown(clock):
    section = make_section()
    ended = make_story(section, live_from=NOW - 9 * SECOND, live_until=NOW)
    planned = make_story(section, live_from=NOW + SECOND)
    for story in (ended, planned, make_withdrawn(section=section)):
        make_banner("Geheim", story=story.article_id)
    assert lines() == []
    clock(NOW + SECOND)
    assert lines() == [(BREAKING, "Geheim", planned.get_absolute_url())]
    clock(NOW - TICK)
    assert [link for _word, _text, link in lines()] == [ended.get_absolute_url()]


@pytest.mark.parametrize("address", ["/feeds/rss.xml", "/sitemap.xml"])
def test_programs_get_no_lines(clock, address):
    make_story(make_section())
    make_banner("Brücke gesperrt")
    assert "gesperrt" not in Client().get(address).content.decode()
