"""Curated fronts as readers see them: the version of a moment, and all its stories from one query."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import BooleanField, ExpressionWrapper, Q

from articles.cachekeys import HOME, article_key, category_key, tag_key
from articles.fronts.arrange import Ways, arrange
from articles.fronts.layout import Layout, Rule
from articles.fronts.reading import stored_layout
from articles.models.front import FrontVersion
from articles.models.publication import Publication, TaggedPublication
from articles.models.taxonomy import Tag
from articles.reader.dependence import changes_at, shows
from articles.reader.prepared import Prepared
from articles.reader.slots import dressed
from articles.reader.stories import TEASER, keys_of_newest

COLUMNS = [*TEASER, "live_until"]  # what `is_live` asks for, too


@dataclass(frozen=True)
class Standing:
    """What a front is at a moment. `pictures` are the placements' own, as FrontVersion has them.

    `lost` are ids of those that were taken back since; `version` is the version's id, None for a layout nobody made.
    """

    layout: Layout
    pictures: dict = field(default_factory=dict)
    lost: frozenset = frozenset()
    version: int | None = None


def standing_at(at, **front):
    """What a front was at a moment (one field of Front, such as front__kind="home"); None before its first version.

    One query, and one more only when a picture of the version was taken back.
    """
    ((field, value),) = front.items()
    version = next(iter(version_at(field, value=value, at=at)), None)
    if version is None:
        return None
    lost = frozenset(version.lost_pictures()) if version.has_losses else frozenset()
    return Standing(stored_layout(version.content), version.pictures, lost, version.pk)


def _versions(field, value, at):
    return FrontVersion.objects.filter(**{field: value}).begun(at).with_losses()[:1]


version_at = Prepared(FrontVersion, _versions)


def slots_at(standing, at, sections, *, stories=None, scope=None, extra=()):
    """The slots of a front at a moment with their stories, ready for the page; none is empty. One query.

    `stories` are the publications to choose from when they are not those live at that moment. `scope` is the Rule of what
    the whole front is about; `extra` holds unsaved publications that take part like the others.
    """
    ways = Ways(below=lambda pk: below(sections, pk), scope=scope or Rule())
    found = at_hand(standing.layout, at, ways, stories)
    note_dependence(standing.layout, found, ways)
    filled = arrange(standing.layout, at, [*found, *extra], ways)
    return [dressed(each, standing, sections) for each in filled]


def note_dependence(layout, found, ways):
    """Which changes, and which moments, may bring other stories to the front."""
    shows(*map(article_key, layout.article_ids()))
    for slot in layout.slots:
        rule = ways.about(slot.rule)
        shows(*keys_of_rule(rule))
        if slot.least and not slot.is_about:
            shows(*keys_of_rule(ways.scope))
        if rule.max_age is not None:
            for story in found:
                changes_at(story.published_at + timedelta(hours=rule.max_age))


def keys_of_rule(rule):
    """A story that fits carries all kinds of keys the rule asks for, so one kind is enough."""
    if rule.categories:
        return [category_key(pk) for pk in rule.categories]
    return [tag_key(pk) for pk in rule.tags] or [HOME]


def below(sections, category):
    """Ids of a category and all below it; none for one that is not there any more."""
    section = sections.known(category)
    return sections.ids_below(section) if section else []


def at_hand(layout, at, ways, stories=None):
    """The stories a layout may show, from one query: those placed by hand, and of each rule as many as may be needed."""
    placed = layout.article_ids()
    tags = {tag for slot in layout.slots for tag in slot.rule.tags} | set(ways.scope.tags)
    asked = tuple((ways.ids_of(rule), rule.genre, rule.tags, number) for rule, number in wanted(layout, ways))
    shape = asked, tuple(sorted(tags))
    if not placed and not asked:
        return []
    rows = (
        live_among(*shape, at=at, placed=placed) if stories is None else list(among(*shape, stories, placed))
    )
    for story in rows:
        story.tag_ids = {tag for tag in tags if getattr(story, f"tag_{tag}")}
    return rows


def among(asked, tags, stories, placed):
    """Of the stories those placed, and for each (section ids or None, genre, tags, number) the newest ones."""
    others = stories.exclude(article__in=placed)
    parts = [stories.filter(article__in=placed).order_by().values("pk")] if placed else []
    parts += [keys for each in asked for keys in _newest(others, *each)]
    every = stories.model._default_manager
    chosen = every.filter(pk__in=parts[0].union(*parts[1:], all=True)).only(*COLUMNS).order_by()
    bears = {f"tag_{tag}": ExpressionWrapper(tagged(tag), BooleanField()) for tag in tags}
    return chosen.annotate(**bears)


live_among = Prepared(
    Publication,
    lambda asked, tags, at, placed: among(asked, tags, Publication.objects.live(at), placed),
    remembers=True,
)


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
    """Keys of the newest stories a rule holds for."""
    if genre:
        stories = stories.filter(genre=genre)
    if tags:
        stories = stories.filter(tagged(*tags))
    return keys_of_newest(stories, number, sections)


def tagged(*tags):
    """The condition that a publication bears one of these tags, or what they were merged into."""
    meant = Tag.objects.filter(Q(pk__in=tags) | Q(merged__in=tags)).order_by()
    return Q(pk__in=TaggedPublication.objects.filter(tag__in=meant.values("pk")).values("content_object"))
