"""XMP (ISO 16684-1), the record newer programs write; what readers of IPTC's standard expect stands in it too."""

from collections.abc import Mapping
from datetime import datetime

from PIL import Image

__all__ = ["xmp_facts"]

TEXTS = {
    "title": ("title", "Headline"),
    "caption": ("description",),
    "author": ("creator",),
    "credit": ("Credit",),
    "source": ("Source",),
    "copyright": ("rights",),
}
MOMENTS = ("DateCreated", "DateTimeOriginal", "CreateDate")


def xmp_facts(image: Image.Image) -> Mapping[str, object]:
    """Values by the names of Facts; empty when there is no record or it is damaged."""
    try:
        found = image.getxmp()
        rows = found["xmpmeta"]["RDF"]["Description"]
    except (OSError, SyntaxError, ValueError, TypeError, KeyError):
        return {}
    merged: dict[str, object] = {}
    for row in rows if isinstance(rows, list) else [rows]:
        merged.update(row if isinstance(row, dict) else {})
    facts: dict[str, object] = {name: _first(merged, names) for name, names in TEXTS.items()}
    facts["keywords"] = _several(merged.get("subject"))
    facts["taken"] = next(filter(None, (_moment(merged.get(name)) for name in MOMENTS)), None)
    return facts


def _first(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((text for name in names for text in _several(row.get(name)) if text), "")


def _several(value: object) -> list[str]:
    """Texts of a value that is a text, a list (Alt, Seq, Bag) or one with a language."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for each in value for text in _several(each)]
    if isinstance(value, dict):
        inner = [value[key] for key in ("Alt", "Seq", "Bag", "li", "text") if key in value]
        return _several(inner)
    return []


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value)).replace(tzinfo=None) if value else None
    except ValueError:
        return None
