from articles.editing.compare_lists import Entry, compare_lists


def compared(old, new):
    """Lists of words that are their own keys."""
    return [
        (entry.state, entry.new or entry.old)
        for entry in compare_lists(
            [(word, word) for word in old.split()], [(word, word) for word in new.split()]
        )
    ]


def test_entries_that_came_and_went_stand_at_their_places():
    assert compared("a b c", "a x c") == [("same", "a"), ("gone", "b"), ("new", "x"), ("same", "c")]
    assert compared("a b", "b") == [("gone", "a"), ("same", "b")]
    assert compared("a b c", "") == [("gone", "a"), ("gone", "b"), ("gone", "c")]


def test_the_entry_that_moved_is_told_and_no_other():
    assert compared("a b c", "c a b") == [("moved", "c"), ("same", "a"), ("same", "b")]
    assert compare_lists([(1, "a"), (2, "b")], [(2, "b"), (1, "a")])[0].old_place == 2


def test_entry_worded_anew_is_one_change():
    assert compare_lists([(1, "Alt")], [(1, "Neu")]) == (Entry("changed", "Alt", "Neu", 1, 1),)


def test_entry_that_stands_twice_is_two():
    assert compared("a a", "a") == [("same", "a"), ("gone", "a")]
