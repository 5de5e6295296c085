"""The past tells nothing that is not public today: what was withdrawn, ended, planned or corrected stays so."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.models.publication import Publication, Withdrawal
from articles.reader.past import slots_then
from articles.reader.sections import Sections
from tests.articles.reader.conftest import (
    NOW,
    make_correction,
    make_section,
    make_story,
    one,
    parsed,
    select,
    words,
)

pytestmark = pytest.mark.django_db
DAY, MINUTE = "/archiv/2026/11/24/", "/archiv/2026/11/24/09-30/"  # half an hour before NOW


def ago(**span):
    return NOW - timedelta(**span)


def make_updated(**fields):
    """A story published at 08:00 in Berlin as “Alt” and replaced at 09:45 by “Neu”; returns both versions."""
    old = make_story(headline="Alt", live_from=ago(hours=2), live_until=ago(minutes=15), **fields)
    new = make_story(
        headline="Neu",
        article=old.article,
        live_from=ago(minutes=15),
        published_at=old.published_at,
        slug="neu",
        **fields,
    )
    return old, new


def read(address, status=200):
    response = Client().get(address)
    assert response.status_code == status
    return response


def test_day_and_minute_show_the_version_of_then_and_lead_to_the_one_of_today(clock):
    _old, new = make_updated()
    for address in (DAY, MINUTE):
        page = parsed(read(address))
        assert words(select(page, ".teaser-head .headline")[0]) == "Alt"
        assert select(page, ".teaser-head a")[0].get("href") == new.get_absolute_url()
        assert words(one(page, ".told-marks a")) == "Neu"
    page = parsed(read("/archiv/2026/11/24/09-45/"))
    assert words(select(page, ".teaser-head .headline")[0]) == "Neu"
    assert select(page, ".told-marks") == []


def test_unchanged_story_carries_no_mark(clock):
    make_story(headline="Wie immer", live_from=ago(hours=2))
    for address in (DAY, MINUTE):
        assert select(parsed(read(address)), ".told-marks") == []


def leaks():
    """Each makes a story of that day that was public then and is not now, or never was."""
    secret = {"headline": "Geheim"}
    return {
        "withdrawn": lambda: make_withdrawn_then(**secret),
        "ended": lambda: make_story(live_from=ago(hours=2), live_until=ago(minutes=5), **secret),
        "ends this very moment": lambda: make_story(live_from=ago(hours=2), live_until=NOW, **secret),
        "planned": lambda: make_story(
            live_from=NOW + timedelta(hours=1), published_at=ago(hours=2), **secret
        ),
        "planned update": lambda: make_story(
            article=make_story(live_from=ago(hours=2), live_until=NOW + timedelta(hours=1)).article,
            live_from=NOW + timedelta(hours=1),
            published_at=ago(hours=2),
            **secret,
        ),
        "withdrawn and published anew": make_published_anew,
    }


def make_withdrawn_then(**fields):
    story = make_story(live_from=ago(hours=2), live_until=ago(minutes=20), **fields)
    Withdrawal.objects.create(article=story.article, publication=story, at=story.live_until, reason="Falsch.")
    return story


def make_published_anew():
    """The first version was taken back; the second one is public and says something else."""
    story = make_withdrawn_then(headline="Geheim")
    make_story(
        headline="Bereinigt",
        article=story.article,
        live_from=ago(minutes=10),
        published_at=story.published_at,
    )


@pytest.mark.parametrize("name", leaks())
def test_what_is_not_public_now_is_not_public_in_the_past(clock, name):
    leaks()[name]()
    assert Publication.objects.filter(headline="Geheim").exists()
    make_story(headline="Öffentlich", live_from=ago(hours=3))
    for address in (
        DAY,
        MINUTE,
        "/archiv/2026/11/24/09-59/",
        "/archiv/2026/11/24/10-00/",
        "/archiv/2026/11/",
    ):
        page = read(address).content.decode()
        assert "Geheim" not in page, address
        assert "Öffentlich" in page, address


def test_story_published_anew_stands_on_its_day_with_what_it_says_now(clock):
    make_published_anew()
    assert words(select(parsed(read(DAY)), ".headline")[0]) == "Bereinigt"
    assert read(MINUTE, 404)


def test_planned_story_makes_no_step_and_no_page(clock):
    make_story(live_from=NOW + timedelta(minutes=30))
    make_story(headline="Da", live_from=ago(hours=3))
    page = parsed(read("/archiv/2026/11/24/09-00/"))
    assert [link.get("href") for link in select(page, ".steps a")] == ["/"]
    assert read("/archiv/2026/11/24/10-30/", 404)
    assert read("/archiv/2026/11/25/", 404)


def test_version_before_a_correction_carries_a_note_that_leads_to_it(clock):
    old, new = make_updated()
    make_correction(old, visible_from=ago(minutes=14))
    page = parsed(read(MINUTE))
    assert one(page, ".told-corrected a").get("href") == new.get_absolute_url() + "#notices"
    page = parsed(read(DAY))
    assert words(one(page, ".told-corrected a")).endswith("24. November 2026")


def test_correction_still_to_come_is_no_note(clock):
    old, _new = make_updated()
    make_correction(old, visible_from=NOW + timedelta(hours=1))
    assert select(parsed(read(MINUTE)), ".told-corrected") == []


def test_correction_before_the_version_is_no_note(clock):
    _old, new = make_updated()
    make_correction(new, visible_from=ago(minutes=16))
    assert select(parsed(read("/archiv/2026/11/24/09-50/")), ".told-corrected") == []


def test_renamed_section_is_named_as_today(clock):
    make_updated(section=make_section("alt", name="Alt genannt"))
    page = read(MINUTE).content.decode()
    assert "/alt/neu-" in page


def test_front_of_then_is_the_one_readers_had(clock):
    stories = [make_story(live_from=ago(hours=hours)) for hours in (1, 2, 3)]
    at_two = ago(hours=2)
    assert shown_at(at_two) == [stories[1].pk, stories[2].pk]
    assert shown_at(ago(hours=9)) == []


def shown_at(moment):
    return [story.pk for slot in slots_then(moment, NOW, Sections()) for story in slot.stories]


@pytest.mark.parametrize("name", leaks())
def test_the_rule_itself_leaves_out_what_is_not_public_now(clock, name):
    leaks()[name]()
    assert not Publication.objects.as_of(NOW - timedelta(minutes=30), NOW).filter(headline="Geheim").exists()
