"""A commented passage is found again where it went, and is lost when it is gone."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.body.anchor import anchor_at, locate, running_text, squeeze
from articles.body.parse import parse

# Words of the neighbourhood, and others that stand in the passage only.
AROUND = st.sampled_from(["der", "die", "Stadt", "Rat", "und", "Kiel,", "Hafen.", "ist", "offen", "(neu)"])
WITHIN = st.sampled_from(["Brücke", "Kran", "Deich", "Schleuse", "Fähre", "Boje"])
neighbours = st.lists(AROUND, max_size=30).map(" ".join)
passages = st.lists(WITHIN, min_size=2, max_size=8).map(" ".join)


def story(*parts):
    """The text of the parts, and where the second of them stands in it."""
    text = squeeze(" ".join(parts))
    start = len(squeeze(parts[0])) + bool(parts[0].strip())
    return text, (start, start + len(parts[1]))


def remembered(*parts):
    text, place = story(*parts)
    return anchor_at(text, place), text


def quoted(anchor, text, old):
    place = locate(anchor, text, old)
    return place and text[slice(*place)]


@settings(max_examples=150, deadline=None)
@given(neighbours, passages, neighbours, neighbours, neighbours)
def test_passage_survives_every_edit_outside_of_it(before, passage, after, new_before, new_after):
    anchor, old = remembered(before, passage, after)
    text, place = story(new_before, passage, new_after)
    assert locate(anchor, text, old) == place
    assert locate(anchor, text) == place


@settings(max_examples=150, deadline=None)
@given(neighbours, passages, neighbours)
def test_passage_that_is_gone_is_lost(before, passage, after):
    anchor, old = remembered(before, passage, after)
    assert locate(anchor, squeeze(f"{before} {after}"), old) is None


@settings(max_examples=100, deadline=None)
@given(neighbours, passages, neighbours, AROUND)
@example("", "Brücke Brücke", "der", "der")
def test_word_put_into_a_passage_stays_inside(before, passage, after, word):
    anchor, old = remembered(before, passage, after)
    first, *rest = passage.split()
    changed = " ".join([first, word, *rest])
    text, place = story(before, changed, after)
    assert locate(anchor, text, old) == place


@settings(max_examples=100, deadline=None)
@given(st.lists(AROUND, min_size=3, max_size=12).map(" ".join), passages, st.integers(2, 4), st.data())
def test_of_equal_passages_the_one_that_was_meant_is_found(between, passage, number, data):
    """The same words several times, told apart by a number beside them; something is added in front of all."""
    meant = data.draw(st.integers(0, number - 1))
    pieces = [f"{between} {place}a {passage} {place}b" for place in range(number)]
    old = " ".join(pieces)
    start = old.index(passage, old.index(f"{meant}a"))
    anchor = anchor_at(old, (start, start + len(passage)))
    text = f"Ganz neu davor. {old} Und danach."
    expected = text.index(passage, text.index(f"{meant}a"))
    assert locate(anchor, text, old) == (expected, expected + len(passage))


def test_one_of_two_equal_passages_is_lost_when_it_is_deleted():
    old = "Der Bürgermeister schwieg lange. Es war Montag. Am Ende sagte er es noch einmal: Der Bürgermeister schwieg."
    anchor = anchor_at(old, (0, 25))
    assert anchor.quote == "Der Bürgermeister schwieg"
    text = "Es war Montag. Am Ende sagte er es noch einmal: Der Bürgermeister schwieg."
    assert locate(anchor, text, old) is None


def test_passage_that_moved_is_found_at_its_new_place():
    one = "Die Werft baut zwei neue Fähren für den Kieler Hafen."
    two = "Der Rat berät am Dienstag über die Wärmeplanung."
    old = f"{one} {two} Ende."
    anchor = anchor_at(old, (old.index("zwei neue"), old.index("zwei neue") + len("zwei neue Fähren")))
    assert quoted(anchor, f"{two} {one} Ende.", old) == "zwei neue Fähren"


def test_reworded_passage_is_followed_only_with_the_text_it_was_chosen_in():
    old = "Die Stadt baut eine neue Brücke über den Hafen, sagte die Bürgermeisterin."
    anchor = anchor_at(old, (10, old.index(",")))
    text = "Die Stadt baut bald eine moderne Brücke über den Hafen, sagte die Bürgermeisterin."
    assert quoted(anchor, text, old) == "baut bald eine moderne Brücke über den Hafen"
    assert locate(anchor, text) is None


@pytest.mark.parametrize("quote", ["", "nicht da", "(", "\\"])
def test_words_that_do_not_stand_there_are_not_found(quote):
    anchor, _old = remembered("a", "b", "c")
    assert locate(type(anchor)(quote), "Ein Text.") is None


def test_running_text_holds_the_words_of_all_lines():
    html = (
        "<h2>Titel</h2><p>Eins<br>zwei  <strong>drei</strong></p><ul><li><p>Punkt</p></li></ul><hr>"
        '<aside data-card="readmore" data-wanted="Karte"></aside>'
        '<blockquote data-source="Amt"><p>Zitat</p></blockquote>'
    )
    assert running_text(parse(html)) == "Titel Eins zwei drei Punkt Zitat"
