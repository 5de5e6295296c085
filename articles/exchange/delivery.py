"""A delivered document once it is understood: values only, nothing is looked up or stored here."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from articles.body.inline import remove_controls
from articles.vocabulary import Refused

# Prefixes of category codes that say which system a code comes from; readers never see them.
CODE_PREFIXES = ("rrt-",)
CODE = re.compile(r"(?=[0-9-]*[a-z])[a-z0-9]+(-[a-z0-9]+)*")
CODE_LENGTH = 60  # characters
TITLE_LENGTH = 300  # characters of a headline, also of one asked for by an open link
AUTHOR_LENGTH, TAG_LENGTH = 120, 100  # characters


class Unreadable(Refused):
    """A document that cannot be taken in. Its text is a sentence for whoever sent or imports it."""


@dataclass(frozen=True)
class CategoryWish:
    """A category the document may belong to; `create` says whether it may be made if it is unknown."""

    slug: str
    name: str
    create: bool = True


@dataclass(frozen=True)
class TagWish:
    """A word to tag the article with; `code` only to recognise it as the category."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class Delivery:
    """One document. `keys` are (scheme, key) pairs that name it, most trusted first; `digest` changes with what it says.

    `content` holds content fields as `perform("edit")` takes them, without category, tags and credits. An in-text card
    names its story by headline only. `issue` sorts the versions of one document; `hold` says why it must stay at the
    desk; `dropped` lists in words what was left out. Times carry a zone.
    """

    keys: tuple[tuple[str, str], ...]
    digest: str
    content: Mapping
    categories: tuple[CategoryWish, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[TagWish, ...] = ()
    published_at: datetime | None = None
    issued_at: datetime | None = None
    embargo_until: datetime | None = None
    valid_until: datetime | None = None
    issue: str = ""
    note: str = ""
    hold: str = ""
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parcel:
    """One document still packed: where it stood, and how to get at its delivery; `unpack` raises Unreadable."""

    place: str
    unpack: Callable[[], Delivery]


def digest_of(*values) -> str:
    """64 hexadecimal digits that are equal for equal values; accepts what JSON knows, dates and dataclasses."""
    spelled = json.dumps(values, sort_keys=True, default=str).encode()
    return hashlib.sha256(spelled).hexdigest()


def one_line(value: str) -> str:
    """Words on one line, without control characters."""
    return " ".join(remove_controls(value).split())


def is_code(word: str) -> bool:
    """Whether a word has the form of a category code, such as rrt-allgemeines."""
    return len(word) <= CODE_LENGTH and CODE.fullmatch(word) is not None


def readable_name(code: str) -> str:
    """The name a new category gets from its code: rrt-innere-sicherheit becomes “Innere sicherheit”."""
    for prefix in CODE_PREFIXES:
        code = code.removeprefix(prefix)
    return code.replace("-", " ").capitalize()


def wish_for(code: str) -> CategoryWish:
    return CategoryWish(code, readable_name(code))
