"""What came of asking one address, as a value."""

from dataclasses import dataclass

from articles.vocabulary import LinkReason

# The page may be there and shows itself to people: no reason to cry wolf.
FINE = frozenset({"", LinkReason.PEOPLE.value})


@dataclass(frozen=True)
class Answer:
    """`reason` is empty when a page answered; `wait` are the seconds a server asked for, None when it named none.

    `moved_to` is where the page has moved for good, empty when it has not.
    """

    reason: str = ""
    status: int | None = None
    wait: int | None = None
    moved_to: str = ""

    @property
    def is_fine(self):
        return self.reason in FINE

    @property
    def is_later(self):
        """Neither good nor bad: the server is there and busy."""
        return self.reason == LinkReason.LATER


class NoAnswer(Exception):
    """An address that no page was had from; `reason` is one of LinkReason."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = LinkReason(reason).value
