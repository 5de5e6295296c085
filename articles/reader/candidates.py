"""What the rules of a front choose from: of each as many of its newest stories as may be needed; whole are only those shown."""

from dataclasses import replace
from datetime import datetime
from itertools import compress
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Q

from articles.fronts.arrange import Shown
from articles.fronts.layout import Rule
from articles.models.publication import Publication, TaggedPublication
from articles.models.taxonomy import Tag
from articles.reader.prepared import Prepared
from articles.reader.stories import TEASER, newest_of

CANDIDATE = ["pk", "article_id", "category_id", "genre", "published_at"]


class Candidate(NamedTuple):
    """What rules ask of a story; it was live at the moment they are asked for."""

    pk: int
    article_id: int
    category_id: int
    genre: str
    published_at: datetime
    tag_ids: frozenset = frozenset()

    def is_live(self, at):
        return True


def at_hand(layout, at, ways, stories=None):
    """The stories a layout may show, from one query: those placed by hand, and of each rule as many as may be needed."""
    placed = layout.article_ids()
    tags = sorted({tag for slot in layout.slots for tag in slot.rule.tags} | set(ways.scope.tags))
    asked = tuple((ways.ids_of(rule), rule.genre, rule.tags, number) for rule, number in wanted(layout, ways))
    shape = asked, tuple(tags)
    if not placed and not asked:
        return []
    rows = live_among(*shape, at=at, placed=placed) if stories is None else among(*shape, stories, placed)
    if not tags:
        return [Candidate(*row) for row in rows]
    return [
        Candidate(*row[: len(CANDIDATE)], frozenset(compress(tags, row[len(CANDIDATE) :]))) for row in rows
    ]


def among(asked, tags, stories, placed):
    """Of the stories those placed, and for each (section ids or None, genre, tags, number) the newest ones: rows of a
    Candidate, with whether it bears each of the tags. One that several ask for comes several times.
    """
    others = stories.exclude(article__in=placed)
    parts = [stories.filter(article__in=placed).order_by()] if placed else []
    parts += [part for each in asked for part in _newest(others, *each)]
    bears = {f"tag_{tag}": ExpressionWrapper(tagged(tag), BooleanField()) for tag in tags}
    rows = [part.annotate(**bears).values_list(*CANDIDATE, *bears) for part in parts]
    return rows[0].union(*rows[1:], all=True)


live_among = Prepared(
    Publication, lambda asked, tags, at, placed: among(asked, tags, Publication.objects.live(at), placed)
)
stories_of = Prepared(
    Publication, lambda ids: Publication.objects.filter(pk__in=ids).only(*TEASER).order_by(), remembers=True
)


def completed(filled):
    """The slots with publications in the place of candidates, from one query; without what was erased in this moment."""
    ids = {each.story.pk for slot in filled for each in slot.shown if isinstance(each.story, Candidate)}
    stories = {story.pk: story for story in stories_of(ids=sorted(ids))} if ids else {}
    return [replace(slot, shown=tuple(_completed(slot.shown, stories))) for slot in filled]


def _completed(shown, stories):
    for each in shown:
        story = stories.get(each.story.pk) if isinstance(each.story, Candidate) else each.story
        if story:
            yield Shown(story, each.why, each.placement)


def wanted(layout, ways):
    """Pairs of a rule and how many of its newest stories are enough, whatever stands further up on the page.

    Age is left out: the young ones are the newest of all.
    """
    pairs, above, widest = [], [], 0
    for slot in layout.slots:
        rule = ways.about(slot.rule)
        before = sum(most for other, most in above if not _apart(rule, other, ways))
        pairs.append((Rule(rule.categories, rule.tags, rule.genre), slot.most + before))
        if slot.least and not slot.is_about:
            widest = max(widest, sum(most for _other, most in above) + slot.least)
        if not slot.repeats:
            # Of another subject it may hold anything once it has been widened.
            above.append((rule if slot.is_about else Rule(), slot.most))
    return _merged([*pairs, (ways.scope, widest)])


def _merged(pairs):
    """Each rule once, with the highest number."""
    numbers = {}
    for rule, number in pairs:
        numbers[rule] = max(number, numbers.get(rule, 0))
    return [(rule, number) for rule, number in numbers.items() if number]


def _apart(one, other, ways):
    """True when no story can fit both rules."""
    here, there = ways.sections(one), ways.sections(other)
    if here is not None and there is not None and not set(here) & set(there):
        return True
    return "" not in (one.genre, other.genre) and one.genre != other.genre


def _newest(stories, sections, genre, tags, number):
    """The newest stories a rule holds for."""
    if genre:
        stories = stories.filter(genre=genre)
    if tags:
        stories = stories.filter(tagged(*tags))
    return newest_of(stories, number, sections)


def tagged(*tags):
    """The condition that a publication bears one of these tags, or what they were merged into."""
    meant = Tag.objects.filter(Q(pk__in=tags) | Q(merged__in=tags)).order_by()
    return Q(pk__in=TaggedPublication.objects.filter(tag__in=meant.values("pk")).values("content_object"))
