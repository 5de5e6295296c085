"""Pictures as a text or a head uses them: which picture of the library, which part of it, and with which words."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields

from articles.body.document import Block, Document

__all__ = [
    "GALLERY_CROP",
    "HEAD_CROP",
    "NAMES",
    "TEXT_CROP",
    "PictureUse",
    "pictures_in",
    "use_of_block",
    "use_of_dict",
]

TEXT_CROP, GALLERY_CROP, HEAD_CROP = "original", "4:3", "16:9"  # where the use does not say


@dataclass(frozen=True, slots=True)
class PictureUse:
    """One use. `crop` is a key of the ratios or "original"; `focus` two numbers from 0 to 1, empty for the picture's own.

    Words that are empty are those of the library.
    """

    picture: int
    crop: str = TEXT_CROP
    focus: str = ""
    alternative: str = ""
    caption: str = ""
    credit: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        """The focal point of this use, in parts of width and height."""
        if not self.focus:
            return None
        across, down = map(float, self.focus.split())
        return across, down

    def as_dict(self) -> dict[str, int | str]:
        return asdict(self)


NAMES = tuple(field.name for field in fields(PictureUse))


def use_of_block(block: Block, crop: str = TEXT_CROP) -> PictureUse:
    """The use a block of kind picture stands for; `crop` where it names none."""
    values = {name: block.get(f"data-{name}") for name in NAMES}
    return use_of_dict(values, crop)


def use_of_dict(values: Mapping[str, object], crop: str = HEAD_CROP) -> PictureUse:
    """The use of a head, as content stores it."""
    words = {name: str(values.get(name) or "") for name in NAMES[1:]}
    return PictureUse(int(str(values["picture"])), **{**words, "crop": words["crop"] or crop})


def pictures_in(document: Document) -> Iterator[PictureUse]:
    """The uses in reading order. Pictures and galleries stand between the paragraphs, never within anything else."""
    for block in document.blocks:
        if block.kind == "picture":
            yield use_of_block(block)
        elif block.kind == "gallery":
            yield from (use_of_block(child, GALLERY_CROP) for child in block.blocks())
