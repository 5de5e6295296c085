"""The one function from a layout and a moment to stories: its promises, for any layout."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from articles.fronts.arrange import Ways, arrange, fill
from articles.fronts.kinds import LeftOut, SlotTemplate, Why
from articles.fronts.layout import Layout, Placement, Rule, Slot

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TREE = {1: {1, 2}, 2: {2}, 3: {3}}  # 2 stands below 1


@dataclass(frozen=True)
class Piece:
    article_id: int
    category_id: int = 1
    genre: str = "report"
    published_at: datetime = NOW - timedelta(hours=1)
    tag_ids: frozenset = frozenset()
    is_public: bool = True

    def is_live(self, at):
        return self.is_public and self.published_at <= at


def ways(**scope):
    return Ways(below=lambda pk: TREE.get(pk, set()), scope=Rule(**scope))


def pieces(*ids, **fields):
    """Stories of these ids, the first the newest."""
    ages = {pk: timedelta(hours=place + 1) for place, pk in enumerate(ids)}
    return [Piece(pk, published_at=NOW - ages[pk], **fields) for pk in ids]


def shown(layout, stories, **scope):
    return [
        (each.slot.id, [(entry.story.article_id, entry.why) for entry in each.shown])
        for each in arrange(layout, NOW, stories, ways(**scope))
    ]


def ids(layout, stories, **scope):
    return {slot: [pk for pk, _why in entries] for slot, entries in shown(layout, stories, **scope)}


hours = st.one_of(st.none(), st.integers(-3, 3).map(lambda number: NOW + timedelta(hours=number)))
placements = st.builds(Placement, article=st.integers(1, 12), pinned=st.booleans(), begins=hours, ends=hours)
few = st.lists(st.integers(1, 3), max_size=2, unique=True).map(tuple)
rules = st.builds(
    Rule,
    categories=few,
    tags=few,
    genre=st.sampled_from(["", "report", "opinion"]),
    max_age=st.one_of(st.none(), st.integers(1, 30)),
)
slots = st.builds(
    Slot,
    id=st.text("abc", min_size=1),
    title=st.sampled_from(["", "Titel"]),
    template=st.sampled_from(SlotTemplate),
    least=st.integers(0, 4),
    most=st.integers(4, 6),
    rule=rules,
    repeats=st.booleans(),
    placements=st.lists(placements, max_size=5, unique_by=lambda each: each.article).map(tuple),
)
layouts = st.lists(slots, max_size=6, unique_by=lambda slot: slot.id).map(lambda found: Layout(tuple(found)))
stories = st.lists(
    st.builds(
        Piece,
        article_id=st.integers(1, 12),
        category_id=st.integers(1, 3),
        genre=st.sampled_from(["report", "opinion"]),
        published_at=st.integers(-2, 40).map(lambda number: NOW - timedelta(hours=number)),
        tag_ids=st.frozensets(st.integers(1, 3)),
        is_public=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda piece: piece.article_id,
)


@given(layouts, stories)
def test_every_front_keeps_its_promises(layout, at_hand):
    filled = arrange(layout, NOW, at_hand, ways())
    for each in filled:
        found = [entry.story for entry in each.shown]
        assert 1 <= len(found) <= each.slot.most
        assert len({story.article_id for story in found}) == len(found)
        assert all(story.is_live(NOW) for story in found)
        reasons = [entry.why for entry in each.shown]
        assert reasons == sorted(reasons, key=list(Why).index)
        assert [entry.placement for entry in each.shown if entry.why == Why.PINNED] == [
            pin for pin in each.slot.pins if pin in [entry.placement for entry in each.shown]
        ]
        assert all(entry.placement.runs(NOW) for entry in each.shown if entry.placement)
    once = [entry.story.article_id for each in filled if not each.slot.repeats for entry in each.shown]
    assert len(set(once)) == len(once)


@given(layouts, stories)
def test_same_questions_have_the_same_answer_in_whatever_order_the_stories_come(layout, at_hand):
    assert arrange(layout, NOW, at_hand, ways()) == arrange(layout, NOW, at_hand[::-1], ways())


@given(layouts, stories)
def test_every_pin_is_shown_or_its_absence_explained(layout, at_hand):
    for each in fill(layout, NOW, at_hand, ways()):
        placed = [entry.placement for entry in each.shown if entry.why == Why.PINNED]
        assert sorted([*placed, *(miss.placement for miss in each.missed)], key=repr) == sorted(
            each.slot.pins, key=repr
        )


def test_pins_stand_first_in_their_order_then_the_newest():
    slot = Slot("a", most=4, placements=(Placement(5), Placement(4)))
    assert shown(Layout((slot,)), pieces(1, 2, 3, 4, 5)) == [
        ("a", [(5, Why.PINNED), (4, Why.PINNED), (1, Why.RULE), (2, Why.RULE)])
    ]


def test_pin_further_down_is_not_taken_by_a_rule_further_up():
    layout = Layout((Slot("a", most=2), Slot("b", most=1, placements=(Placement(1),))))
    assert ids(layout, pieces(1, 2, 3)) == {"a": [2, 3], "b": [1]}


def test_rule_holds_for_sections_below_tags_genre_and_age():
    at_hand = [
        Piece(1, category_id=2, tag_ids=frozenset({7}), genre="opinion"),
        Piece(2, category_id=3, tag_ids=frozenset({7}), genre="opinion"),
        Piece(3, category_id=1, genre="opinion"),
        Piece(4, category_id=1, tag_ids=frozenset({7})),
        Piece(5, tag_ids=frozenset({7}), genre="opinion", published_at=NOW - timedelta(hours=24)),
    ]
    rule = Rule(categories=(1,), tags=(7, 8), genre="opinion", max_age=24)
    assert ids(Layout((Slot("a", least=0, rule=rule),)), at_hand) == {"a": [1]}


def test_slot_below_its_least_number_takes_older_ones_then_any():
    at_hand = [
        Piece(1),
        Piece(2, published_at=NOW - timedelta(hours=30)),
        Piece(3, category_id=3, published_at=NOW - timedelta(minutes=5)),
    ]
    slot = Slot("a", least=3, rule=Rule(categories=(1,), max_age=24))
    expected = [("a", [(1, Why.RULE), (2, Why.OLDER), (3, Why.ELSEWHERE)])]
    assert shown(Layout((slot,)), at_hand) == expected
    assert shown(Layout((replace(slot, least=1),)), at_hand) == [("a", [(1, Why.RULE)])]


def test_heading_keeps_its_promise_rather_than_taking_other_subjects():
    slot = Slot("a", title="Sport", least=2, rule=Rule(categories=(3,), max_age=1))
    at_hand = [*pieces(1, 2), Piece(3, category_id=3, published_at=NOW - timedelta(hours=9))]
    assert shown(Layout((slot,)), at_hand) == [("a", [(3, Why.OLDER)])]


def test_section_and_opinion_never_take_stories_of_other_subjects():
    for template in (SlotTemplate.SECTION, SlotTemplate.OPINION):
        slot = Slot("a", template, least=2, rule=Rule(categories=(3,)))
        assert shown(Layout((slot,)), pieces(1, 2)) == []
        (filled,) = fill(Layout((slot,)), NOW, pieces(1, 2), ways())
        assert filled.is_short


def test_front_of_a_section_fills_its_slots_from_that_section():
    at_hand = [Piece(1, category_id=3), Piece(2, category_id=2)]
    assert ids(Layout((Slot("a", least=2),)), at_hand, categories=(1,)) == {"a": [2]}


def test_slot_that_repeats_neither_takes_nor_leaves_out():
    layout = Layout((Slot("a", most=1, repeats=True), Slot("b", most=1), Slot("c", most=2, repeats=True)))
    assert ids(layout, pieces(1, 2)) == {"a": [1], "b": [1], "c": [1, 2]}


def test_pin_that_does_not_stand_says_why():
    later, earlier = NOW + timedelta(hours=1), NOW - timedelta(hours=1)
    pins = (
        Placement(1, begins=later),
        Placement(2, ends=NOW),
        Placement(3),
        Placement(4, begins=earlier, ends=later),
        Placement(5),
    )
    layout = Layout((Slot("a", most=1, placements=pins), Slot("b", placements=(Placement(4),))))
    at_hand = pieces(1, 2, 4, 5) + pieces(3, is_public=False)
    first, second = fill(layout, NOW, at_hand, ways())
    assert [miss.why for miss in first.missed] == [
        LeftOut.EARLY,
        LeftOut.OVER,
        LeftOut.NOT_PUBLIC,
        LeftOut.FULL,
    ]
    assert [miss.why for miss in second.missed] == [LeftOut.TWICE]


def test_words_without_a_pin_go_with_the_story_where_the_rule_brings_it():
    words = Placement(2, pinned=False, headline="Eigener Titel")
    (filled,) = arrange(Layout((Slot("a", placements=(words,)),)), NOW, pieces(1, 2), ways())
    assert [(entry.why, entry.placement) for entry in filled.shown] == [(Why.RULE, None), (Why.RULE, words)]
