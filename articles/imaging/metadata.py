"""What agencies and cameras write into a picture: caption, credit, rights, keywords, the moment, and whether the place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime

from PIL import ExifTags, Image

from articles.imaging.iptc import iptc_facts
from articles.imaging.xmp import xmp_facts

__all__ = ["Facts", "read_facts"]

LONGEST = 5_000  # characters of one value; more is a fault of the program that wrote it
EXIF_MOMENT = "%Y:%m:%d %H:%M:%S"


@dataclass(frozen=True)
class Facts:
    """Text is clean of control characters; `taken` has no zone, as cameras write it; `placed` tells of GPS data."""

    title: str = ""
    caption: str = ""
    credit: str = ""
    author: str = ""
    copyright: str = ""
    source: str = ""
    keywords: tuple[str, ...] = ()
    taken: datetime | None = None
    placed: bool = False


def read_facts(image: Image.Image) -> Facts:
    """Facts of an opened file as it came, each from the first that has it: XMP, then IPTC, then EXIF.

    Never raises: what cannot be read is not there.
    """
    facts = Facts(placed=bool(_exif(image).get_ifd(ExifTags.IFD.GPSInfo)))
    for found in (xmp_facts(image), iptc_facts(image), _exif_facts(image)):
        facts = replace(facts, **dict(_missing(facts, found)))
    return facts


def _missing(facts: Facts, found: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for each in fields(facts):
        value = found.get(each.name)
        if value and not getattr(facts, each.name):
            yield each.name, _clean(value)


def _clean(value: object) -> object:
    if isinstance(value, str):
        return "".join(sign for sign in value if sign.isprintable() or sign == "\n").strip()[:LONGEST]
    if isinstance(value, list):
        return tuple(dict.fromkeys(filter(None, (_clean(each) for each in value))))
    return value


def _exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except (OSError, SyntaxError, ValueError, TypeError):
        return Image.Exif()


def _exif_facts(image: Image.Image) -> Mapping[str, object]:
    exif = _exif(image)
    moment = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
    return {
        "caption": _text(exif.get(ExifTags.Base.ImageDescription)),
        "author": _text(exif.get(ExifTags.Base.Artist)),
        "copyright": _text(exif.get(ExifTags.Base.Copyright)),
        "taken": _moment(moment),
    }


def _text(value: object) -> str:
    """EXIF says ASCII; agencies write UTF-8 into it, which Pillow reads as Latin-1."""
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _moment(value: object) -> datetime | None:
    try:
        return datetime.strptime(str(value).strip("\x00 "), EXIF_MOMENT)  # noqa: DTZ007  cameras know no zone
    except ValueError:
        return None
