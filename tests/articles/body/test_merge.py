"""Two rewritings of one text joined block by block."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.document import Document
from articles.body.merge import BOTH, CONFLICT, MINE, SAME, THEIRS, join, merge_blocks
from articles.body.parse import parse
from articles.body.serialise import serialise
from tests.articles.body.strategies import blocks as any_block

some = st.sampled_from([f"Absatz {name} spricht von Thema {name}" for name in "ABCDEFGH"])
paragraphs = some.map(lambda words: parse(f"<p>{words}</p>").blocks[0])
texts = st.lists(st.one_of(paragraphs, any_block), max_size=6).map(tuple)
SWAPPED = {MINE: THEIRS, THEIRS: MINE}


def text(words):
    """One paragraph a word; a word may say more behind a colon."""
    return tuple(parse("".join(f"<p>{word}</p>" for word in words.split())).blocks)


def merged(base, mine, theirs, choice=MINE):
    passages = merge_blocks(text(base), text(mine), text(theirs))
    result = serialise(Document(join(passages, lambda _passage: choice)))
    return result.replace("<p>", "").replace("</p>", " ").strip(), [each.who for each in passages]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result", "who"),
    [
        ("a b c", "a2 b c", "a b c2", "a2 b c2", [MINE, SAME, THEIRS]),
        ("a b", "a2 b", "a b2", "a2 b2", [MINE, THEIRS]),
        ("a b", "a b c", "z a b", "z a b c", [THEIRS, SAME, MINE]),
        ("a b c", "a c", "a b c d", "a c d", [SAME, MINE, SAME, THEIRS]),
        ("a b", "a2 b", "a2 b", "a2 b", [BOTH, SAME]),
        ("a b", "a2 b", "a3 b", "a2 b", [CONFLICT, SAME]),
        ("a b", "b", "a2 b", "b", [CONFLICT, SAME]),
        ("a", "a b", "a c", "a b", [SAME, CONFLICT]),
        ("a b", "a2 b", "a x b", "a2 x b", [MINE, THEIRS, SAME]),
    ],
)
def test_merge_takes_what_one_side_changed(base, mine, theirs, result, who):
    assert merged(base, mine, theirs) == (result, who)


def test_choice_decides_a_conflict():
    results = [merged("a b", "a2 b", "a3 b", choice)[0] for choice in (MINE, THEIRS, BOTH)]
    assert results == ["a2 b", "a3 b", "a2 a3 b"]


def test_block_moved_by_both_sides_to_different_places_is_not_doubled():
    _result, who = merged("a b c d", "b c d a", "b c a d")
    assert who == [BOTH, SAME, CONFLICT, SAME, CONFLICT]


@given(texts, texts)
def test_side_that_changed_nothing_leaves_the_text_to_the_other(base, new):
    for sides in ((new, base), (base, new), (new, new)):
        assert join(merge_blocks(base, *sides), lambda _passage: pytest.fail("nothing to decide")) == new


@given(texts, texts, texts)
def test_merge_is_symmetric(base, mine, theirs):
    there = merge_blocks(base, mine, theirs)
    back = merge_blocks(base, theirs, mine)
    turned = [
        replace(each, who=SWAPPED.get(each.who, each.who), mine=each.theirs, theirs=each.mine)
        for each in back
    ]
    assert sorted(map(repr, there)) == sorted(map(repr, turned))


@given(texts, texts, texts)
def test_passages_hold_each_of_the_three_texts_whole_and_in_order(base, mine, theirs):
    """So nothing is lost and nothing doubled: each block of each text stands in exactly one passage."""
    passages = merge_blocks(base, mine, theirs)
    for name, said in (("base", base), ("mine", mine), ("theirs", theirs)):
        assert tuple(block for each in passages for block in getattr(each, name)) == said


@given(texts, texts, texts)
def test_only_what_one_side_left_alone_is_taken_without_asking(base, mine, theirs):
    for each in merge_blocks(base, mine, theirs):
        unchanged = {SAME: [each.mine, each.theirs], MINE: [each.theirs], THEIRS: [each.mine]}.get(
            each.who, []
        )
        assert all(side == each.base for side in unchanged)
        assert each.who != BOTH or each.mine == each.theirs


def two(left, right):
    """A table of one row beside a video with a title."""
    return parse(
        f"<table><tr><td>{left}</td></tr></table><p>x</p>"
        f'<div data-card="embed" data-url="https://vimeo.com/1" data-title="{right}"></div>'
    ).blocks


def test_table_and_embed_changed_by_one_side_each_are_joined():
    passages = merge_blocks(two("a b c", "Der Film"), two("a b d", "Der Film"), two("a b c", "Der neue Film"))
    assert join(passages, lambda _passage: MINE) == two("a b d", "Der neue Film")
    assert [each.who for each in passages] == [MINE, SAME, THEIRS]


def test_table_changed_by_both_sides_is_to_be_decided():
    passages = merge_blocks(two("a b c", "F"), two("a b d", "F"), two("a b e", "F"))
    assert join(passages, lambda _passage: THEIRS) == two("a b e", "F")
    assert [each.who for each in passages] == [CONFLICT, SAME]
