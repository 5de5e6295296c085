"""A picture as readers get it: every size and format a browser may choose from, its words, and its place kept free."""

from dataclasses import asdict, dataclass

from articles.body.serialise import escape_text, opening_tag

__all__ = ["CREDIT_LABEL", "GALLERY_SIZES", "TEXT_SIZES", "Shown", "figure_html", "picture_html", "sizes_on"]

CREDIT_LABEL = "Foto:"


def sizes_on(wide: str, share: int) -> str:
    """How wide a picture is shown, for the browser's choice of a file: `wide` in windows it names, else percent of the window.

    Phones with three pixels to one get the files for two: hardly anybody sees the difference, and they weigh half.
    """
    return f"{wide}, (min-resolution: 2.5dppx) {round(share * 2 / 3)}vw, {share}vw"


# As in static/reader/site.css.
TEXT_SIZES = sizes_on("(min-width: 48em) 42rem", 100)
GALLERY_SIZES = sizes_on("(min-width: 48em) 28rem", 80)


@dataclass(frozen=True)
class Shown:
    """One picture in one crop. `sources` are pairs of media type and srcset, the smallest format first, the last one
    for every browser; `src`, `width` and `height` (pixels) are those of the largest file every browser reads.
    """

    sources: list[list[str]]
    src: str
    width: int
    height: int
    placeholder: str = ""
    alternative: str = ""
    caption: str = ""
    credit: str = ""

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def picture_html(shown: Shown, sizes: str, *, eager: bool = False) -> str:
    """The picture alone. `sizes` as in HTML; `eager` for the one picture readers see first."""
    *modern, (_every, fallback) = shown.sources
    sources = [
        opening_tag("source", [("type", media_type), ("srcset", srcset), ("sizes", sizes)])
        for media_type, srcset in modern
    ]
    loading = [("fetchpriority", "high")] if eager else [("loading", "lazy"), ("decoding", "async")]
    size = [("width", str(shown.width)), ("height", str(shown.height))]
    image = opening_tag(
        "img",
        [
            ("src", shown.src),
            ("srcset", fallback),
            ("sizes", sizes),
            *size,
            ("alt", shown.alternative),
            *loading,
        ],
    )
    blur = opening_tag("img", [("class", "blur"), ("src", shown.placeholder), ("alt", "")])
    return f'<span class="frame">{blur if shown.placeholder else ""}<picture>{"".join(sources)}{image}</picture></span>'


def figure_html(shown: Shown, sizes: str = TEXT_SIZES, *, eager: bool = False) -> str:
    """The picture with what stands below it."""
    credit = f'<span class="credit">{CREDIT_LABEL} {escape_text(shown.credit)}</span>' if shown.credit else ""
    words = " ".join(filter(None, [escape_text(shown.caption), credit]))
    below = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure class="picture">{picture_html(shown, sizes, eager=eager)}{below}</figure>'
