"""The text of a story as ninjs 3.0 (IPTC) has it: its bodies, and its pictures as associated items."""

from collections.abc import Mapping

from articles.body.document import Document
from articles.body.feed import render_for_feed
from articles.body.figures import Shown
from articles.body.pictures import PictureUse, pictures_in
from articles.body.render import fill
from articles.body.text import plain_text, word_count


def ninjs_text(
    document: Document, pictures: Mapping[PictureUse, Shown], targets: Mapping[int, tuple[str, str]]
) -> dict:
    """The members `bodies` and, if it has pictures, `associations` of an item.

    `pictures` and `targets` are as for the page, with absolute addresses.
    """
    html = fill(render_for_feed(document, pictures), targets)
    text = plain_text(document)
    bodies = [
        _body("text/html", html),
        {**_body("text/plain", text), "wordcount": word_count(document)},
    ]
    uses = [use for use in dict.fromkeys(pictures_in(document)) if use in pictures]
    associations = [_picture(number, pictures[use]) for number, use in enumerate(uses, 1)]
    return {"bodies": bodies, **({"associations": associations} if associations else {})}


def _body(content_type: str, value: str) -> dict:
    return {"role": "main", "contenttype": content_type, "charcount": len(value), "value": value}


def _picture(number: int, shown: Shown) -> dict:
    """An item of type picture; ninjs has no place of its own for alternative texts, so they are a description by role."""
    descriptions = [("caption", shown.caption), ("alternative", shown.alternative)]
    return {
        "name": f"picture-{number}",
        "uri": shown.src,
        "type": "picture",
        "descriptions": [{"role": role, "value": value} for role, value in descriptions if value],
        **({"by": shown.credit} if shown.credit else {}),
        "renditions": [
            {
                "name": "main",
                "href": shown.src,
                "contenttype": "image/jpeg",
                "width": shown.width,
                "height": shown.height,
            }
        ],
    }
