"""Everything the checks want to know besides the content itself: read once, by as many queries for ten links as for one."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body.parse import parse_leniently
from articles.body.text import plain_text, word_count
from articles.editing.pictures import uses_in
from articles.models import Article, Author, Category, Picture, Publication, Thread, WebLink, Withdrawal
from articles.rules import visible_to
from articles.vocabulary import AuthorKind, Status, fold


@dataclass(frozen=True)
class Target:
    """A linked article. `headline` is its number for those who may not see it."""

    headline: str
    trashed: bool
    withdrawn: bool
    live: bool
    planned_for: datetime | None

    @property
    def gone(self):
        """Taken from readers or from the desk, and not on its way back."""
        return self.trashed or (self.withdrawn and not self.live and self.planned_for is None)


class Facts:
    """What is known of an article whose `content` is judged by `by` (None: the newsroom) for `at` (None: not chosen).

    Nothing is read before a check asks; two queries answer all of them, a third where words lead to the web.
    """

    def __init__(self, article, content, *, by=None, at=None, now=None):
        self.article, self.content, self.by, self.at = article, content, by, at
        self.now = now or timezone.now()

    @cached_property
    def document(self):
        return parse_leniently(self.content["body"])[0]

    @cached_property
    def text(self):
        return plain_text(self.document)

    @cached_property
    def words(self):
        return word_count(self.document)

    @cached_property
    def linked(self):
        """Ids of the articles this one leads to, each as often as a card, a closing link or the running text names it."""
        cards = [int(card.get("data-article")) for card in self.document.cards() if card.get("data-article")]
        others = [pk for pk in self.document.article_ids() if pk not in cards]
        return [*cards, *others, *(link["target"] for link in self.content["links"] if link["target"])]

    @cached_property
    def targets(self):
        """Linked articles by id, in the order of the text."""
        return {pk: target_of(self._rows[pk]) for pk in self.linked if pk in self._rows}

    @cached_property
    def uses(self):
        """The uses of pictures with their places, in the order readers meet them."""
        return uses_in(self.content, self.document)

    @cached_property
    def pictures(self):
        """The pictures used, by id; one query, none for a text without pictures."""
        ids = {use.picture for _place, use in self.uses}
        return Picture.objects.in_bulk(ids) if ids else {}

    @cached_property
    def broken_addresses(self):
        """What is known of the web addresses here that failed when they were asked last, in the order of the text."""
        cards = [card.get("data-url") for card in self.document.cards()]
        after = [link["url"] for link in self.content["links"]]
        urls = dict.fromkeys(filter(None, [*cards, *self.document.web_addresses(), *after]))
        broken = WebLink.objects.broken_among(urls)
        return {url: broken[url] for url in urls if url in broken}

    @property
    def open_threads(self):
        return self._rows[self.article.pk].open_threads

    @property
    def twin(self):
        """Id of a live story with the same headline, None if there is none."""
        return self._rows[self.article.pk].twin

    @property
    def original_language(self):
        """The language of the article this one translates, None where it translates none."""
        return self._rows[self.article.pk].original_language

    @property
    def from_agency(self):
        """Whether the byline or the source names an agency."""
        return self._rows[self.article.pk].from_agency

    @cached_property
    def has_moderator(self):
        """Whether somebody answers for the category or one above it."""
        active = Category.moderators.through.objects.filter(category=OuterRef("pk"), user__is_active=True)
        rows = Category.objects.with_tree_fields().annotate(moderated=Exists(active))
        paths = {
            pk: (path, moderated) for pk, path, moderated in rows.values_list("pk", "tree_path", "moderated")
        }
        path, _moderated = paths.get(self.content["category"], ((), False))
        return any(paths[pk][1] for pk in path)

    @cached_property
    def _rows(self):
        """The article and those it links to, with every fact of the database, in one query."""
        rows = standing({self.article.pk, *self.linked}, self._visible(), self.now)
        return {row.pk: row for row in rows.annotate(**self._own_facts())}

    def _visible(self):
        return Article.objects.all() if self.by is None else visible_to(self.by)

    def _own_facts(self):
        """Facts of the article itself; the database works them out once, not once a row."""
        threads = Thread.objects.filter(article=self.article, resolved_at=None).order_by()
        live = Exists(Publication.objects.live(self.now).filter(article=OuterRef("pk")))
        twins = Article.objects.filter(live, headline_key=fold(self.content["headline"])[:300])
        twins = twins.exclude(headline_key="").exclude(pk=self.article.pk).order_by("pk")
        original = Article.objects.filter(pk=self.content.get("translation_of")).order_by()
        named = Q(pk__in=self.content["credits"]) | Q(name__iexact=self.content["source"])
        return {
            "open_threads": Coalesce(
                Subquery(threads.values("article").annotate(number=Count("pk")).values("number")), 0
            ),
            "original_language": Subquery(original.values("language")[:1]),
            "twin": Subquery(twins.values("pk")[:1]),
            "from_agency": Exists(Author.objects.filter(named, kind=AuthorKind.AGENCY)),
        }


def standing(ids, visible, now):
    """Articles with what readers see of them, and whether they are among the visible ones."""
    own = Publication.objects.filter(article=OuterRef("pk"))
    rows = Article.objects.filter(pk__in=ids).annotate(
        live=Exists(own.live(now)),
        planned_for=Subquery(own.planned(now).order_by("live_from").values("live_from")[:1]),
        withdrawn=Exists(Withdrawal.objects.filter(article=OuterRef("pk"))),
        visible=Exists(visible.filter(pk=OuterRef("pk"))),
    )
    return rows.only("pk", "headline", "status")


def target_of(row):
    return Target(
        headline=_("“%s”") % row if row.visible else f"#{row.pk}",
        trashed=row.status == Status.TRASHED,
        withdrawn=row.withdrawn,
        live=row.live,
        planned_for=row.planned_for,
    )


def share_targets(several, visible, now):
    """Reads what several articles link to and show by one query each, so that a list of them costs as much as one."""
    ids = {pk for facts in several for pk in facts.linked}
    rows = {row.pk: row for row in standing(ids, visible, now)}
    pictures = Picture.objects.in_bulk({use.picture for facts in several for _place, use in facts.uses})
    for facts in several:
        facts.pictures = pictures
        facts.targets = {pk: target_of(rows[pk]) for pk in facts.linked if pk in rows}
