import random
import time

import pytest

from articles.body.diff import compare_documents, compare_words
from articles.body.parse import parse


def compare(old, new):
    return compare_documents(parse(old), parse(new))


def block(inner, kind="paragraph", state=""):
    return f'<div class="diff-block{state}" data-kind="{kind}">{inner}</div>'


def deleted(text):
    return f'<del class="diff-deleted">{text}</del>'


def inserted(text):
    return f'<ins class="diff-inserted">{text}</ins>'


def note(text):
    return f' <span class="diff-note">[{text}]</span>'


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("", "", []),
        ("a", "a", [("equal", "a")]),
        ("", "neu", [("insert", "neu")]),
        ("alt", "", [("delete", "alt")]),
        ("Der Rat tagt.", "Der Rat tagte.", [("equal", "Der Rat "), ("delete", "tagt"), ("insert", "tagte"), ("equal", ".")]),
        ("Der Rat tagt", "Der neue Rat tagt", [("equal", "Der "), ("insert", "neue "), ("equal", "Rat tagt")]),
        ("Das ist ein Haus", "Dies war kein Haus", [("delete", "Das ist ein"), ("insert", "Dies war kein"), ("equal", " Haus")]),
        ("a  b", "a b", [("equal", "a"), ("delete", "  "), ("insert", " "), ("equal", "b")]),
        ("x [→ article:1] y", "x [→ article:2] y", [("equal", "x "), ("delete", "[→ article:1]"), ("insert", "[→ article:2]"), ("equal", " y")]),
    ],
)  # fmt: skip
def test_compare_words(old, new, changes):
    assert compare_words(old, new) == changes


def test_equal_paragraphs_are_printed_in_full():
    long = "Wort " * 500
    assert compare(f"<p>{long}</p><p>b</p>", f"<p>{long}</p><p>c</p>") == (
        block(long.strip()) + block(deleted("b") + inserted("c"), state=" diff-changed")
    )


def test_inserted_and_deleted_paragraphs_are_shown_whole_and_escaped():
    assert compare("<p>gleich</p><p>a &lt; b</p>", "<p>neu &amp; gut</p><p>gleich</p>") == (
        block("<ins>neu &amp; gut</ins>", state=" diff-inserted")
        + block("gleich")
        + block("<del>a &lt; b</del>", state=" diff-deleted")
    )


def test_changed_paragraph_is_paired_with_its_successor_not_its_position():
    old = "<p>Der Rat hat am Montag getagt.</p>"
    new = "<p>Ganz anderes Thema zuvor.</p><p>Der Rat hat am Dienstag getagt.</p>"
    assert compare(old, new) == (
        block("<ins>Ganz anderes Thema zuvor.</ins>", state=" diff-inserted")
        + block(f"Der Rat hat am {deleted('Montag')}{inserted('Dienstag')} getagt.", state=" diff-changed")
    )


def test_cards_are_shown_as_text_with_what_changed():
    card = '<aside data-card="readmore" data-article="{}" data-title="{}"></aside>'
    assert compare(card.format(5, "Titel"), card.format(6, "Titel")) == block(
        f"[Lesen Sie mehr: Artikel {deleted('5')}{inserted('6')}, Titel Titel]", "readmore", " diff-changed"
    )


def test_changed_link_target_is_shown():
    link = '<p>Ein <a href="{}">Wort</a>.</p>'
    assert compare(link.format("article:1"), link.format("https://example.org/?a&b")) == block(
        f"Ein Wort {deleted('[→ article:1]')}{inserted('[→ https://example.org/?a&amp;b]')}.",
        state=" diff-changed",
    )


def test_changed_kind_and_emphasis_are_noted():
    assert compare("<p>Wort</p>", "<h2>Wort</h2>") == block(
        "Wort" + note("Absatz → Zwischentitel"), "headline2", " diff-changed"
    )
    assert compare("<p>Wort</p>", "<p><b>Wort</b></p>") == block(
        "Wort" + note("Auszeichnung geändert"), state=" diff-changed"
    )


def test_list_items_carry_markers_and_an_item_in_front_changes_no_other():
    marker = '<span class="diff-marker">{}. </span>'.format
    assert compare("<ol><li>a</li></ol>", "<ol><li>neu</li><li>a</li></ol>") == (
        block(marker(1) + "<ins>neu</ins>", state=" diff-inserted") + block(marker(2) + "a")
    )


def test_item_moved_a_level_down_is_noted():
    old = "<ul><li>a</li><li>b</li></ul>"
    new = "<ul><li>a<ul><li>b</li></ul></li></ul>"
    dash = '<span class="diff-marker">– </span>'
    assert compare(old, new) == (
        block(f"{dash}a")
        + block(f"{dash}b" + note("Aufzählung → Aufzählung, Ebene 2"), state=" diff-changed")
    )


def test_changed_source_of_a_quotation_is_shown():
    quotation = '<blockquote data-source="{}"><p>a</p></blockquote>'
    assert compare(quotation.format("Alt"), quotation.format("Neu")) == (
        block(f"[Zitat: Quelle {deleted('Alt')}{inserted('Neu')}]", "quotation", " diff-changed") + block("a")
    )


def test_inserted_line_break_can_be_seen():
    assert compare("<p>ab c</p>", "<p>ab<br>c</p>") == block(
        f"ab{deleted(' ')}{inserted('↵<br>')}c", state=" diff-changed"
    )


def sentence(chance, length):
    """Words as frequent as in German text: the ten commonest are half of it."""
    common = ["die", "der", "und", "in", "zu", "den", "das", "nicht", "von", "sie"]
    return " ".join(
        chance.choice(common) if chance.random() < 0.5 else f"w{chance.randrange(1500)}"
        for _ in range(length)
    )


def body(chance, length):
    paragraphs = []
    while sum(map(len, paragraphs)) < 16_000:
        paragraphs.append(f"<p>{sentence(chance, length)}.</p>")
    return "".join(paragraphs)


@pytest.mark.parametrize("length", [3, 40, 4000])
def test_two_rewritten_texts_of_16_kilobytes_are_compared_in_time(length):
    chance = random.Random(length)
    old, new = parse(body(chance, length)), parse(body(chance, length))
    compare_documents(old, old)
    took = []
    for _ in range(3):
        began = time.process_time()
        compare_documents(old, new)
        took.append(time.process_time() - began)
    assert min(took) < 0.1  # seconds of this process, the best of three


def test_thousands_of_equal_lines_are_compared_in_time():
    old, new = parse("<p>x</p><p>y</p>" * 1000), parse("<p>y</p><p>y</p><p>x</p>" * 700)
    began = time.process_time()
    compare_documents(old, new)
    assert time.process_time() - began < 1
