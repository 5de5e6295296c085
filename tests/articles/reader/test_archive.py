"""The archive counts by the calendar of Berlin, also across the nights when the clock changes."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.articles.reader.conftest import NOW, make_section, make_story, one, parsed, select, words

pytestmark = pytest.mark.django_db


def at(*moment):
    return datetime(*moment, tzinfo=UTC)


def headlines(address):
    response = Client().get(address)
    assert response.status_code == 200
    return [words(element) for element in select(parsed(response), ".teaser-head .headline")]


def test_year_counts_the_stories_of_its_months(clock):
    # In Berlin the first is already February, the last still December of the year before.
    for moment in (
        at(2026, 1, 31, 23, 0),
        at(2026, 1, 31, 22, 59),
        at(2026, 11, 1),
        at(2025, 12, 31, 22, 59),
    ):
        make_story(published_at=moment)
    months = Client().get("/archiv/2026/").context["months"]
    assert [(month.address, month.count) for month in months] == [
        ("/archiv/2026/01/", 1),
        ("/archiv/2026/02/", 1),
        ("/archiv/2026/11/", 1),
    ]


def test_year_leads_to_the_nearest_years_with_stories(clock):
    for year in (2019, 2022, 2026):
        make_story(published_at=at(year, 6, 1))
    page = parsed(Client().get("/archiv/2022/"))
    assert [link.get("href") for link in select(page, ".steps a")] == ["/archiv/2019/", "/archiv/2026/"]
    assert Client().get("/archiv/2021/").status_code == 404


def test_month_and_day_hold_their_stories(clock):
    make_story(published_at=at(2026, 3, 28, 22, 59), headline="Samstag")
    make_story(published_at=at(2026, 3, 28, 23, 0), headline="Sonntag früh")
    make_story(published_at=at(2026, 3, 29, 21, 59), headline="Sonntag spät")
    make_story(published_at=at(2026, 3, 29, 22, 0), headline="Montag")
    make_story(published_at=at(2026, 4, 1), headline="April")
    assert headlines("/archiv/2026/03/29/") == ["Sonntag früh", "Sonntag spät"]
    assert headlines("/archiv/2026/03/") == ["Montag", "Sonntag spät", "Sonntag früh", "Samstag"]


def test_month_is_a_calendar_with_the_number_of_stories_of_each_day(clock):
    for day in (1, 1, 31):
        make_story(published_at=at(2026, 3, day, 12))
    page = parsed(Client().get("/archiv/2026/03/"))
    assert [(link.get("href"), words(link).rpartition(" ")[0]) for link in select(page, ".calendar a")] == [
        ("/archiv/2026/03/01/", "1. März: 2"),
        ("/archiv/2026/03/31/", "31. März: 1"),
    ]
    rows = select(page, ".calendar tr")
    assert [[words(cell).partition(".")[0] for cell in row] for row in (rows[2], rows[6])] == [
        ["2", "3", "4", "5", "6", "7", "8"],
        ["30", "31", "", "", "", "", ""],
    ]


def test_months_and_days_lead_to_the_nearest_ones_with_stories(clock):
    for moment in (at(2025, 12, 31, 12), at(2026, 3, 1, 12), at(2026, 3, 28, 12), at(2026, 11, 2)):
        make_story(published_at=moment)

    def steps(address):
        return [link.get("href") for link in select(parsed(Client().get(address)), ".steps a")]

    assert steps("/archiv/2026/03/") == ["/archiv/2025/12/", "/archiv/2026/11/"]
    assert steps("/archiv/2026/03/01/") == ["/archiv/2025/12/31/", "/archiv/2026/03/28/"]
    assert steps("/archiv/2026/11/") == ["/archiv/2026/03/"]


def test_day_is_told_by_its_parts(clock):
    for hour in (21, 16, 8, 0):
        make_story(published_at=at(2026, 3, 2, hour), headline=f"{hour} UTC")
    page = parsed(Client().get("/archiv/2026/03/02/"))
    parts = [
        [words(each) for each in part.xpath(".//*[@class='headline']")] for part in select(page, ".day-part")
    ]
    assert parts == [["0 UTC"], ["8 UTC"], ["16 UTC"], ["21 UTC"]]


def test_long_day_goes_on_in_the_order_of_the_day(clock, settings):
    settings.NEWSROOM = {"DAY_LENGTH": 2}
    for hour in range(5):
        make_story(published_at=at(2026, 3, 2, 6 + hour), headline=f"{hour}")
    address, seen = "/archiv/2026/03/02/", []
    while address:
        page = parsed(Client().get(address))
        seen.append([words(each) for each in select(page, ".day-story .headline")])
        address = next(
            (
                f"/archiv/2026/03/02/{link.get('href').partition('/02/')[2]}"
                for link in select(page, "a[rel='next']")
                if "nach=" in link.get("href")
            ),
            "",
        )
    assert seen == [["0", "1"], ["2", "3"], ["4"]]
    assert Client().get("/archiv/2026/03/02/?nach=9999999999999999.1").status_code == 404


def test_last_day_of_december_and_of_february_exist(clock):
    make_story(published_at=at(2024, 2, 29, 12), headline="Schalttag")
    make_story(published_at=at(2025, 12, 31, 12), headline="Silvester")
    assert headlines("/archiv/2024/02/29/") == ["Schalttag"]
    assert headlines("/archiv/2025/12/") == ["Silvester"]
    assert Client().get("/archiv/2025/02/29/").status_code == 404


def test_archive_begins_with_the_newest_year(clock):
    assert Client().get("/archiv/").status_code == 404
    make_story(published_at=at(2025, 12, 31, 23, 30))
    make_story(live_from=NOW.replace(year=2027))
    response = Client().get("/archiv/")
    assert (response.status_code, response["Location"]) == (302, "/archiv/2026/")


def test_month_without_stories_has_no_page(clock):
    make_story()
    assert Client().get("/archiv/2026/10/").status_code == 404


def test_day_leads_back_to_its_month(clock):
    make_story(make_section())
    page = parsed(Client().get("/archiv/2026/11/24/"))
    links = [link.get("href") for link in select(page, ".breadcrumb a")]
    assert links == ["/archiv/", "/archiv/2026/", "/archiv/2026/11/"]
    assert words(one(page, "h1")) == "Dienstag, 24. November 2026"


def test_only_the_first_page_of_a_day_has_a_lasting_address(clock, settings):
    settings.NEWSROOM = {"DAY_LENGTH": 1}
    section = make_section()
    make_story(section), make_story(section, live_from=NOW)
    first = parsed(Client().get("/archiv/2026/11/24/"))
    second = parsed(Client().get(one(first, "a[rel=next]").get("href")))
    canonical = [
        [link.get("href") for link in select(page, "link[rel=canonical]")] for page in (first, second)
    ]
    assert canonical == [["http://testserver/archiv/2026/11/24/"], []]
