"""IPTC-IIM (IPTC Information Interchange Model 4.2), the older record in agencies' pictures."""

from collections.abc import Mapping
from datetime import datetime

from PIL import Image, IptcImagePlugin

__all__ = ["iptc_facts"]

ENCODING = (1, 90)
UTF8 = b"\x1b%G"
TEXTS = {
    "title": (2, 5),
    "caption": (2, 120),
    "author": (2, 80),
    "credit": (2, 110),
    "source": (2, 115),
    "copyright": (2, 116),
}
KEYWORDS = (2, 25)
DAY, TIME = (2, 55), (2, 60)


def iptc_facts(image: Image.Image) -> Mapping[str, object]:
    """Values by the names of Facts; empty when there is no record or it is damaged."""
    try:
        record = IptcImagePlugin.getiptcinfo(image) or {}
    except (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError):
        return {}
    encoding = "utf-8" if record.get(ENCODING) == UTF8 else None
    facts: dict[str, object] = {name: _text(record.get(key), encoding) for name, key in TEXTS.items()}
    words = record.get(KEYWORDS, [])
    facts["keywords"] = [_text(word, encoding) for word in (words if isinstance(words, list) else [words])]
    facts["taken"] = _moment(record)
    return facts


def _text(value: object, encoding: str | None) -> str:
    """Without a named encoding programs write UTF-8 or Windows' Latin-1; what is no UTF-8 is the latter."""
    if isinstance(value, list):
        value = value[0] if value else b""
    if not isinstance(value, bytes):
        return ""
    try:
        return value.decode(encoding or "utf-8")
    except UnicodeError:
        return value.decode("cp1252", errors="replace")


def _moment(record: Mapping[tuple[int, int], object]) -> datetime | None:
    day, time = (_text(record.get(key), None) for key in (DAY, TIME))
    try:
        return datetime.strptime(day + (time[:6] or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007  the zone is seldom right
    except ValueError:
        return None
