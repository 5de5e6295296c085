"""Dull makers of delivered documents: texts as files, ninjs objects, and both as deliveries."""

import json

from articles.exchange.importers.ninjs import parse_object
from articles.exchange.importers.text import parse_text

TEXT = """Hafen bekommt eine neue Brücke
Die Stadt baut im kommenden Jahr eine neue Brücke über den Hafen.
LESEN SIE MEHR: Alte Brücke bleibt bis Mai gesperrt
Der Rat hat den Plänen am Montag zugestimmt.
rrt-allgemeines
"""


def make_text(text=TEXT, *, path="/eingang/bruecke.txt", category=None):
    """The delivery in a text file at a path; None as from standard input."""
    return parse_text(text.encode(), path=path, category=category)


def ninjs_object(**changes):
    """A ninjs 3.x object that passes every check; None as a value leaves a property out."""
    value = {
        "uri": "urn:example:1",
        "type": "text",
        "version": "1",
        "firstCreated": "2024-03-01T08:00:00+01:00",
        "versionCreated": "2024-03-01T09:30:00+01:00",
        "language": "de",
        "by": "Von Anna Weber",
        "headlines": [{"role": "main", "value": "Hafen bekommt eine neue Brücke"}],
        "descriptions": [{"value": "Der Rat hat zugestimmt."}],
        "bodies": [{"contentType": "text/html", "value": "<p>Die Stadt baut.</p><p>Im Mai.</p>"}],
        "subjects": [{"name": "Hafen"}, {"name": "Allgemeines", "literal": "rrt-allgemeines"}],
    }
    return {name: item for name, item in {**value, **changes}.items() if item is not None}


def make_ninjs(*, category=None, **changes):
    """The delivery in a ninjs object."""
    return parse_object(ninjs_object(**changes), category=category)


def json_lines(*objects):
    """The bytes of a JSON Lines file."""
    return "".join(json.dumps(value) + "\n" for value in objects).encode()
