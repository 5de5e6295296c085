"""Reads the attributes of one element against its row in the table: cleaned, checked, in the order of the table."""

import re
from collections.abc import Callable, Mapping

from articles.body.embeds import PROVIDER_NAMES
from articles.body.errors import BadTarget, BodyError, UnknownKind, UnknownProvider, shorten
from articles.body.inline import collapse, remove_controls
from articles.body.kinds import Attribute, Kind

__all__ = ["Attributes", "Refuse", "clean_target", "read_attributes"]

Attributes = tuple[tuple[str, str], ...]
# Called with the error and with words for the list of what was dropped. Raising it is strictness; if it returns,
# the part concerned is left out.
Refuse = Callable[[BodyError, str], None]

EMBED = "embed"
LACKING = {EMBED: BadTarget.NO_EMBED, "picture": BadTarget.NO_PICTURE}
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
LINE_ENDS = re.compile(r"[\t\n\r\f]")


def clean_target(value: str) -> str:
    """An address as a browser would read it, so that what is checked is what will be followed."""
    address = LINE_ENDS.sub("", remove_controls(value)).strip(" ").replace(" ", "%20")
    return SCHEME.sub(lambda scheme: scheme[0].lower(), address, count=1)


def read_attributes(kind: Kind, given: Mapping[str, str], refuse: Refuse) -> Attributes | None:
    """The attributes to store, or None when the element cannot stand without what was refused."""
    values = {row.name: _read(row, given.get(row.name) or "", kind, refuse) for row in kind.attributes}
    targets = [name for name in kind.exactly_one if values[name]]
    if kind.exactly_one and len(targets) != 1:
        sentence = LACKING.get(kind.name, BadTarget.CARD_COUNT)
        refuse(BadTarget("", sentence), f"<{kind.tag}> without exactly one target")
        return None
    marker = [kind.marker] if kind.marker else []
    return (*marker, *((name, value) for name, value in values.items() if value))


def _read(row: Attribute, given: str, kind: Kind, refuse: Refuse) -> str:
    value = clean_target(given) if row.target else collapse(given)
    if value == row.default or not value:
        return ""
    if row.accepts(value):
        return value
    if row.target and kind.name == EMBED:
        refuse(UnknownProvider(value, PROVIDER_NAMES), f"embed of “{shorten(value)}”")
        return ""
    described = f'{kind.tag} {row.name}="{value}"'
    error = BadTarget(value, BadTarget.CARD) if row.target else UnknownKind(described, UnknownKind.VALUE)
    refuse(error, f"{row.name} of <{kind.tag}>")
    return ""
