"""Offers in the form: an open link asks for a headline, and by now there is a story that bears it."""

from articles.admin.article.typed import read_id
from articles.admin.publicity import described
from articles.editing.openlinks import resolve_open_link, suggestions
from articles.rules import visible_to


class Offers:
    """What is offered for one article. `chosen` are the values that were ticked, each “id:headline asked for”."""

    def __init__(self, article, user, chosen=()):
        self.article, self.user, self.chosen = article, user, list(chosen)

    def listed(self):
        """The offers as the form shows them, each open headline once."""
        links = list(self.article.links.exclude(wanted="")) if self.article.pk else []
        stories = suggestions(links, visible_to(self.user)) if links else {}
        facts = described(visible_to(self.user), [story.pk for story in stories.values()])
        by_value = {f"{stories[link.pk].pk}:{link.wanted}": link for link in links if link.pk in stories}
        return [
            {
                "value": value,
                "wanted": link.wanted,
                "story": facts[stories[link.pk].pk],
                "ticked": value in self.chosen,
            }
            for value, link in by_value.items()
        ]

    def accept(self, content):
        """The content with every ticked offer in place; a story the user may not see stays out."""
        ticked = [
            (read_id(pk), wanted) for pk, _colon, wanted in (each.partition(":") for each in self.chosen)
        ]
        ids = [pk for pk, _wanted in ticked if pk]
        seen = set(visible_to(self.user).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
        for pk, wanted in ticked:
            if pk in seen:
                content = {**content, **resolve_open_link(content, wanted, pk)}
        return content
