"""What a step works with while it is carried out: the locked article, who, when, and what was typed."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from articles.editing.checks import Facts
from articles.editing.content import EMPTY
from articles.models import Article, Publication, User


@dataclass
class Doing:
    """One step in progress. Times are aware; `by` is None when the newsroom itself acts.

    `accepted` are the names of checks whose findings somebody has seen and accepted; None when nobody is asked.
    """

    article: Article
    by: User | None
    now: datetime
    reason: str = ""
    at: datetime | None = None
    until: datetime | None = None
    published_at: datetime | None = None
    publication: int | None = None
    content: dict = field(default_factory=dict)
    planning: dict = field(default_factory=dict)
    kind: str = ""
    text: str = ""
    before: str = ""
    after: str = ""
    accepted: frozenset | None = None
    overridden: list = field(default_factory=list)
    facts: Facts | None = None

    @cached_property
    def upcoming(self):
        """Beginnings of the article's live and planned publications, in order."""
        return list(
            Publication.objects.filter(article=self.article)
            .not_ended(self.now)
            .values_list("live_from", flat=True)
        )

    @property
    def said(self):
        """The content the step judges: what the latest revision says."""
        return {**EMPTY, **(self.article.latest.content if self.article.latest else {})}
