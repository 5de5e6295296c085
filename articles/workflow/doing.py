"""What a step works with while it is carried out: the locked article, who, when, and what was typed."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.models import Article, User


@dataclass
class Doing:
    """One step in progress. Times are aware; `by` is None when the newsroom itself acts."""

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

    @property
    def said(self):
        """The content the step judges: what the latest revision says."""
        return self.article.latest.content
