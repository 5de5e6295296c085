"""Which articles carry a web address, as far as a user may know."""

from collections import defaultdict

from articles.models import RelatedLink
from articles.rules import visible_to
from articles.vocabulary import Status


def carrying(user):
    """The links to the web of articles the user may see, those of the trash left out."""
    seen = visible_to(user).exclude(status=Status.TRASHED)
    return RelatedLink.objects.exclude(url="").filter(article__in=seen.values("pk"))


def stories_by_address(user, urls):
    """The visible articles that carry each address, the one edited last first; one query."""
    rows = carrying(user).filter(url__in=urls).select_related("article").order_by("-article__edited_at", "pk")
    found = defaultdict(dict)
    for row in rows.only("url", "article__headline"):
        found[row.url][row.article_id] = row.article
    return defaultdict(list, {url: list(stories.values()) for url, stories in found.items()})
