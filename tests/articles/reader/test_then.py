"""The front at a chosen minute: the form, the steps between its changes, and the nights in which the clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime

from tests.articles.reader.conftest import NOW, make_story, one, parsed, select, words
from tests.articles.reader.fronts import make_front, pin

pytestmark = pytest.mark.django_db
DAY = "/archiv/2026/11/24/"


def at(*moment):
    return datetime(*moment, tzinfo=UTC)


def steps(address):
    """Earlier and later change of the front, by the text before the arrow."""
    page = parsed(Client().get(address))
    return [link.get("href") for link in select(page, ".steps a")]


def test_typed_time_leads_to_its_minute(clock):
    make_story(live_from=NOW - timedelta(hours=3))
    for typed in ("08:20", "8:20", "08.20 Uhr", "08:20:59"):
        response = Client().get(DAY, {"zeit": typed})
        assert (response.status_code, response["Location"]) == (302, f"{DAY}08-20/"), typed
        assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "typed", ["25:00", "halb neun", "08:60", "0", "'\"<b>", "08:20 XYZ", "\x00", "9" * 500]
)
def test_time_that_is_none_is_asked_for_again(clock, typed):
    make_story(live_from=NOW - timedelta(hours=3))
    response = Client().get(DAY, {"zeit": typed})
    assert response.status_code == 200
    page = parsed(response)
    assert one(page, "input[name='zeit']").get("aria-describedby") == one(page, ".clock-problem").get("id")
    assert one(page, "meta[name='robots']").get("content") == "noindex"


def test_time_still_to_come_is_refused(clock):
    make_story(live_from=NOW - timedelta(hours=3))
    assert select(parsed(Client().get(DAY, {"zeit": "10:01"})), ".clock-problem") != []
    assert Client().get(f"{DAY}10-01/").status_code == 404
    assert Client().get(f"{DAY}10-00/").status_code == 200


@pytest.mark.parametrize("clock_words", ["24-00", "09-60", "9-30", "09-30-abc", "09-30-mesz", "09-30-mez"])
def test_minute_that_no_clock_shows_or_no_address_spells_so_has_no_page(clock, clock_words):
    make_story(live_from=NOW - timedelta(hours=3))
    response = Client().get(f"{DAY}{clock_words}/")
    assert response.status_code == (301 if clock_words == "09-30-mez" else 404)


def test_minute_holds_what_was_published_in_it(clock):
    make_story(headline="Um", live_from=at(2026, 11, 24, 7, 20, 59))
    make_story(headline="Danach", live_from=at(2026, 11, 24, 7, 21))
    page = parsed(Client().get(f"{DAY}08-20/"))
    assert [words(each) for each in select(page, ".headline")] == ["Um"]


def test_steps_lead_to_the_moments_at_which_the_front_changed(clock):
    for minutes in (10, 70, 71, 200):
        make_story(live_from=NOW - timedelta(minutes=minutes))
    make_story(live_from=NOW - timedelta(minutes=60), published_at=NOW - timedelta(days=900))
    assert steps(f"{DAY}09-30/") == [f"{DAY}08-50/", f"{DAY}09-50/"]
    assert steps(f"{DAY}08-50/") == [f"{DAY}08-49/", f"{DAY}09-00/"]
    assert steps(f"{DAY}09-55/")[-1] == "/"
    assert steps(f"{DAY}06-45/") == [f"{DAY}08-49/"]


def test_end_of_a_version_that_left_a_gap_is_a_change_as_well(clock):
    make_story(live_from=NOW - timedelta(hours=3))
    gone = make_story(live_from=NOW - timedelta(hours=2), live_until=NOW - timedelta(hours=1))
    make_story(article=gone.article, live_from=NOW - timedelta(minutes=5), published_at=gone.published_at)
    assert steps(f"{DAY}08-30/")[-1] == f"{DAY}09-00/"
    assert steps(f"{DAY}09-30/") == [f"{DAY}08-00/", f"{DAY}09-55/"]


def test_update_of_a_story_that_is_not_on_the_front_is_no_step(clock, settings):
    settings.NEWSROOM = {"HOME_LENGTH": 2}
    old = make_story(live_from=NOW - timedelta(days=9), live_until=NOW - timedelta(minutes=30))
    make_story(article=old.article, live_from=NOW - timedelta(minutes=30), published_at=old.published_at)
    for hours in (4, 3, 2):
        make_story(live_from=NOW - timedelta(hours=hours))
    make_front({"template": "lead", "max": 2}, begins=NOW - timedelta(days=30))
    assert steps(f"{DAY}09-55/")[0] == f"{DAY}07-00/"


def test_hour_that_comes_twice_has_two_pages_that_lead_to_each_other(clock):
    clock(at(2026, 10, 26, 9))
    make_story(headline="Vorher", live_from=at(2026, 10, 24, 12))
    make_story(headline="Sommer", live_from=at(2026, 10, 25, 0, 20))
    make_story(headline="Winter", live_from=at(2026, 10, 25, 1, 20))
    day = "/archiv/2026/10/25/"
    first = Client().get(day, {"zeit": "02:20"})
    assert first["Location"] == f"{day}02-20-mesz/"
    summer, winter = (parsed(Client().get(f"{day}02-20-{zone}/")) for zone in ("mesz", "mez"))
    assert [words(each) for each in select(summer, ".headline")] == ["Sommer", "Vorher"]
    assert [words(each) for each in select(winter, ".headline")] == ["Winter", "Sommer", "Vorher"]
    assert words(one(summer, "h1")).endswith("(MESZ)")
    assert f"{day}02-20-mez/" in [link.get("href") for link in select(summer, ".then-since a")]
    assert f"{day}02-20-mesz/" in [link.get("href") for link in select(winter, ".then-since a")]
    assert Client().get(f"{day}02-20/")["Location"] == f"{day}02-20-mesz/"
    assert f"{day}02-20-mez/" in steps(f"{day}02-20-mesz/")


def test_hour_that_is_leapt_over_has_no_page(clock):
    clock(at(2026, 3, 29, 12))
    make_story(live_from=at(2026, 3, 29, 0, 30))
    day = "/archiv/2026/03/29/"
    assert select(parsed(Client().get(day, {"zeit": "02:30"})), ".clock-problem") != []
    assert Client().get(f"{day}02-30/").status_code == 404
    assert [Client().get(f"{day}{each}/").status_code for each in ("01-59", "03-00")] == [200, 200]


def test_search_engines_are_told_to_keep_the_day_instead_of_its_minutes(clock):
    make_story(live_from=NOW - timedelta(hours=3))
    page = parsed(Client().get(f"{DAY}09-30/"))
    assert one(page, "link[rel='canonical']").get("href").endswith(DAY)


def test_a_front_arranged_anew_is_a_step_and_stands_as_it_was_arranged_then(clock):
    first, second = (make_story(live_from=NOW - timedelta(hours=hours)) for hours in (5, 4))
    make_front({"template": "list", "placements": [pin(first)], "max": 1}, begins=NOW - timedelta(hours=3))
    make_front({"template": "list", "placements": [pin(second)], "max": 1}, begins=NOW - timedelta(hours=1))
    before, after = (parsed(Client().get(f"{DAY}{clock}/")) for clock in ("08-00", "09-30"))
    assert [words(each) for each in select(before, ".headline")] == [first.headline]
    assert [words(each) for each in select(after, ".headline")] == [second.headline]
    assert steps(f"{DAY}09-30/")[0] == f"{DAY}07-00/"
    assert steps(f"{DAY}08-00/") == [f"{DAY}06-00/", f"{DAY}09-00/"]


def test_minute_that_has_just_begun_shows_what_there_is(clock):
    make_story(headline="Jetzt", live_from=NOW)
    assert words(one(parsed(Client().get(f"{DAY}{localtime(NOW):%H-%M}/")), ".headline")) == "Jetzt"
