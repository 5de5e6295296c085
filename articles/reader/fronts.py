"""Curated fronts as readers see them: the version of a moment, and its slots with their stories."""

from dataclasses import dataclass, field
from datetime import timedelta

from articles.cachekeys import HOME, article_key, category_key, tag_key
from articles.fronts.arrange import Ways, arrange
from articles.fronts.layout import Layout, Rule
from articles.fronts.reading import stored_layout
from articles.models.front import FrontVersion
from articles.reader.candidates import at_hand, completed
from articles.reader.dependence import changes_at, shows
from articles.reader.prepared import Prepared
from articles.reader.slots import dressed


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
    """The slots of a front at a moment with their stories, ready for the page; none is empty. Two queries.

    `stories` are the publications to choose from when they are not those live at that moment. `scope` is the Rule of what
    the whole front is about; `extra` holds unsaved publications that take part like the others.
    """
    ways = Ways(below=lambda pk: below(sections, pk), scope=scope or Rule())
    found = at_hand(standing.layout, at, ways, stories)
    note_dependence(standing.layout, found, ways)
    filled = completed(arrange(standing.layout, at, [*found, *extra], ways))
    return [dressed(each, standing, sections) for each in filled if each.shown]


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
