"""Two changes are joined: fields, blocks and members of lists that one side changed are taken; the rest is decided."""

from hypothesis import given
from hypothesis import strategies as st

from articles.editing.merge import merge_contents, merge_ordered, merge_tags

BASE = {"headline": "H", "lead": "L", "tags": [1], "body": "<p>Eins</p><p>Zwei</p>", "credits": [1, 2]}
members = st.lists(st.integers(1, 7), unique=True, max_size=6)


def merge(mine, theirs, choices=None):
    return merge_contents(BASE, {**BASE, **mine}, {**BASE, **theirs}, choices)


def said(conflicts):
    return [(conflict.name, conflict.base, conflict.mine, conflict.theirs) for conflict in conflicts]


def test_each_side_keeps_what_only_it_changed():
    merged = merge({"lead": "unser"}, {"headline": "ihr", "tags": [1, 2]})
    assert merged == ({**BASE, "headline": "ihr", "lead": "unser", "tags": [1, 2]}, [])


def test_the_same_change_on_both_sides_is_no_conflict():
    assert merge({"lead": "neu"}, {"lead": "neu"}) == ({**BASE, "lead": "neu"}, [])


def test_different_changes_conflict_and_keep_mine_until_decided():
    merged, conflicts = merge({"lead": "unser"}, {"lead": "ihr"})
    assert (merged["lead"], said(conflicts)) == ("unser", [("lead", "L", "unser", "ihr")])
    decided, again = merge({"lead": "unser"}, {"lead": "ihr"}, {conflicts[0].key: "theirs"})
    assert (decided["lead"], again) == ("ihr", conflicts)


def test_paragraphs_changed_by_one_side_each_are_no_conflict():
    merged, conflicts = merge({"body": "<p>Eins!</p><p>Zwei</p>"}, {"body": "<p>Eins</p><p>Zwei?</p>"})
    assert (merged["body"], conflicts) == ("<p>Eins!</p><p>Zwei?</p>", [])


def test_paragraph_changed_by_both_is_one_conflict_of_that_paragraph_and_can_be_both():
    mine, theirs = {"body": "<p>Eins!</p><p>Zwei</p>"}, {"body": "<p>Eins?</p><p>Zwei</p><p>Drei</p>"}
    conflicts = merge(mine, theirs)[1]
    assert said(conflicts) == [("body", "<p>Eins</p>", "<p>Eins!</p>", "<p>Eins?</p>")]
    both = merge(mine, theirs, {conflicts[0].key: "both"})[0]
    assert both["body"] == "<p>Eins!</p><p>Eins?</p><p>Zwei</p><p>Drei</p>"


def test_choice_that_is_none_keeps_mine():
    conflicts = merge({"lead": "unser"}, {"lead": "ihr"})[1]
    assert merge({"lead": "unser"}, {"lead": "ihr"}, {conflicts[0].key: "both"})[0]["lead"] == "unser"


def test_decision_is_asked_for_anew_when_one_side_changed_again():
    keys = {merge({"lead": "unser"}, {"lead": theirs})[1][0].key for theirs in ("ihr", "ihr neues")}
    assert len(keys) == 2


def test_additions_and_removals_of_both_sides_count_in_lists():
    assert merge({"tags": [2], "credits": [3, 1, 2]}, {"tags": [1, 4], "credits": [1]})[0] == {
        **BASE,
        "tags": [4, 2],
        "credits": [3, 1],
    }


def test_order_changed_by_one_side_is_taken_and_by_both_is_decided():
    three = {"credits": [1, 2, 3]}
    one = merge_contents(three, {"credits": [3, 2, 1]}, {"credits": [1, 2, 3, 4]})
    assert one == ({"credits": [3, 4, 2, 1]}, [])
    both = merge_contents(three, {"credits": [3, 2, 1]}, {"credits": [2, 1, 3]})
    assert said(both[1]) == [("credits", [1, 2, 3], [3, 2, 1], [2, 1, 3])]


@given(members, members)
def test_list_one_side_left_alone_is_the_others(base, new):
    for merge_list, order in ((merge_tags, sorted), (merge_ordered, list)):
        for sides in ((new, base), (base, new), (new, new)):
            merged, conflicts = merge_list("credits", base, *sides, {})
            assert (order(merged), conflicts) == (order(new), [])


@given(members, members, members)
def test_lists_keep_every_addition_and_every_removal_once(base, mine, theirs):
    wanted = (set(mine) | set(theirs)) - (set(base) - set(mine)) - (set(base) - set(theirs))
    for merge_list in (merge_tags, merge_ordered):
        merged = merge_list("credits", base, mine, theirs, {})[0]
        assert (set(merged), len(merged)) == (wanted, len(wanted))
