"""Where an article is linked, as its page and the steps that take it away show it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from articles.admin.publicity import badges, with_publicity
from articles.models import Article
from articles.rules import visible_to
from articles.vocabulary import LinkPlacement, Status
from articles.workflow.destroy import links_to

MOST = 40  # articles named


@dataclass(frozen=True)
class Use:
    """One article that links here: where in it, and how far it is with its readers."""

    article: Article
    places: list
    badges: list


@dataclass(frozen=True)
class Uses:
    """The articles linking here that the user may see, the one edited last first, and the numbers of what is not named.

    `more` are further ones the user may see, `others` those they may not.
    """

    links: list
    more: int
    others: int


def linked_from(article, user):
    """The Uses of an article, by one query. Itself and trashed stories, which lead nobody anywhere, are left out."""
    of = links_to(article).filter(article=OuterRef("pk"))
    linking = Article.objects.filter(pk__in=links_to(article).values("article"))
    linking = linking.exclude(status=Status.TRASHED).annotate(
        in_text=Exists(of.filter(placement=LinkPlacement.IN_TEXT)),
        after_text=Exists(of.filter(placement=LinkPlacement.AFTER)),
        seen=Exists(visible_to(user).filter(pk=OuterRef("pk"))),
    )
    linking = with_publicity(linking).select_related("category").defer("body").order_by("-edited_at", "pk")
    stories = list(linking)
    seen = [story for story in stories if story.seen]
    return Uses([_use(story) for story in seen[:MOST]], len(seen[MOST:]), len(stories) - len(seen))


def _use(story):
    places = {LinkPlacement.IN_TEXT: story.in_text, LinkPlacement.AFTER: story.after_text}
    return Use(story, [place.label for place, there in places.items() if there], badges(story))


def linked_from_context(request, article, form):
    """Addition to the article's page; nothing links to a text not stored yet."""
    return {"linked_from": linked_from(article, request.user) if article else None}
