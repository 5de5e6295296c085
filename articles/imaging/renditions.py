"""Renditions: what readers get of a picture. Each is a calculated value of source, part, width and format."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby

from PIL import Image

from articles.imaging.colour import on_white
from articles.imaging.formats import SERVED, Format
from articles.imaging.geometry import WIDTHS, Box, scaled_height, widths_for

__all__ = ["RECIPE", "Rendition", "desk_pictures", "plan_renditions", "render"]

# Changes with the sizes and formats, so that it tells which stored files were made by another recipe.
RECIPE = hashlib.sha256(repr((WIDTHS, SERVED)).encode()).hexdigest()[:16]
GAP = 3.0  # Pillow averages whole pixels before the fine filter: as good to the eye, several times faster


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file: a part of the picture with this digest, so many pixels wide, in this format."""

    digest: str
    box: Box
    width: int
    format: Format

    @property
    def height(self) -> int:
        return scaled_height(self.box, self.width)

    @property
    def name(self) -> str:
        """The file's name in the storage. Another part, width or picture has another name, so it never changes."""
        part = "-".join(map(str, (self.box.left, self.box.top, self.box.width, self.box.height)))
        key = hashlib.sha256(f"{self.digest}/{part}".encode()).hexdigest()[:20]
        return f"{key[:2]}/{key[2:]}-{self.width}{self.format.extension}"


def plan_renditions(digest: str, box: Box, formats: Iterable[Format] = SERVED) -> list[Rendition]:
    """All widths and formats of one part, the largest width first."""
    formats = tuple(formats)
    widths = sorted(widths_for(box.width), reverse=True)
    return [Rendition(digest, box, width, each) for width in widths for each in formats]


def render(image: Image.Image, renditions: Iterable[Rendition]) -> Iterator[tuple[Rendition, bytes]]:
    """Each rendition with its bytes. `image` is upright and in sRGB.

    A part is cut once and made smaller from width to width; the formats are encoded side by side, as the encoders
    let other threads run.
    """
    with ThreadPoolExecutor() as pool:
        jobs = [
            (rendition, pool.submit(encode, smaller, rendition.format))
            for smaller, rendition in _scaled(image, renditions)
        ]
        for rendition, job in jobs:
            yield rendition, job.result()


def _scaled(image: Image.Image, renditions: Iterable[Rendition]) -> Iterator[tuple[Image.Image, Rendition]]:
    """Each rendition with the pixels it is encoded from."""
    for box, parts in groupby(renditions, key=lambda each: each.box):
        smaller = image
        area: tuple[int, int, int, int] | None = box.corners
        for width, formats in groupby(parts, key=lambda each: each.width):
            size = width, scaled_height(box, width)
            smaller = smaller.resize(size, Image.Resampling.LANCZOS, box=area, reducing_gap=GAP)
            area = None
            yield from ((smaller, each) for each in formats)


def desk_pictures(image: Image.Image, box: Box, widths: Iterable[int]) -> dict[int, bytes]:
    """A part of the picture for the desk, as WebP in these widths (largest first) or its own if that is smaller."""
    made, area, smaller = {}, box.corners, image
    for width in widths:
        fitting = min(width, box.width)
        size = fitting, scaled_height(box, fitting)
        smaller = smaller.resize(size, Image.Resampling.LANCZOS, box=area, reducing_gap=GAP)
        area = (0, 0, *smaller.size)
        made[width] = encode(smaller, SERVED[1])
    return made


def encode(image: Image.Image, form: Format) -> bytes:
    """The picture in this format, without metadata.

    A copy is encoded: Pillow keeps the encoder's options on the picture, where another thread would overwrite them.
    """
    picture = on_white(image) if form.name == "JPEG" else image
    written = io.BytesIO()
    picture.copy().save(written, form.name, **form.options)
    return written.getvalue()
