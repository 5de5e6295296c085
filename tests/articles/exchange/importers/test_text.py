"""The text format: what becomes headline, paragraph, card and category, and what is refused with which sentence."""

import pytest

from articles.exchange.delivery import CategoryWish, Unreadable
from articles.exchange.importers.text import parse_text
from tests.articles.exchange.deliveries import TEXT, make_text

BODY = (
    "<p>Die Stadt baut im kommenden Jahr eine neue Brücke über den Hafen.</p>"
    '<aside data-card="readmore" data-wanted="Alte Brücke bleibt bis Mai gesperrt"></aside>'
    "<p>Der Rat hat den Plänen am Montag zugestimmt.</p>"
)


def test_text_becomes_a_delivery():
    delivery = make_text()
    assert delivery.content == {
        "headline": "Hafen bekommt eine neue Brücke",
        "body": BODY,
        "source": "Delivery",
    }
    assert delivery.keys == (
        ("text-path", "/eingang/bruecke.txt"),
        ("text-headline", "hafen bekommt eine neue bruecke|rrt-allgemeines"),
    )
    assert delivery.categories == (CategoryWish("rrt-allgemeines", "Allgemeines"),)
    assert (delivery.authors, delivery.tags, delivery.published_at, delivery.dropped) == ((), (), None, ())


@pytest.mark.parametrize(
    "spelled",
    [
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "  \n\n\t\n"),
        TEXT.replace("\n", "\r"),
        TEXT + "\n \n",
        "\ufeff" + TEXT,
        TEXT.replace("LESEN SIE MEHR: ", "  Lesen sie auch :"),
        TEXT.replace("LESEN SIE MEHR", "Lesen\u00a0Sie mehr"),
    ],
)
def test_spelling_of_the_file_does_not_matter(spelled):
    delivery = make_text(spelled)
    assert delivery.content["body"] == BODY
    assert delivery.digest == make_text().digest


@pytest.mark.parametrize("change", [("Montag", "Dienstag"), ("neue Brücke\n", "alte Brücke\n"), ("rrt-", "")])
def test_digest_changes_with_what_the_text_says(change):
    assert make_text(TEXT.replace(*change)).digest != make_text().digest


def test_standard_input_is_known_by_headline_and_category_only():
    assert make_text(path=None).keys == make_text().keys[1:]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("rrt-allgemeines", "Allgemeines"),
        ("rrt-innere-sicherheit", "Innere sicherheit"),
        ("sport", "Sport"),
        ("rrt-muenchen-2", "Muenchen 2"),
    ],
)
def test_category_gets_a_readable_name(code, name):
    assert make_text(f"Titel\nText.\n{code}").categories == (CategoryWish(code, name),)


def test_given_category_counts_where_the_last_line_is_no_code():
    text = "Titel\nText eins.\nText zwei."
    assert make_text(text, category="politik").categories == (CategoryWish("politik", "Politik"),)
    assert make_text(text, category="politik").content["body"] == "<p>Text eins.</p><p>Text zwei.</p>"
    assert make_text(TEXT, category="politik").categories == (CategoryWish("rrt-allgemeines", "Allgemeines"),)


def test_cards_may_stand_first_last_and_twice():
    text = "Titel\nLESEN SIE MEHR: Eins\nText.\nLESEN SIE AUCH: Zwei & <Drei>\nlesen sie mehr: https://example.org/a\nsport"
    assert make_text(text).content["body"] == (
        '<aside data-card="readmore" data-wanted="Eins"></aside><p>Text.</p>'
        '<aside data-card="readmore" data-wanted="Zwei &amp; &lt;Drei&gt;"></aside>'
        '<aside data-card="readmore" data-url="https://example.org/a"></aside>'
    )


def test_card_without_a_headline_is_left_out_and_reported():
    delivery = make_text("Titel\nText.\nLESEN SIE MEHR:\nsport")
    assert delivery.content["body"] == "<p>Text.</p>"
    assert delivery.dropped == ("A read-more line without a headline was left out.",)


def test_markup_in_a_text_is_text():
    delivery = make_text('<b>Titel</b>\n<script>alert("x")</script> & Co.\nsport')
    assert delivery.content["headline"] == "<b>Titel</b>"
    assert delivery.content["body"] == '<p>&lt;script&gt;alert("x")&lt;/script&gt; &amp; Co.</p>'


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\nEin Absatz ohne Titel.\nsport", "The headline is missing. It has to stand in the first line."),
        ("***\nText.\nsport", "The headline is missing. It has to stand in the first line."),
        ("LESEN SIE MEHR: Eins\nText.\nsport", "The headline is missing. It has to stand in the first line."),
        ("rrt-allgemeines", "The headline is missing: the first line is a category code."),
        (
            "x" * 301 + "\nText.\nsport",
            "The first line has 301 characters. A headline has at most 300; is it missing?",
        ),
        (
            "Titel\nText.",
            "The last line is not a category code such as rrt-allgemeines. Please add it, or give --category.",
        ),
        (
            "Titel\nsport",
            "The text is missing: there is nothing between the headline and the category code.",
        ),
        (
            "Titel\nLESEN SIE MEHR: Eins\nsport",
            "The text is missing: there is nothing between the headline and the category code.",
        ),
        (
            "Titel\nText.\nLESEN SIE MEHR: " + "x" * 301 + "\nsport",
            "The headline behind “LESEN SIE MEHR” has 301 characters; at most 300 are allowed.",
        ),
    ],
)
def test_incomplete_text_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(Unreadable) as refused:
        make_text(text)
    assert str(refused.value) == sentence


def test_line_that_is_too_long_is_refused(settings):
    settings.NEWSROOM = {"IMPORT_LINE_LENGTH": 50}
    with pytest.raises(Unreadable) as refused:
        parse_text(("Titel\n" + "Wort " * 20 + "\nsport").encode())
    assert str(refused.value) == (
        "A line has 99 characters, at most 50 are allowed: “Wort Wort Wort Wort Wort Wort Wort Wort …”. "
        "Please divide it."
    )
