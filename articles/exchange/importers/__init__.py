"""The table of formats, and which of them a file is in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from articles.exchange.files import Source
from articles.exchange.importers import ninjs, text

AUTO = "auto"


@dataclass(frozen=True)
class Format:
    """One format: its name on the command line, the endings of its files, and `read(source, category)`."""

    name: str
    endings: tuple[str, ...]
    read: Callable


FORMATS = {
    one.name: one
    for one in (
        Format("text", (".txt", ".text"), text.read),
        Format("ninjs", (".json", ".jsonl", ".ndjson", ".ninjs"), ninjs.read),
    )
}


def choose_format(name: str, source: Source) -> Format:
    """The format of that name, or for auto the one the file's ending or, without a known ending, its begin shows."""
    if name != AUTO:
        return FORMATS[name]
    ending = PurePath(source.path or "").suffix.lower()
    known = next((one for one in FORMATS.values() if ending in one.endings), None)
    return known or FORMATS["ninjs" if _begins_as_json(source) else "text"]


def _begins_as_json(source: Source) -> bool:
    return source.peek(1024).removeprefix(b"\xef\xbb\xbf").lstrip()[:2].strip() in (b"{", b"[", b'{"', b"[{")
