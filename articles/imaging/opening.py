"""A file becomes a picture: upright, in sRGB, fully decoded; or it is refused with a sentence and nothing else happens."""

import warnings
from pathlib import PurePath
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from articles.imaging.colour import to_srgb
from articles.imaging.formats import ACCEPTED, MAX_BYTES, MAX_PIXELS, MAX_SIDE, Format
from articles.imaging.hidden import hides_something
from articles.imaging.refusal import PictureRefused

__all__ = ["inspect_picture", "open_picture", "opened"]

HEAD = 1024  # bytes that tell what a file is
# What Pillow's decoders raise at files that are broken in one way or another; RuntimeError is that of AVIF.
DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    IndexError,
    OverflowError,
    MemoryError,
    RuntimeError,
)
HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


def inspect_picture(file: BinaryIO, name: str = "") -> Format:
    """The format of a file that may be taken, by looking at all of it; PictureRefused otherwise.

    `name` is what the file is called; its ending must fit what is inside. The file is left at its beginning.
    """
    _refuse_weight(file)
    data = file.read()
    file.seek(0)
    _refuse_strangers(data[:HEAD])
    if hides_something(data):
        raise PictureRefused("hidden")
    with opened(file) as image:
        _refuse_size(image.size)
        found = ACCEPTED[image.format or ""]
        _refuse_name(name, found)
        _decode(image)
    file.seek(0)
    return found


def open_picture(file: BinaryIO) -> Image.Image:
    """The first frame of a picture, upright and in sRGB (mode RGB or RGBA), without any metadata.

    PictureRefused when it cannot be decoded to its end. Of an animated file only the first frame is read.
    """
    file.seek(0)
    with opened(file) as image:
        _refuse_size(image.size)
        _decode(image)
        upright = ImageOps.exif_transpose(image)
        clean = to_srgb(upright)
    clean.info.clear()
    return clean


def _refuse_weight(file: BinaryIO) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise PictureRefused("empty")
    if size > MAX_BYTES:
        raise PictureRefused("too_heavy", size=size // 1_000_000, limit=MAX_BYTES // 1_000_000)


def _refuse_strangers(head: bytes) -> None:
    """Formats people do send, each with its own advice."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!doctype")) and b"<svg" in start):
        raise PictureRefused("svg")
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS and b"avif" not in head[:64]:
        raise PictureRefused("heic")


def _refuse_size(size: tuple[int, int]) -> None:
    width, height = size
    if max(size) > MAX_SIDE or width * height > MAX_PIXELS:
        raise PictureRefused("too_large", width=width, height=height)


def _refuse_name(name: str, found: Format) -> None:
    extension = PurePath(name).suffix.lower()
    if extension and extension not in found.extensions:
        raise PictureRefused("mislabelled", extension=extension, format=found.name, wanted=found.extension)


def opened(file: BinaryIO) -> Image.Image:
    """The picture as it came, of which only the head was read; PictureRefused for what is none. The formats are named, or Pillow would hand EPS to Ghostscript."""
    try:
        with warnings.catch_warnings():
            # Our own limit is looked at next, with a sentence.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(file, formats=list(ACCEPTED))
    except UnidentifiedImageError:
        raise PictureRefused("incomplete" if _begins_as_picture(file) else "unknown") from None
    except Image.DecompressionBombError:
        raise PictureRefused("too_large", width="?", height="?") from None
    except DAMAGE as error:
        raise PictureRefused("incomplete") from error


def _begins_as_picture(file: BinaryIO) -> bool:
    file.seek(0)
    beginning = file.read(16)
    return any(each.begins(beginning) for each in ACCEPTED.values())


def _decode(image: Image.Image) -> None:
    """To the last pixel: a truncated file shows only here."""
    try:
        image.load()
    except DAMAGE as error:
        raise PictureRefused("incomplete") from error
