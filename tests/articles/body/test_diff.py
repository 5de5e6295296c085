"""Two texts row by row: nothing is lost, moved lines are recognised, and it is done in time."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings

from articles.body.diff import compare_documents
from articles.body.document import Break
from articles.body.lines import lines
from articles.body.parse import parse
from tests.articles.body.strategies import documents

A = "<p>Der Rat hat am Montag über die Brücke beraten.</p>"
B = "<p>Am Abend fiel auf den Feldern viel Regen.</p>"
C = "<p>Die Schule bleibt in diesem Jahr geschlossen.</p>"
CARD = '<aside data-card="readmore" data-article="{}"></aside>'


def rows(old, new):
    """(state, number of the move) of each row."""
    return [(row.state, row.move) for row in compare_documents(parse(old), parse(new))]


def states(old, new):
    return [state for state, _move in rows(old, new)]


def text(nodes):
    return "".join("\n" if isinstance(node, Break) else node.text for node in nodes)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(documents, documents)
def test_both_texts_can_be_read_from_the_rows(old, new):
    found = compare_documents(old, new)
    assert [row.new for row in found if row.new] == lines(new)
    assert [row.old for row in found if row.old and row.state != "here"] == lines(old)
    for row in found:
        passages = row.passages()
        assert "".join(each.text for each in passages if each.old is not None) == text(
            row.old.nodes if row.old else ()
        )
        assert "".join(each.text for each in passages if each.new is not None) == text(
            row.new.nodes if row.new else ()
        )


def test_changed_paragraph_is_paired_with_its_successor_not_its_position():
    assert states(A, B + A.replace("Montag", "Dienstag")) == ["new", "changed"]


def test_paragraph_that_is_new_or_gone():
    assert states(A + B, A + C) == ["same", "changed"]
    assert states(A, A + C) == ["same", "new"]
    assert states(A + C, A) == ["same", "gone"]


def test_paragraph_that_moved_is_told_at_both_places():
    assert rows(A + B + C, B + C + A) == [("away", 1), ("same", 0), ("same", 0), ("here", 1)]


def test_moved_paragraph_may_have_changed_words():
    old, new = A + B + C, B + C + A.replace("Montag", "Dienstag")
    found = compare_documents(parse(old), parse(new))
    assert [row.state for row in found] == ["away", "same", "same", "here"]
    changed = [each.text for each in found[3].passages() if None in (each.old, each.new)]
    assert changed == ["Montag", "Dienstag"]


def test_several_moves_are_numbered_by_their_old_places():
    long = "".join(f"<p>Hier bleibt Zeile {number} stehen wie zuvor.</p>" for number in range(5))
    assert [row for row in rows(A + B + long, long + B + A) if row[1]] == [
        ("away", 1),
        ("away", 2),
        ("here", 2),
        ("here", 1),
    ]


def test_line_that_repeats_is_not_called_moved():
    assert "here" not in states(
        "<p>Ja.</p><p>Nein.</p><p>Ja.</p>", "<p>Nein.</p><p>Ja.</p><p>Ja.</p><p>Ja.</p>"
    )


def test_moved_card_is_recognised():
    assert rows(CARD.format(5) + A + B, A + B + CARD.format(5)) == [
        ("away", 1),
        ("same", 0),
        ("same", 0),
        ("here", 1),
    ]


def test_paragraph_does_not_become_a_card():
    assert states(A, CARD.format(5)) == ["gone", "new"]


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


def test_400_shuffled_and_edited_paragraphs_are_compared_in_time():
    chance = random.Random(1)
    paragraphs = [f"<p>{sentence(chance, 40)}.</p>" for _ in range(400)]
    old = parse("".join(paragraphs))
    chance.shuffle(paragraphs)
    new = parse("".join(each.replace(" die ", " jene ", 1) for each in paragraphs))
    began = time.process_time()
    found = compare_documents(old, new)
    [row.passages() for row in found]
    assert time.process_time() - began < 1
    assert sum(row.state == "here" for row in found) > 350


def test_paragraph_of_5000_rewritten_words_is_compared_in_time():
    chance = random.Random(2)
    old, new = (parse(f"<p>{sentence(chance, 5000)}</p>") for _ in range(2))
    began = time.process_time()
    [row.passages() for row in compare_documents(old, new)]
    assert time.process_time() - began < 1


def test_thousands_of_equal_lines_are_compared_in_time():
    old, new = parse("<p>x</p><p>y</p>" * 1000), parse("<p>y</p><p>y</p><p>x</p>" * 700)
    began = time.process_time()
    compare_documents(old, new)
    assert time.process_time() - began < 1


def table(*rows, title=""):
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split()) + "</tr>" for row in rows)
    return f'<table data-title="{title}">{cells}</table>'


def test_row_of_a_table_is_a_line():
    old, new = table("a 1", "b 2", "c 3"), table("a 1", "b 5", "c 3", "d 4")
    assert states(old, new) == ["same", "changed", "same", "new"]
    [changed] = [row for row in compare_documents(parse(old), parse(new)) if row.state == "changed"]
    assert (changed.old.text, changed.new.text) == ("b | 2", "b | 5")


def test_cell_that_becomes_a_head_and_a_new_title_are_changes():
    old = table("a 1", "b 2")
    assert states(old, old.replace("<td>a</td>", "<th>a</th>")) == ["changed", "same"]
    assert states(table("a 1", title="Alt"), table("a 1", title="Neu")) == ["changed", "same"]


def test_row_does_not_become_a_paragraph():
    assert sorted(states(table("eins zwei"), "<p>eins | zwei</p>")) == ["gone", "new"]


def test_row_that_moved_is_recognised():
    old = table("eins 1", "zwei 2", "drei 3")
    assert sorted(states(old, table("drei 3", "eins 1", "zwei 2"))) == ["away", "here", "same", "same"]
