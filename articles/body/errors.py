"""Why a text was refused, in sentences an editor understands."""

from collections.abc import Mapping

__all__ = ["BadTarget", "BodyError", "UnknownKind", "UnknownProvider"]

# Long enough to recognise the place in the text, short enough for one line of an error list.
QUOTED_LENGTH = 80


def gettext_noop(message: str) -> str:
    """Mark a sentence for the message catalogue; the caller who shows it translates `template`."""
    return message


def shorten(value: str) -> str:
    return value if len(value) <= QUOTED_LENGTH else f"{value[: QUOTED_LENGTH - 1]}…"


class BodyError(ValueError):
    """A text that cannot be stored. `template` and `values` allow the sentence to be translated.

    Values are shortened, as they come from outside; `whole` are those that are our own words.
    """

    def __init__(self, template: str, *, whole: Mapping[str, str] | None = None, **values: str) -> None:
        self.template = template
        self.values = {name: shorten(value) for name, value in values.items()} | dict(whole or {})
        super().__init__(template % self.values)


class UnknownKind(BodyError):
    """An element, or a place for an element, that the table of kinds does not know.

    `kind` is the element as the sentence names it, without angle brackets.
    """

    ELEMENT = gettext_noop(
        "The text contains an element that is not supported: <%(kind)s>. "
        "Remove it or use the matching button."
    )
    MISPLACED = gettext_noop(
        "The text contains <%(kind)s> inside <%(parent)s>, which is not supported. Move it out."
    )
    OUTSIDE_TABLE = gettext_noop("The text contains <%(kind)s> outside a table. Use the button for tables.")
    TOO_LARGE = gettext_noop(
        "The text contains a table that is too large: <%(kind)s>. "
        "A table may have 20 columns and 500 rows; divide it or leave something out."
    )
    OUTSIDE = gettext_noop("The text contains <%(kind)s> outside a list. Use the button for lists.")
    NOT_EMPTY = gettext_noop(
        "The text contains something inside <%(kind)s>, where nothing can stand. Move it out."
    )
    TOO_DEEP = gettext_noop("The text contains lists nested too deeply: <%(kind)s>. Remove some levels.")
    VALUE = gettext_noop("The text contains an element with a value that is not supported: <%(kind)s>.")
    NO_RENDERER = gettext_noop("The text contains a kind of block that cannot be shown: %(kind)s.")

    def __init__(self, kind: str, template: str = ELEMENT, **values: str) -> None:
        super().__init__(template, kind=kind, **values)
        self.kind = self.values["kind"]


class BadTarget(BodyError):
    """A link or card that leads nowhere we allow. `target` is what was asked for."""

    LINK = gettext_noop(
        "The target of a link is not allowed: %(target)s. "
        "Use an address that begins with https://, a mail address or one of our articles."
    )
    NO_LINK = gettext_noop(
        "The text contains a link without a target. Remove the link or give it an address."
    )
    CARD = gettext_noop(
        "The target of a card is not allowed: %(target)s. "
        "Use one of our articles or an address that begins with https://."
    )
    NO_PICTURE = gettext_noop(
        "The text contains a picture without its number in the library. Remove it and choose the picture again."
    )
    CARD_COUNT = gettext_noop(
        "A card needs exactly one target: an article, an address or the headline of a story still to come."
    )

    NO_EMBED = gettext_noop("An embed needs an address. Enter one or remove the embed.")

    def __init__(self, target: str, template: str = LINK) -> None:
        super().__init__(template, target=target)
        self.target = self.values["target"]


class UnknownProvider(BadTarget):
    """An address to embed that belongs to none of the providers, which the sentence names."""

    EMBED = gettext_noop(
        "This address cannot be embedded: %(target)s. "
        "Use the address of a single page at one of these: %(providers)s."
    )

    def __init__(self, target: str, providers: str) -> None:
        BodyError.__init__(self, self.EMBED, whole={"providers": providers}, target=target)
        self.target = self.values["target"]
