"""Finds the files to import and reads them, counting bytes."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from articles.conf import conf
from articles.exchange.delivery import Unreadable

STANDARD_INPUT = "-"


def find_files(paths) -> Iterator[str]:
    """The files behind these paths in a stable order: folders with all below them, hidden ones left out.

    What does not exist or may not be read is named all the same: opening it gives the sentence for it.
    """
    for path in paths:
        yield from _files_below(path) if path != STANDARD_INPUT and _is_folder(path) else [path]


def _is_folder(path) -> bool:
    """False also for names no system can have, which `Path.is_dir` raises for."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _files_below(folder) -> Iterator[str]:
    errors = []
    for here, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(here, name)) for name in sorted(names) if not name.startswith("."))
    yield from (error.filename for error in errors)


def printable(name) -> str:
    """A file's name as it can be shown and stored, even if its bytes are no UTF-8."""
    return str(name).encode("utf-8", "backslashreplace").decode()


def total_size(files) -> int | None:
    """Bytes of all files, or None when one of them has no size, such as standard input."""
    try:
        return sum(Path(file).stat().st_size for file in files)
    except (OSError, ValueError):
        return None


class Source:
    """An open file or standard input; `name` as it was given, `path` absolute or None, `consumed` bytes read so far."""

    def __init__(self, name: str, stream, path: str | None = None):
        self.name, self.path, self.consumed = name, path, 0
        self._stream, self._returned = stream, io.BytesIO()

    def read(self, limit: int) -> bytes:
        """At most so many bytes; fewer only at the end."""
        data = self._returned.read(limit)
        return data + self._count(self._stream.read(limit - len(data)))

    def readline(self, limit: int) -> bytes:
        """The next line with its end, or its first `limit` bytes; empty at the end."""
        line = self._returned.readline(limit)
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._count(self._stream.readline(limit - len(line)))

    def put_back(self, data: bytes) -> None:
        """Bytes that were looked at and are to be read again."""
        self._returned = io.BytesIO(data + self._returned.read())

    def peek(self, length: int) -> bytes:
        """The next bytes, left where they are."""
        data = self.read(length)
        self.put_back(data)
        return data

    def _count(self, data: bytes) -> bytes:
        self.consumed += len(data)
        return data

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        if self._stream is not sys.stdin.buffer:
            self._stream.close()


def open_source(name: str) -> Source:
    """Opens a file or, for -, standard input. Unreadable with a sentence when that fails."""
    if name == STANDARD_INPUT:
        return Source(_("standard input"), sys.stdin.buffer)
    try:
        return Source(printable(name), Path(name).open("rb"), printable(Path(name).absolute()))
    except FileNotFoundError:
        raise Unreadable(_("There is no such file or folder.")) from None
    except (OSError, ValueError) as error:
        raise Unreadable(_("The file cannot be read: %s.") % getattr(error, "strerror", error)) from None


def read_document(source: Source) -> bytes:
    """The whole file. Unreadable when it is larger than one document may be."""
    limit = conf("IMPORT_SIZE")
    data = source.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(
            _("The file is larger than %d MB. Please deliver each article as a file of its own.")
            % (limit // 1_000_000)
        )
    return data
