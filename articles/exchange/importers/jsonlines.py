"""JSON objects out of a file: one a line without ever holding more than a line, or one document with one or many."""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.conf import conf
from articles.exchange.delivery import Unreadable
from articles.exchange.files import Source, read_document

LOOKED_AT = 50  # lines in which a file that is no JSON as a whole must show that it is JSON Lines
Placed = tuple[str, object]  # where it stood, and the object or the reason why there is none


def read_objects(source: Source) -> Iterator[Placed]:
    """(place, value) for each JSON value of the file; the value is an Unreadable where a line is broken."""
    limit = conf("IMPORT_SIZE")
    line = source.readline(limit)
    source.put_back(line)
    if _is_cut(line, limit) or isinstance(_try_parse(line), dict):
        return _lines(source)
    return _whole(source)


def _is_cut(line: bytes, limit: int) -> bool:
    return len(line) == limit and not line.endswith(b"\n")


def _lines(source: Source) -> Iterator[Placed]:
    limit = conf("IMPORT_SIZE")
    for number, line in enumerate(iter(lambda: source.readline(limit), b""), 1):
        place = f"{source.name}:{number}"
        if _is_cut(line, limit):
            _skip_rest(source, limit)
            yield place, Unreadable(_("The line is larger than %d MB.") % (limit // 1_000_000))
        elif line.strip() not in (b"", b"\xef\xbb\xbf"):
            yield place, _parse_line(line.rstrip())


def _skip_rest(source: Source, limit: int) -> None:
    while (piece := source.readline(limit)) and not piece.endswith(b"\n"):
        pass


def _whole(source: Source) -> Iterator[Placed]:
    """A document over several lines; where it is none, but has lines that are objects, those."""
    limit = conf("IMPORT_SIZE")
    data = source.peek(limit + 1)
    if not data.strip():
        raise Unreadable(_("The file is empty."))
    try:
        value = parse_json(data)
    except Unreadable:
        if not _has_object_line(data):
            read_document(source)  # says that the file is too large, if that is the reason
            raise
        yield from _lines(source)
    else:
        yield from _items(source.name, value)


def _has_object_line(data: bytes) -> bool:
    values = map(_try_parse, data.split(b"\n", LOOKED_AT)[:LOOKED_AT])
    return any(isinstance(value, dict) and "uri" in value for value in values)


def _items(name: str, value) -> Iterator[Placed]:
    if not isinstance(value, list):
        yield name, value
        return
    for number, item in enumerate(value, 1):
        yield _("%(file)s, item %(number)d") % {"file": name, "number": number}, item


def parse_json(data: bytes):
    """The value; Unreadable, naming the place of the mistake."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        words = {"line": error.lineno, "column": error.colno}
        raise Unreadable(_("This is not valid JSON (line %(line)d, character %(column)d).") % words) from None
    except UnicodeDecodeError:
        raise Unreadable(_("The characters are no valid UTF-8. Please save the file as UTF-8.")) from None
    except (RecursionError, ValueError):  # nested thousands of times, or a number of thousands of digits
        raise Unreadable(
            _("This JSON is nested too deeply or contains a number that is too large.")
        ) from None


def _parse_line(line: bytes):
    try:
        return parse_json(line)
    except Unreadable as error:
        return error


def _try_parse(line: bytes):
    """The value, or None for no JSON."""
    value = _parse_line(line)
    return None if isinstance(value, Unreadable) else value
