"""Documents as hypothesis draws them: every kind of the table, in the normal form that parsing gives."""

from itertools import chain

from hypothesis import strategies as st

from articles.body.document import Block, Break, Document, Mark, Text, with_mark
from articles.body.inline import collapse, tidy
from articles.body.kinds import allowed_html

SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
words = st.one_of(
    st.text(SIGNS, max_size=6),
    st.sampled_from(
        [" ", "\u00a0", "Wort", " zwei Wörter ", "<p>", "&amp;", "&", '"', "'", "]]>", "<!--", "😀"]
    ),
)
web_addresses = st.builds(
    lambda host, path: f"https://{host}/{''.join(path.split())}",
    st.sampled_from(["example.org", "müller.example:8080", "[::1]"]),
    st.text(SIGNS, max_size=6),
)
article_ids = st.integers(1, 9_999_999_999).map(str)
targets = st.one_of(
    web_addresses, article_ids.map("article:{}".format), st.just("mailto:redaktion@example.org")
)
plain_marks = st.sampled_from([Mark(name) for name in ("strong", "em", "superscript", "subscript")])
links = targets.map(lambda target: Mark("link", target))


def in_order(marks):
    ordered = ()
    for mark in marks:
        ordered = with_mark(ordered, mark)
    return ordered


marks = st.lists(st.one_of(plain_marks, links), max_size=3).map(in_order)
inlines = st.one_of(st.builds(Text, words, marks), st.builds(Text, words), st.builds(Break, marks))
# What shows nothing is not stored; something else is drawn instead of trying again, which would be slow.
lines = st.lists(inlines, min_size=1, max_size=4).map(lambda nodes: tidy(nodes) or (Text("leer"),))
attribute_texts = words.map(lambda text: collapse(text) or "leer")


def named(name, values):
    return values.map(lambda value: ((name, value),))


def optional(name, values):
    return st.one_of(st.just(()), named(name, values))


paragraphs = st.builds(Block, st.just("paragraph"), st.just(()), lines)
headlines = st.builds(Block, st.sampled_from(["headline2", "headline3"]), st.just(()), lines)


def lists_of(flow):
    items = st.lists(flow, min_size=1, max_size=2).map(lambda blocks: Block("item", (), tuple(blocks)))
    children = st.lists(items, min_size=1, max_size=2).map(tuple)
    start = optional("start", st.sampled_from(["0", "2", "99999"]))
    return st.one_of(
        st.builds(Block, st.just("bullets"), st.just(()), children),
        st.builds(Block, st.just("numbers"), start, children),
    )


flows = st.recursive(paragraphs, lambda flow: st.one_of(paragraphs, lists_of(flow)), max_leaves=3)
lists = lists_of(flows)
quotations = st.builds(
    Block,
    st.just("quotation"),
    optional("data-source", attribute_texts),
    st.lists(flows, min_size=1, max_size=2).map(tuple),
)
infoboxes = st.builds(
    lambda title, children: Block("infobox", (("data-card", "infobox"), *title), children),
    optional("data-title", attribute_texts),
    st.lists(flows, min_size=1, max_size=2).map(tuple),
)
cards = st.builds(
    lambda target, title: Block("readmore", (("data-card", "readmore"), *target, *title)),
    st.one_of(
        named("data-article", article_ids),
        named("data-url", web_addresses),
        named("data-wanted", attribute_texts),
    ),
    optional("data-title", attribute_texts),
)
pictures = st.builds(
    lambda *attributes: Block("picture", (("data-card", "picture"), *chain(*attributes))),
    named("data-picture", article_ids),
    optional("data-crop", st.sampled_from(["original", "16:9", "3:4"])),
    optional("data-focus", st.sampled_from(["0 1", "0.25 0.5"])),
    optional("data-alternative", attribute_texts),
    optional("data-caption", attribute_texts),
    optional("data-credit", attribute_texts),
)
galleries = st.builds(
    lambda title, children: Block("gallery", (("data-card", "gallery"), *title), children),
    optional("data-title", attribute_texts),
    st.lists(pictures, min_size=1, max_size=3).map(tuple),
)
# At least one cell has words, or there would be no table; the others may be empty.
blank_cells = st.builds(
    Block, st.sampled_from(["cell", "headcell"]), st.just(()), st.just((Block("paragraph"),))
)
full_cells = st.builds(
    Block,
    st.sampled_from(["cell", "headcell"]),
    st.just(()),
    st.lists(paragraphs, min_size=1, max_size=2).map(tuple),
)


def rows_of(width):
    cells = st.lists(st.one_of(blank_cells, full_cells), min_size=width, max_size=width)
    first = st.builds(lambda cell, others: (cell, *others[1:]), full_cells, cells)
    rows = st.builds(lambda head, body: [head, *body], first, st.lists(cells.map(tuple), max_size=2))
    return rows.map(lambda drawn: tuple(Block("row", (), cells) for cells in drawn))


tables = st.builds(
    Block, st.just("table"), optional("data-title", attribute_texts), st.integers(1, 3).flatmap(rows_of)
)
embed_addresses = st.sampled_from(
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90",
        "https://vimeo.com/76979871",
        "https://chaos.social/@redaktion/110000000000000001",
        "https://www.openstreetmap.org/#map=15/54.3233/10.1394&layers=N",
    ]
)
embeds = st.builds(
    lambda address, title: Block("embed", (("data-card", "embed"), ("data-url", address), *title)),
    embed_addresses,
    optional("data-title", attribute_texts),
)
blocks = st.one_of(
    *(
        paragraphs,
        headlines,
        lists,
        quotations,
        infoboxes,
        cards,
        pictures,
        galleries,
        tables,
        embeds,
        st.just(Block("divider")),
    )
)
documents = st.lists(blocks, max_size=4).map(lambda drawn: Document(tuple(drawn)))

KNOWN_TAGS = (*allowed_html(), "footer")
FOREIGN_TAGS = (
    *("div", "span", "thead", "tbody", "caption", "col", "h1", "figure", "img", "o:p", "x-y"),
    *("svg", "math", "script", "style", "iframe", "template", "title", "noscript", "textarea", "plaintext"),
    *("html", "head", "body", "frameset", "select", "form"),
)
TAGS = KNOWN_TAGS + FOREIGN_TAGS
ATTRIBUTES = (
    ' data-card="readmore"', ' data-card="infobox"', ' data-card="embed"', ' data-url="https://vimeo.com/1"', ' data-card="picture"', ' data-card="gallery"', ' data-picture="7"', ' data-focus="2 x"', ' data-card="evil"', ' data-article="5"', ' data-url="https://example.org"', ' href="x"',
    ' href="article:3"', ' data-source="Wer"', ' start="3"', ' onclick="x()"', " =", ' "', ' href="java&#10;script:1"',
)  # fmt: skip
PIECES = (
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml encoding='x'?>",
    "<!DOCTYPE html>",
    "&#0;",
    "&#xd800;",
    "\x00",
    "<",
)
tag_soup = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(("", *ATTRIBUTES))),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(PIECES),
        words,
    ),
    max_size=25,
).map("".join)
known_soup = st.lists(
    st.one_of(
        st.builds("<{}>".format, st.sampled_from(KNOWN_TAGS)),
        st.sampled_from(KNOWN_TAGS).map("</{}>".format),
        words,
    ),
    max_size=25,
).map("".join)
