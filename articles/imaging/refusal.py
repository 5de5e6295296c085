"""Why a file is no picture for the newsroom: one sentence each, which says what to do next."""

__all__ = ["REASONS", "PictureRefused"]


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for the catalogue; whoever shows it translates it."""
    return sentence


REASONS = {
    "empty": gettext_noop("The file is empty. Save it again and upload it once more."),
    "too_heavy": gettext_noop(
        "The file has %(size)s MB, more than the %(limit)s MB allowed. Save it smaller and upload it again."
    ),
    "svg": gettext_noop("SVG drawings may carry programs and are not taken. Export the drawing as PNG."),
    "heic": gettext_noop("Pictures in Apple's HEIC format are not taken. Export the picture as JPEG."),
    "unknown": gettext_noop(
        "This is no picture in JPEG, PNG, WebP, AVIF or GIF. Save it in one of these formats."
    ),
    "mislabelled": gettext_noop(
        "The file is called %(extension)s but holds a picture in %(format)s. Rename it to %(wanted)s."
    ),
    "too_large": gettext_noop(
        "The picture measures %(width)s × %(height)s pixels, more than allowed. Make it smaller."
    ),
    "incomplete": gettext_noop(
        "The picture is incomplete or damaged. Export it again or ask for a new file."
    ),
    "hidden": gettext_noop(
        "The file hides something else besides a picture. Open it in a picture program and save it anew."
    ),
}


class PictureRefused(ValueError):
    """`code` is a key of REASONS, `values` fill its sentence, `template`; str() is the sentence in English."""

    def __init__(self, code: str, **values: object):
        self.code, self.template, self.values = code, REASONS[code], values
        super().__init__(REASONS[code] % values)
