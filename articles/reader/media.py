"""A stored picture for other programs: one file in the format everybody reads, of a sensible size, with its words."""

from dataclasses import dataclass
from urllib.parse import urljoin

from articles.reader.frame import absolute

JPEG = "image/jpeg"
LARGEST = 1300  # pixels; what feed readers and search engines show is hardly wider
LEAST = 1200  # pixels, for pictures search engines show large


@dataclass(frozen=True)
class Media:
    """`source` is absolute, `width` and `height` are pixels of this file."""

    source: str
    width: int
    height: int
    alternative: str
    caption: str
    credit: str
    kind: str = JPEG


def media_of(picture, largest=LARGEST):
    """The largest file of a stored picture up to this width, else its smallest; None without a picture."""
    if not picture:
        return None
    files = files_of(picture)
    source, width = next((each for each in reversed(files) if each[1] <= largest), files[0])
    return Media(
        source=urljoin(absolute("/"), source),
        width=width,
        height=round(picture["height"] * width / picture["width"]),
        alternative=picture["alternative"],
        caption=picture["caption"],
        credit=picture["credit"],
    )


def files_of(picture):
    """Address and width of its files in the format everybody reads, the smallest first."""
    _type, sources = picture["sources"][-1] if picture["sources"] else ("", "")
    pairs = [each.rsplit(" ", 1) for each in sources.split(", ") if each]
    found = [(address, int(width.rstrip("w"))) for address, width in pairs]
    return sorted(found, key=lambda each: each[1]) or [(picture["src"], picture["width"])]
