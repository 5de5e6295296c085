from articles.body.document import Block, Mark, Text, article_id, with_mark
from articles.body.parse import parse

LINKED = (
    '<p><a href="article:7">eins</a> <a href="https://example.org">zwei</a></p>'
    '<aside data-card="readmore" data-article="5"></aside>'
    '<ul><li><p><a href="article:9">drei</a></p></li></ul>'
    '<aside data-card="readmore" data-wanted="Noch offen"></aside>'
    '<p><a href="article:5">vier</a><a href="article:7">fünf</a></p>'
)


def test_article_ids_come_in_reading_order_without_duplicates():
    assert parse(LINKED).article_ids() == [7, 5, 9]


def test_cards_come_in_order_with_their_attributes():
    assert [card.attributes for card in parse(LINKED).cards()] == [
        (("data-card", "readmore"), ("data-article", "5")),
        (("data-card", "readmore"), ("data-wanted", "Noch offen")),
    ]


def test_walk_gives_a_container_before_what_it_holds():
    document = parse("<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul><p>c</p>")
    kinds = [block.kind for block in document.walk()]
    assert kinds == ["bullets", "item", "paragraph", "numbers", "item", "paragraph", "paragraph"]


def test_article_id_is_none_for_other_targets():
    assert [article_id("article:12"), article_id("https://example.org/article:12")] == [12, None]


def test_with_mark_keeps_the_order_and_replaces_a_link():
    marks = with_mark(with_mark((), Mark("em")), Mark("link", "article:1"))
    assert with_mark(marks, Mark("link", "article:2")) == (Mark("link", "article:2"), Mark("em"))


def test_documents_are_values():
    assert len({parse(LINKED), parse(LINKED)}) == 1
    assert Block("paragraph", (), (Text("a"),)).get("data-source") == ""


def test_web_addresses_of_words_in_reading_order_each_once():
    html = (
        '<p><a href="https://b.example/">b <strong>B</strong></a><a href="mailto:a@b.example">m</a></p>'
        '<aside data-card="readmore" data-url="https://card.example/"></aside>'
        '<blockquote><p><a href="http://a.example/#x">a</a> <a href="article:7">7</a></p></blockquote>'
        '<p><a href="https://b.example/">b</a></p>'
    )
    assert parse(html).web_addresses() == ["https://b.example/", "http://a.example/#x"]
