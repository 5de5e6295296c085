"""Who stands behind a ninjs object: names of authors, and the source."""

import re

from articles.exchange.importers.ninjs_values import role, rows, word
from articles.vocabulary import fold

AUTHOR_ROLES = {"author", "creator", "byline", "reporter", "writer"}
BY = re.compile(r"(von|by)\s+(?!(der|den|dem)\b)", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r"\s*(?:[,;/&|]|\s(?:und|and)\s)\s*")


def people(data: dict) -> tuple[tuple[str, ...], str]:
    """(names of the authors in order, the source). A name in the byline that is a source is no author."""
    credited = rows(data, "infosources", "infosource")
    sources = _names(row for row in credited if role(row) not in AUTHOR_ROLES)
    known = {fold(name) for name in [*sources, word(data, "copyrightholder")]}
    writing = [row for row in rows(data, "people", "person") + credited if role(row) in AUTHOR_ROLES]
    names = [*_byline(data), *_names(writing)]
    authors = tuple(dict.fromkeys(name for name in names if fold(name) not in known))
    return authors, ", ".join(sources) or word(data, "copyrightholder")


def _names(found) -> list[str]:
    return list(dict.fromkeys(name for name in (word(row, "name") for row in found) if name))


def _byline(data: dict) -> list[str]:
    """The names of a byline such as “Von Anna Weber und Bert Klein, dpa”; lists of names stay as they are."""
    found = []
    for name in ("by", "byline", "bylines"):
        given = rows(data, name)
        if isinstance(data.get(name), list):
            found += _names(given)
        else:
            found += [one for row in given for one in _divide(word(row, "name", "value"))]
    return found


def _divide(byline: str) -> list[str]:
    names = BETWEEN_NAMES.split(BY.sub("", byline, count=1) if BY.match(byline) else byline)
    return [name for name in names if name]
