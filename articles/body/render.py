"""The reader's page of a text: one function per kind, finished HTML and gaps for what leads to our own stories.

The gaps are filled at request time, because whether a story is public, and under which headline, changes without
this text being touched.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from articles.body.document import Block, Document, Inline, Mark, article_id
from articles.body.embedpage import embed_html
from articles.body.errors import UnknownKind
from articles.body.figures import GALLERY_SIZES, Shown, figure_html
from articles.body.headings import Anchors
from articles.body.kinds import KINDS, MARKS
from articles.body.pictures import GALLERY_CROP, PictureUse, use_of_block
from articles.body.serialise import escape_text, nest, opening_tag
from articles.body.tablepage import write_table
from articles.body.text import inline_text

__all__ = [
    "READMORE_LABEL",
    "RENDERERS",
    "Part",
    "Parts",
    "Renderer",
    "fill",
    "render",
    "render_line",
    "renders",
]

# Finished HTML, {"card": id, "title": own title or ""} or {"link": id, "html": inner HTML}.
Part = str | dict[str, int | str]
Renderer = Callable[[Block, "Parts"], None]
# Address and headline of a story, and whatever else the one who fills the gaps knows of it.
Target = tuple[str, ...]

READMORE_LABEL = "Lesen Sie mehr"
GALLERY_LABEL = "Bildergalerie"
EXTERNAL = ("rel", "external noopener")
RENDERERS: dict[str, Renderer] = {}
NO_PICTURES: Mapping[PictureUse, Shown] = MappingProxyType({})


class Parts:
    """Collects the page; neighbouring strings become one. `pictures` says how those are shown that may be."""

    def __init__(self, pictures: Mapping[PictureUse, Shown], renderers: Mapping[str, Renderer]) -> None:
        self.pictures, self.renderers = pictures, renderers
        self.anchors = Anchors()
        self.done: list[Part] = []
        self._pieces: list[str] = []

    def add(self, html: str) -> None:
        self._pieces.append(html)

    def leave_gap(self, gap: dict[str, int | str]) -> None:
        self._flush()
        self.done.append(gap)

    def finish(self) -> list[Part]:
        self._flush()
        return self.done

    def _flush(self) -> None:
        if any(self._pieces):
            self.done.append("".join(self._pieces))
        self._pieces = []


def renders(*kinds: str) -> Callable[[Renderer], Renderer]:
    """Register the function for these kinds, by their names in the table."""

    def register(function: Renderer) -> Renderer:
        RENDERERS.update(dict.fromkeys(kinds, function))
        return function

    return register


def render(
    document: Document,
    pictures: Mapping[PictureUse, Shown] = NO_PICTURES,
    renderers: Mapping[str, Renderer] | None = None,
) -> list[Part]:
    """The page in parts that survive JSON; UnknownKind for a block nobody registered a function for.

    A picture that is not among `pictures` was taken back and is left out. `renderers` by kind are the page's where none are given.
    """
    parts = Parts(pictures, RENDERERS if renderers is None else renderers)
    _render_blocks(document.blocks, parts)
    return parts.finish()


def plain_card(target: Target, title: str) -> str:
    """A card of a line: under its own title or the headline of today."""
    return _card_html(target[0], title or target[1])


def fill(
    parts: Iterable[Part], targets: Mapping[int, Target], card: Callable[[Target, str], str] = plain_card
) -> str:
    """The finished page. `targets` gives address and headline of those linked stories that are public now.

    A card to any other story is left out, a link to one leaves only its words. `card` makes the HTML of a card from
    the target and the card's own title.
    """
    return "".join(part if isinstance(part, str) else _fill_gap(part, targets, card) for part in parts)


def _fill_gap(
    gap: dict[str, int | str], targets: Mapping[int, Target], card: Callable[[Target, str], str]
) -> str:
    if "card" in gap:
        target = targets.get(gap["card"])
        return card(target, gap["title"]) if target else ""
    target = targets.get(gap["link"])
    return f"{opening_tag('a', [('href', target[0])])}{gap['html']}</a>" if target else gap["html"]


def _render_blocks(blocks: Iterable[Block], parts: Parts) -> None:
    for block in blocks:
        if block.kind not in parts.renderers:
            raise UnknownKind(block.kind, UnknownKind.NO_RENDERER)
        parts.renderers[block.kind](block, parts)


@renders("headline2", "headline3")
def render_heading(block: Block, parts: Parts) -> None:
    """With an id, so that contents and links can lead to it."""
    tag = KINDS[block.kind].tag
    parts.add(opening_tag(tag, [("id", parts.anchors.next_for(inline_text(block)))]))
    _render_inline(block.inlines(), parts)
    parts.add(f"</{tag}>")


@renders("paragraph")
def render_line(block: Block, parts: Parts) -> None:
    tag = KINDS[block.kind].tag
    parts.add(f"<{tag}>")
    _render_inline(block.inlines(), parts)
    parts.add(f"</{tag}>")


@renders("bullets", "numbers", "item")
def render_list(block: Block, parts: Parts) -> None:
    tag = KINDS[block.kind].tag
    parts.add(opening_tag(tag, block.attributes))
    _render_blocks(block.blocks(), parts)
    parts.add(f"</{tag}>")


@renders("quotation")
def render_quotation(block: Block, parts: Parts) -> None:
    source = block.get("data-source")
    parts.add('<blockquote class="quote">')
    _render_blocks(block.blocks(), parts)
    parts.add(f"<footer>— {escape_text(source)}</footer></blockquote>" if source else "</blockquote>")


@renders("infobox")
def render_infobox(block: Block, parts: Parts) -> None:
    title = block.get("data-title")
    parts.add('<aside class="infobox">')
    parts.add(f'<p class="infobox-title">{escape_text(title)}</p>' if title else "")
    _render_blocks(block.blocks(), parts)
    parts.add("</aside>")


@renders("picture")
def render_picture(block: Block, parts: Parts) -> None:
    shown = parts.pictures.get(use_of_block(block))
    parts.add(figure_html(shown) if shown else "")


@renders("gallery")
def render_gallery(block: Block, parts: Parts) -> None:
    """A row that is moved sideways, by keyboard too; without a picture there is no gallery."""
    uses = [use_of_block(child, GALLERY_CROP) for child in block.blocks()]
    figures = [figure_html(parts.pictures[use], GALLERY_SIZES) for use in uses if use in parts.pictures]
    if not figures:
        return
    title = block.get("data-title")
    label = opening_tag(
        "div",
        [
            ("class", "gallery-row"),
            ("tabindex", "0"),
            ("role", "group"),
            ("aria-label", title or GALLERY_LABEL),
        ],
    )
    parts.add('<section class="gallery">')
    parts.add(f'<p class="gallery-title">{escape_text(title)}</p>' if title else "")
    parts.add(f"{label}{''.join(figures)}</div></section>")


@renders("table", "row", "headcell", "cell")
def render_table(block: Block, parts: Parts) -> None:
    """Rows and cells stand in tables alone and are written with them."""
    write_table(block, parts.add, lambda line: _render_inline(line.inlines(), parts))


@renders("embed")
def render_embed(block: Block, parts: Parts) -> None:
    parts.add(embed_html(block.get("data-url"), block.get("data-title")))


@renders("divider")
def render_divider(block: Block, parts: Parts) -> None:
    parts.add("<hr>")


@renders("readmore")
def render_readmore(block: Block, parts: Parts) -> None:
    """A card to a story that is only wanted is a note among editors: readers see nothing."""
    title, address = block.get("data-title"), block.get("data-url")
    if block.get("data-article"):
        parts.leave_gap({"card": int(block.get("data-article")), "title": title})
    elif address:
        parts.add(_card_html(address, title or _without_scheme(address), EXTERNAL))


def _card_html(address: str, title: str, *attributes: tuple[str, str]) -> str:
    link = opening_tag("a", [("href", address), *attributes])
    return (
        f'<aside class="readmore"><p class="readmore-label">{READMORE_LABEL}</p>'
        f'<p class="readmore-title">{link}{escape_text(title)}</a></p></aside>'
    )


def _without_scheme(address: str) -> str:
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def _render_inline(nodes: Iterable[Inline], parts: Parts) -> None:
    for target, group in groupby(nodes, key=_link_target):
        number, linked = article_id(target), list(group)
        if number is None:
            parts.add(nest(linked, _open_mark))
        else:
            parts.leave_gap({"link": number, "html": nest(map(_without_link, linked), _open_mark)})


def _link_target(node: Inline) -> str:
    return next((mark.target for mark in node.marks if mark.kind == "link"), "")


def _without_link(node: Inline) -> Inline:
    marks = tuple(mark for mark in node.marks if mark.kind != "link")
    return replace(node, marks=marks)


def _open_mark(mark: Mark) -> str:
    tag = MARKS[mark.kind].tag
    if mark.kind != "link":
        return f"<{tag}>"
    attributes = [("href", mark.target)]
    return opening_tag(tag, attributes if mark.target.startswith("mailto:") else [*attributes, EXTERNAL])
