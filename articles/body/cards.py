"""A read-more card as the page of a story shows it: label, kicker, headline, and the story's picture beside them."""

from typing import NamedTuple

from articles.body.figures import Shown, picture_html, sizes_on
from articles.body.render import READMORE_LABEL
from articles.body.serialise import escape_text, opening_tag

__all__ = ["CARD_SIZES", "Linked", "picture_card"]

# As in static/reader/text.css.
CARD_SIZES = sizes_on("(min-width: 48em) 12rem", 34)


class Linked(NamedTuple):
    """A story that is public now. `language` and `label_language` only where they differ from the page's text."""

    address: str
    headline: str
    kicker: str = ""
    picture: Shown | None = None
    language: str = ""
    label_language: str = ""


def picture_card(story: Linked, title: str) -> str:
    """The card under its own title or the headline of today; the picture repeats nothing to those who hear the page."""
    link = opening_tag("a", [("href", story.address), *_lang(story.language)])
    label = opening_tag("p", [("class", "readmore-label"), *_lang(story.label_language)])
    kicker = f'<span class="readmore-kicker">{escape_text(story.kicker)}<span class="unseen">:</span></span> '
    return (
        f'<aside class="readmore"><div class="readmore-words">{label}{READMORE_LABEL}</p><p class="readmore-title">{link}'
        f"{kicker if story.kicker else ''}{escape_text(title or story.headline)}</a></p></div>"
        f"{_picture(story.picture)}</aside>"
    )


def _picture(shown: Shown | None) -> str:
    return f'<div class="readmore-picture">{picture_html(shown, CARD_SIZES)}</div>' if shown else ""


def _lang(language: str) -> list[tuple[str, str]]:
    return [("lang", language)] if language else []
