"""Lists as files to take along: CSV for spreadsheets and JSON Lines for programs, written while they are sent."""

import csv
import json

from django.http import StreamingHttpResponse
from django.utils import timezone, translation

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "|")  # what a spreadsheet takes for a formula


class Echo:
    """A file that hands every line back instead of keeping it."""

    def write(self, line):
        return line


def csv_lines(head, rows):
    """Lines with a head; Excel knows UTF-8 by the mark at the beginning, and German ones want semicolons."""
    writer = csv.writer(Echo(), delimiter=";")
    yield "\ufeff"
    yield writer.writerow(map(harmless, head))
    for row in rows:
        yield writer.writerow(map(harmless, row))


def harmless(cell):
    """The cell as text that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(BEGINNINGS) else text


def json_lines(head, rows):
    """One object a line, its keys from the head."""
    for row in rows:
        yield json.dumps(dict(zip(head, row, strict=True)), ensure_ascii=False) + "\n"


def in_language(language, lines):
    """The lines, each made in that language: they are written after the middleware, and with it the user's, has gone."""
    while True:
        with translation.override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line


def attachment(lines, name, kind="text/csv"):
    """The answer that saves lines as a file of today; nothing on the way may keep it."""
    ending = {"text/csv": "csv", "application/x-ndjson": "jsonl"}[kind]
    response = StreamingHttpResponse(
        in_language(translation.get_language(), iter(lines)), content_type=f"{kind}; charset=utf-8"
    )
    file_name = f"{name}-{timezone.localdate():%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response["Cache-Control"] = "no-store"
    return response
