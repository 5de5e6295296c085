"""A text for other programs: feeds and agencies get the same words in plain HTML, one file per picture, nothing that runs."""

from collections.abc import Iterable, Mapping

from articles.body.document import Block, Document
from articles.body.embeds import provider_of
from articles.body.figures import CREDIT_LABEL, Shown
from articles.body.pictures import GALLERY_CROP, PictureUse, use_of_block
from articles.body.render import READMORE_LABEL, RENDERERS, Part, Parts, Renderer, render, render_line
from articles.body.serialise import escape_text, opening_tag

__all__ = ["FEED_RENDERERS", "fill_for_feed", "plain_figure", "render_for_feed"]


def render_for_feed(document: Document, pictures: Mapping[PictureUse, Shown]) -> list[Part]:
    """Parts as `render` makes them, to be filled the same way; addresses of pictures are used as they are given."""
    return render(document, pictures, FEED_RENDERERS)


def fill_for_feed(parts: Iterable[Part], targets: Mapping[int, tuple[str, str]]) -> str:
    """The finished text. `targets` gives absolute address and headline of linked stories that are public now; what
    leads to any other is left out, or only its words stay.
    """
    return "".join(part if isinstance(part, str) else _fill_gap(part, targets) for part in parts)


def _fill_gap(gap: dict[str, int | str], targets: Mapping[int, tuple[str, str]]) -> str:
    address, headline = targets.get(gap.get("card") or gap["link"], ("", ""))
    if "card" in gap:
        return _plain_card(address, gap["title"] or headline) if address else ""
    return f"{opening_tag('a', [('href', address)])}{gap['html']}</a>" if address else gap["html"]


def _plain_card(address: str, title: str) -> str:
    return f"<p>{READMORE_LABEL}: {opening_tag('a', [('href', address)])}{escape_text(title)}</a></p>"


def plain_figure(shown: Shown) -> str:
    """One file in the format every program reads, with its words."""
    size = [("width", str(shown.width)), ("height", str(shown.height))]
    image = opening_tag("img", [("src", shown.src), ("alt", shown.alternative), *size])
    words = [shown.caption, f"{CREDIT_LABEL} {shown.credit}" if shown.credit else ""]
    below = escape_text(" ".join(filter(None, words)))
    return f"<figure>{image}{f'<figcaption>{below}</figcaption>' if below else ''}</figure>"


def feed_picture(block: Block, parts: Parts) -> None:
    shown = parts.pictures.get(use_of_block(block))
    parts.add(plain_figure(shown) if shown else "")


def feed_gallery(block: Block, parts: Parts) -> None:
    """Its pictures one after the other, behind its title."""
    uses = [use_of_block(child, GALLERY_CROP) for child in block.blocks()]
    figures = [plain_figure(parts.pictures[use]) for use in uses if use in parts.pictures]
    title = block.get("data-title")
    parts.add(f"<p><strong>{escape_text(title)}</strong></p>" if title and figures else "")
    parts.add("".join(figures))


def feed_embed(block: Block, parts: Parts) -> None:
    """Nothing that loads by itself: a link that says where it leads."""
    address, title = block.get("data-url"), block.get("data-title")
    known = provider_of(address)
    if known:
        words = f"{title} ({known[0].name})" if title else known[0].name
        link = opening_tag("a", [("href", address)])
        parts.add(f"<p>{link}{escape_text(words)}</a></p>")


FEED_RENDERERS: Mapping[str, Renderer] = {
    **RENDERERS,
    "headline2": render_line,
    "headline3": render_line,
    "picture": feed_picture,
    "gallery": feed_gallery,
    "embed": feed_embed,
}
