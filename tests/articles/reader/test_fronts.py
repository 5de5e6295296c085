"""Curated fronts as readers see them: home, sections and topics, at any moment."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.fronts.reading import stored_layout
from articles.models.front import FrontCancellation
from articles.reader import candidates, fronts
from articles.reader.home import home_standing
from articles.reader.sections import Sections
from articles.reader.slots import NAMES
from tests.articles.reader.conftest import (
    NOW,
    make_section,
    make_story,
    make_tag,
    make_withdrawn,
    one,
    parsed,
    select,
    stored_picture,
    words,
)
from tests.articles.reader.fronts import make_front, pin

pytestmark = pytest.mark.django_db


def read(address="/"):
    response = Client().get(address)
    assert response.status_code == 200
    return parsed(response)


def headlines(page, where=".slot"):
    return [words(element) for element in select(page, f"{where} .headline")]


def make_stories(*names, **fields):
    """Stories of these headlines, the first the newest."""
    return [
        make_story(headline=name, published_at=NOW - timedelta(hours=age), **fields)
        for age, name in enumerate(names, 1)
    ]


def test_home_without_a_front_shows_lead_sections_opinion_and_the_rest(clock):
    politics, sport = make_section("politik", position=1), make_section("sport", position=2)
    make_stories(*"ABCDE", section=politics)
    make_story(politics, headline="Tor", published_at=NOW - timedelta(hours=9))
    make_story(sport, headline="Spiel", published_at=NOW - timedelta(hours=9))
    make_story(sport, headline="Meinung", genre="opinion", published_at=NOW - timedelta(hours=10))
    page = read()
    assert headlines(page, ".slot-lead") == list("ABCDE")
    assert headlines(page, ".slot-section") == ["Tor", "Spiel", "Meinung"]
    assert [link.get("href") for link in select(page, ".slot-title a")] == ["/politik/", "/sport/"]


def test_home_shows_pins_in_their_words_and_then_the_newest(clock):
    *_newer, old = make_stories("Neu", "Mittel", "Alt")
    own = {"kicker": "Exklusiv", "headline": "Eigener Titel", "text": "Eigener Anreißer."}
    make_front({"template": "lead", "max": 2, "placements": [pin(old, **own)]}, {"template": "list"})
    page = read()
    assert headlines(page, ".slot-lead") == ["Eigener Titel", "Neu"]
    assert headlines(page, ".slot-list") == ["Mittel"]
    teaser = one(page, ".teaser-first")
    assert "Exklusiv: Eigener Titel Eigener Anreißer." in words(teaser)
    assert headlines(read("/politik/"), ".stream") == ["Neu", "Mittel", "Alt"]


def test_picture_of_a_place_stands_there_and_the_storys_own_everywhere_else(clock):
    story = make_stories("Alt")[0]
    story.__class__.objects.filter(pk=story.pk).update(
        teaser_picture=stored_picture(src="/medien/eigenes.jpg")
    )
    own = {"picture": {"picture": 7}}
    content = {"slots": [{"id": "a", "template": "lead", "placements": [pin(story, **own)]}]}
    [key] = [each.picture_key for each in stored_layout(content).placements()]
    make_front(content=content, pictures={key: stored_picture(src="/medien/platz.jpg")})
    sources = [one(read(address), ".teaser-picture img").get("src") for address in ("/", "/politik/")]
    assert sources == ["/medien/platz.jpg", "/medien/eigenes.jpg"]


def test_pin_that_is_not_public_leaves_its_place_to_others(clock):
    (shown,) = make_stories("Öffentlich")
    gone = make_withdrawn(headline="Zurückgezogen")
    planned = make_story(headline="Geplant", live_from=NOW + timedelta(hours=1))
    ended = make_story(headline="Beendet", live_until=NOW)
    make_front({"template": "lead", "placements": [pin(gone), pin(planned), pin(ended), pin(shown)]})
    assert headlines(read()) == ["Öffentlich"]
    clock(NOW + timedelta(hours=1))
    assert headlines(read()) == ["Geplant", "Öffentlich"]


def test_planned_front_begins_by_itself_to_the_second(clock):
    first, second = make_stories("Eins", "Zwei")
    make_front({"max": 1, "placements": [pin(first)]})
    make_front({"max": 1, "placements": [pin(second)]}, begins=NOW + timedelta(hours=2))
    assert headlines(read()) == ["Eins"]
    clock(NOW + timedelta(hours=2) - timedelta(microseconds=1))
    assert headlines(read()) == ["Eins"]
    clock(NOW + timedelta(hours=2))
    assert headlines(read()) == ["Zwei"]


def test_plan_that_was_taken_back_never_begins(clock):
    first, second = make_stories("Eins", "Zwei")
    make_front({"max": 1, "placements": [pin(first)]})
    plan = make_front({"max": 1, "placements": [pin(second)]}, begins=NOW + timedelta(hours=2))
    FrontCancellation.objects.create(version=plan, at=NOW)
    clock(NOW + timedelta(hours=2))
    assert headlines(read()) == ["Eins"]


def test_times_of_a_placement_hold_to_the_second(clock):
    _new, old = make_stories("Neu", "Alt")
    begin, end = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    times = {"from": begin.isoformat(), "until": end.isoformat()}
    make_front({"max": 1, "placements": [pin(old, **times)]})
    seen = []
    for moment in (begin - timedelta(microseconds=1), begin, end - timedelta(microseconds=1), end):
        clock(moment)
        seen += headlines(read())
    assert seen == ["Neu", "Alt", "Alt", "Neu"]


def test_home_is_never_empty_while_there_are_stories(clock):
    section = make_section("sport")
    make_stories("Neu")
    make_front({"min": 0, "rule": {"categories": [section.pk]}})
    assert headlines(read()) == ["Neu"]
    make_front()
    assert headlines(read()) == ["Neu"]


@pytest.mark.parametrize(
    "content", [[7], {"slots": 7}, {"slots": [7]}, {"slots": [{"template": "x", "max": -1}]}]
)
def test_stored_front_nobody_can_read_takes_no_page_from_readers(clock, content):
    make_stories("Neu")
    make_front(content=content)
    assert headlines(read()) == ["Neu"]


def test_section_shows_its_front_above_a_list_that_does_not_repeat_it(clock):
    section = make_section("politik")
    below = make_section("inland", parent=section)
    *_newer, old = make_stories("Neu", "Mittel", "Alt", section=section)
    make_story(below, headline="Darunter", published_at=NOW - timedelta(hours=5))
    make_story(make_section("sport"), headline="Sport")
    make_front({"template": "lead", "max": 2, "placements": [pin(old)]}, subject=section)
    page = read("/politik/")
    assert headlines(page, ".slot-lead") == ["Alt", "Neu"]
    assert headlines(page, ".stream") == ["Mittel", "Darunter"]
    assert select(read("/inland/"), ".slot") == []


def test_front_of_a_section_is_wide_enough_to_take_what_stands_below(clock):
    section = make_section("politik")
    below = make_section("inland", parent=section)
    make_story(make_section("sport"), headline="Sport")
    make_story(below, headline="Darunter")
    make_front({"template": "list", "min": 2}, subject=section)
    assert headlines(read("/politik/")) == ["Darunter"]


def test_further_pages_of_a_section_show_the_list_alone(clock, settings):
    settings.NEWSROOM = {"PAGE_LENGTH": 1}
    section = make_section("politik")
    make_stories("Neu", "Mittel", "Alt", section=section)
    make_front({"template": "lead", "max": 1}, subject=section)
    page = read("/politik/")
    assert (headlines(page, ".slot"), headlines(page, ".stream")) == (["Neu"], ["Mittel"])
    (older,) = select(page, "a[rel=next]")
    page = read(older.get("href"))
    assert (headlines(page, ".slot"), headlines(page, ".stream")) == ([], ["Alt"])


def test_topic_shows_its_front(clock):
    tag = make_tag("Hafen")
    make_stories("Neu", "Alt", tags=[tag])
    make_stories("Fremd")
    make_front({"template": "lead", "max": 1, "min": 1}, subject=tag)
    page = read("/thema/hafen/")
    assert (headlines(page, ".slot"), headlines(page, ".stream")) == (["Neu"], ["Alt"])


def test_rule_by_tag_follows_a_tag_that_was_merged(clock):
    old, new = make_tag("Strassenbahn"), make_tag("Tram")
    make_stories("Mit", tags=[new])
    make_stories("Ohne", "Auch ohne")
    make_front({"template": "section", "title": "Tram", "rule": {"tags": [old.pk]}})
    type(old)._base_manager.filter(pk=old.pk).update(merged_into=new)
    assert headlines(read()) == ["Mit"]


def test_all_stories_are_one_click_away_from_home(clock):
    make_stories("Neu", "Mittel", "Alt")
    make_front({"template": "lead", "max": 1})
    link = one(read(), ".all-stories a").get("href")
    page = read(link)
    assert headlines(page, ".stream") == ["Neu", "Mittel", "Alt"]
    assert one(page, "meta[name=robots]").get("content") == "noindex"


def test_slot_without_a_title_is_named_for_those_who_hear_the_page(clock):
    make_stories("Neu")
    make_front({"template": "lead"})
    assert one(read(), ".slot").get("aria-label") == str(NAMES["lead"])


def test_area_finds_enough_stories_however_many_stand_further_up(clock):
    section = make_section("politik")
    make_stories(*"ABCDE", section=section)
    rule = {"categories": [section.pk]}
    make_front(
        {"template": "lead", "max": 3, "min": 0},
        {"template": "section", "title": "Politik", "max": 2, "rule": rule},
    )
    page = read()
    assert (headlines(page, ".slot-lead"), headlines(page, ".slot-section")) == (list("ABC"), list("DE"))


def test_story_that_is_erased_between_the_two_queries_is_left_out_with_its_slot(clock, monkeypatch):
    kept, gone = make_story(), make_story(make_section("sport"))
    make_front(
        {"template": "lead", "rule": {"categories": [gone.category_id]}},
        {"template": "grid", "rule": {"categories": [kept.category_id]}},
    )
    standing, sections = home_standing(NOW), Sections(at=NOW)
    asked = candidates.stories_of
    monkeypatch.setattr(candidates, "stories_of", lambda ids: asked(ids=[pk for pk in ids if pk != gone.pk]))
    slots = fronts.slots_at(standing, NOW, sections)
    assert [(slot.template, [story.pk for story in slot.stories]) for slot in slots] == [("grid", [kept.pk])]
