import pytest

from articles.body.document import Document
from articles.body.parse import parse
from articles.body.text import excerpt, plain_text, reading_minutes, word_count

STORY = parse(
    "<h2>Titel – Teil 2</h2><p>Ein <b>gan</b>zer Satz<br>mit Umbruch.</p><hr>"
    '<aside data-card="readmore" data-article="5" data-title="Nicht zählen"></aside>'
    '<ol start="9"><li><p>neun</p></li><li><p>zehn</p><ul><li><p>darunter</p></li></ul></li></ol>'
    '<blockquote data-source="Wer, Was"><p>Zitat.</p></blockquote>'
    '<aside data-card="infobox" data-title="In Zahlen"><p>412 Meter</p></aside>'
    '<div data-card="embed" data-url="https://vimeo.com/76979871" data-title="Der Film"></div>'
)


def test_plain_text_separates_blocks_and_leaves_out_cards():
    assert plain_text(STORY) == (
        "Titel – Teil 2\n\nEin ganzer Satz\nmit Umbruch.\n\n9. neun\n10. zehn\n  – darunter\n\nZitat.\n\n— Wer, Was\n\n"
        "In Zahlen\n\n412 Meter\n\nDer Film: https://vimeo.com/76979871"
    )


def test_plain_text_of_an_empty_document_is_empty():
    assert [plain_text(Document()), word_count(Document()), excerpt(Document(), 10)] == ["", 0, ""]


def test_word_count_counts_neither_dashes_nor_list_markers_nor_cards():
    assert word_count(STORY) == 20


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (200, 1), (299, 1), (300, 2), (499, 2), (500, 3), (2000, 10)]
)
def test_reading_minutes(words, minutes):
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (100, "Ein Satz, der endet."),
        (20, "Ein Satz, der endet."),
        (19, "Ein Satz, der …"),
        (15, "Ein Satz, der …"),
        (14, "Ein Satz …"),
        (11, "Ein Satz …"),
        (5, "Ein …"),
        (4, "Ei …"),
        (2, "…"),
    ],
)
def test_excerpt_ends_with_a_whole_word(limit, text):
    assert excerpt(parse("<p>Ein Satz,</p><p>der endet.</p>"), limit) == text
