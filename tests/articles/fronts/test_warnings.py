"""Every kind of warning about a layout, and that a sound front has none."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from articles.body.pictures import PictureUse
from articles.fronts.arrange import Filled, Shown
from articles.fronts.kinds import Why
from articles.fronts.layout import Layout, Placement, Slot
from articles.fronts.warnings import Facts, FrontWarning, key_of, warnings_of

AT = datetime(2026, 3, 10, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIVE = Facts(is_live=True, was_public=True)


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def kinds(placement, facts=LIVE, **known):
    """Kinds of the warnings of one placement in a slot of its own."""
    slot = Slot("a", placements=(placement,))
    found = warnings_of(Layout((slot,)), AT, {placement.article: facts}, **known)
    return [(each.kind, str(each.severity)) for each in found.get(key_of(slot, placement), [])]


def test_sound_front_has_no_warnings():
    placement = Placement(1, added_at=AT - 24 * HOUR, begins=AT - HOUR, ends=AT + HOUR)
    slot = Slot("a", placements=(placement,))
    filled = [Filled(slot, (Shown(object(), Why.PINNED, placement),))]
    assert warnings_of(Layout((slot,)), AT, {1: LIVE}, filled=filled) == {}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(was_public=True), "gone"),
        (Facts(), "not_public"),
        (Facts(planned=AT + HOUR), "planned"),
        (Facts(was_public=True, planned=AT + HOUR), "planned"),
        (None, "not_public"),
    ],
)
def test_story_readers_cannot_see_is_named(facts, expected):
    placement = Placement(1)
    assert kinds(placement, facts or Facts()) == [(expected, "wrong")]
    assert warnings_of(Layout((Slot("a", placements=(placement,)),)), AT, {})["a/1"][0].kind == "not_public"


def test_embargo_is_named_until_it_ends_beside_what_is_planned():
    later = Facts(planned=AT + HOUR, embargo=AT + HOUR)
    assert kinds(Placement(1), later) == [("embargo", "wrong"), ("planned", "wrong")]
    assert kinds(Placement(1), Facts(is_live=True, embargo=AT)) == []


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({"begins": AT + HOUR}, [("early", "hint")]),
        ({"begins": AT}, []),
        ({"ends": AT}, [("over", "wrong")]),
        ({"ends": AT + HOUR}, []),
        ({"added_at": AT - 24 * HOUR}, []),
        ({"added_at": AT - 24 * HOUR - timedelta(microseconds=1)}, [("long", "hint")]),
        ({"added_at": AT - 30 * HOUR, "begins": AT - HOUR}, []),
        ({"added_at": AT - 30 * HOUR, "pinned": False}, []),
        ({"added_at": AT - 30 * HOUR, "ends": AT}, [("over", "wrong")]),
    ],
)
def test_times_on_the_front_are_judged_to_the_moment(times, expected):
    assert kinds(Placement(1, **times)) == expected


def test_hours_of_a_pin_are_a_setting(settings):
    settings.NEWSROOM = {"PINNED_HOURS": 2}
    placement = Placement(1, added_at=AT - 3 * HOUR)
    found = warnings_of(Layout((Slot("a", placements=(placement,)),)), AT, {1: LIVE})
    assert found == {
        "a/1": [FrontWarning("long", "hint", "Pinned for more than 2 hours, since 03/10/2026 10 a.m..")]
    }


def test_own_picture_taken_back_is_named():
    own = Placement(1, picture=PictureUse(7))
    assert kinds(own, lost={7}) == [("picture", "wrong")]
    assert kinds(own, lost={8}) == []


def test_story_pinned_in_two_areas_is_named_in_both_but_not_where_areas_repeat():
    slots = (Slot("a", placements=(Placement(1),)), Slot("b", placements=(Placement(1), Placement(2))))
    found = warnings_of(Layout(slots), AT, {1: LIVE, 2: LIVE})
    assert {key: [each.kind for each in rows] for key, rows in found.items()} == {
        "a/1": ["twice"],
        "b/1": ["twice"],
    }
    repeating = (slots[0], Slot("b", repeats=True, placements=(Placement(1),)))
    assert warnings_of(Layout(repeating), AT, {1: LIVE}) == {}
    over = (slots[0], Slot("b", placements=(Placement(1, ends=AT),)))
    assert [each.kind for each in warnings_of(Layout(over), AT, {1: LIVE})["b/1"]] == ["over"]


def test_area_below_its_least_number_and_empty_one_are_named():
    short, empty = Slot("a", least=3), Slot("b", least=0)
    filled = [Filled(short, (Shown(object(), Why.RULE),)), Filled(empty)]
    found = warnings_of(Layout((short, empty)), AT, {}, filled=filled)
    assert {key: [(each.kind, each.sentence) for each in rows] for key, rows in found.items()} == {
        "a": [("short", "Only 1 story of at least 3.")],
        "b": [("empty", "No story fits here: readers do not see this area.")],
    }


def test_the_worst_stands_first():
    assert kinds(Placement(1, begins=AT + HOUR, picture=PictureUse(7)), lost={7}) == [
        ("picture", "wrong"),
        ("early", "hint"),
    ]
