"""Two changes are joined field by field; what both changed differently is a conflict."""

from articles.editing.merge import merge_fields

BASE = {"headline": "H", "lead": "L", "tags": [1]}


def test_each_side_keeps_what_only_it_changed():
    merged = merge_fields(BASE, {**BASE, "lead": "unser"}, {**BASE, "headline": "ihr", "tags": [1, 2]})
    assert merged == ({"headline": "ihr", "lead": "unser", "tags": [1, 2]}, [])


def test_the_same_change_on_both_sides_is_no_conflict():
    assert merge_fields(BASE, {**BASE, "lead": "neu"}, {**BASE, "lead": "neu"}) == (
        {**BASE, "lead": "neu"},
        [],
    )


def test_different_changes_conflict_and_keep_ours():
    ours, theirs = {**BASE, "lead": "unser"}, {**BASE, "lead": "ihr"}
    assert merge_fields(BASE, ours, theirs) == (ours, ["lead"])
