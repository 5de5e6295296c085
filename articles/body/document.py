"""The document: what a text is made of once it has been parsed. Values only, compared and hashed as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.body.kinds import MARKS

__all__ = ["Block", "Break", "Document", "Inline", "Mark", "Marks", "Text", "article_id", "with_mark"]

ARTICLE_SCHEME = "article:"
WEB_SCHEMES = ("http://", "https://")
_MARK_ORDER = {name: position for position, name in enumerate(MARKS)}


def article_id(target: str) -> int | None:
    """The id in a link target such as `article:123`; None for every other target."""
    return int(target.removeprefix(ARTICLE_SCHEME)) if target.startswith(ARTICLE_SCHEME) else None


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark by its name in the table; `target` only for links."""

    kind: str
    target: str = ""


Marks = tuple[Mark, ...]


def with_mark(marks: Marks, mark: Mark) -> Marks:
    """Add a mark in the one order the table gives; an inner link replaces the outer one."""
    others = [other for other in marks if other.kind != mark.kind]
    return tuple(sorted([*others, mark], key=lambda each: _MARK_ORDER[each.kind]))


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A hard line break. It carries marks so that a link across two lines stays one link."""

    marks: Marks = ()


Inline = Text | Break


@dataclass(frozen=True, slots=True)
class Block:
    """A block by its kind in the table: attributes in the order of the table, blocks or inline content below."""

    kind: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Block | Inline", ...] = ()

    def get(self, name: str) -> str:
        return dict(self.attributes).get(name, "")

    def blocks(self) -> Iterator["Block"]:
        return (child for child in self.children if isinstance(child, Block))

    def inlines(self) -> tuple[Inline, ...]:
        return tuple(child for child in self.children if not isinstance(child, Block))


@dataclass(frozen=True, slots=True)
class Document:
    blocks: tuple[Block, ...] = ()

    def walk(self) -> Iterator[Block]:
        """Every block in reading order, a container before what it holds."""
        waiting = list(reversed(self.blocks))
        while waiting:
            block = waiting.pop()
            yield block
            waiting.extend(reversed(tuple(block.blocks())))

    def cards(self) -> Iterator[Block]:
        """The read-more cards in order, open ones included; their attributes say where they lead."""
        return (block for block in self.walk() if block.kind == "readmore")

    def embeds(self) -> Iterator[str]:
        """The addresses of what other people's pages show in this one."""
        return (block.get("data-url") for block in self.walk() if block.kind == "embed")

    def article_ids(self) -> list[int]:
        """Our own articles this text leads to, by card or by link, in order and without duplicates."""
        ids = (number for block in self.walk() for number in _linked_ids(block))
        return list(dict.fromkeys(ids))

    def web_addresses(self) -> list[str]:
        """The web addresses words of this text lead to, in order and without duplicates; those of cards are not words."""
        targets = (mark.target for block in self.walk() for node in block.inlines() for mark in node.marks)
        return list(dict.fromkeys(target for target in targets if target.startswith(WEB_SCHEMES)))


def _linked_ids(block: Block) -> Iterator[int]:
    if block.get("data-article"):
        yield int(block.get("data-article"))
    for node in block.inlines():
        for mark in node.marks:
            number = article_id(mark.target)
            if number is not None:
                yield number
