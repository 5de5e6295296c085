"""Which stories a front shows at a moment: valid pins, then what the rules bring, each story once, only public ones."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from articles.fronts.kinds import LeftOut, Why
from articles.fronts.layout import Layout, Placement, Rule, Slot

__all__ = ["Filled", "Missed", "Shown", "Story", "Ways", "arrange", "fill"]


class Story(Protocol):
    """What is asked of a story. `tag_ids` may hold only those tags that rules ask for."""

    article_id: int
    category_id: int
    genre: str
    published_at: datetime
    tag_ids: Collection[int]

    def is_live(self, at: datetime) -> bool: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """A story in a slot and why it stands there; `placement` holds what the desk says of it here, None without."""

    story: Story
    why: Why
    placement: Placement | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """A pin that does not stand on the front, and why."""

    placement: Placement
    why: LeftOut


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with its stories in their order."""

    slot: Slot
    shown: tuple[Shown, ...] = ()
    missed: tuple[Missed, ...] = ()

    @property
    def is_short(self):
        """Whether even the widest rule did not bring the least number of stories."""
        return len(self.shown) < self.slot.least


@dataclass(frozen=True, slots=True)
class Ways:
    """How rules are read: `below` gives the ids of a category and all below it, `scope` is what the whole front is about.

    A rule that names neither category nor tag means the scope.
    """

    below: Callable[[int], Collection[int]]
    scope: Rule = field(default_factory=Rule)
    _read: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    def about(self, rule):
        """The rule with the scope in place of the subject it does not name."""
        if rule.categories or rule.tags:
            return rule
        return Rule(self.scope.categories, self.scope.tags, rule.genre, rule.max_age)

    def sections(self, rule):
        """Ids of all categories a rule holds for; None for every one."""
        if not rule.categories:
            return None
        found = self._read.get(rule.categories)
        if found is None:
            found = self._read[rule.categories] = {
                pk for category in rule.categories for pk in self.below(category)
            }
        return found

    def ids_of(self, rule):
        """The same as a tuple in order."""
        sections = self.sections(rule)
        return sections if sections is None else tuple(sorted(sections))


def arrange(layout: Layout, at: datetime, stories: Iterable[Story], ways: Ways) -> list[Filled]:
    """The slots readers see at a moment, each with at least one story."""
    return [filled for filled in fill(layout, at, stories, ways) if filled.shown]


def fill(layout, at, stories, ways):
    """Every slot of the layout, also one that stays empty: what the desk is shown.

    Pins of the whole page are placed before any rule is asked, so none of them is taken by a slot further up.
    """
    page = _Page(at, stories, ways)
    pinned = [page.pin(slot) for slot in layout.slots]
    return [page.backfill(filled) for filled in pinned]


class _Page:
    """The stories at hand, the newest first, and which of them stand somewhere already."""

    def __init__(self, at, stories, ways):
        live = {story.article_id: story for story in stories if story.is_live(at)}
        self.at, self.ways, self.live = at, ways, live
        newest = sorted(live.values(), key=lambda each: (each.published_at, each.article_id), reverse=True)
        # Read once: rules go through them a dozen times, and what a model says of another one is slow to ask.
        self.newest = [(story.article_id, story.category_id, story) for story in newest]
        self.taken = set()

    def pin(self, slot):
        shown, missed, here = [], [], set()
        for placement in slot.pins:
            reason = self._reason_against(placement, here if slot.repeats else self.taken)
            if reason is None and len(shown) == slot.most:
                reason = LeftOut.FULL
            if reason:
                missed.append(Missed(placement, reason))
                continue
            self._take(slot, placement.article, here)
            shown.append(Shown(self.live[placement.article], Why.PINNED, placement))
        return Filled(slot, tuple(shown), tuple(missed))

    def _reason_against(self, placement, taken):
        if placement.begins and self.at < placement.begins:
            return LeftOut.EARLY
        if not placement.runs(self.at):
            return LeftOut.OVER
        if placement.article not in self.live:
            return LeftOut.NOT_PUBLIC
        return LeftOut.TWICE if placement.article in taken else None

    def backfill(self, filled):
        """What the rule brings up to the highest number; then, up to the least one, what a wider rule brings."""
        slot, shown = filled.slot, list(filled.shown)
        here = {each.story.article_id for each in shown}
        for why, rule, number in self._steps(slot):
            for story in self._matching(rule, number - len(shown), here if slot.repeats else self.taken):
                self._take(slot, story.article_id, here)
                shown.append(Shown(story, why, self._words(slot, story)))
        return Filled(slot, tuple(shown), filled.missed)

    def _steps(self, slot):
        rule = self.ways.about(slot.rule)
        yield Why.RULE, rule, slot.most
        yield Why.OLDER, Rule(rule.categories, rule.tags, rule.genre), slot.least
        if not slot.is_about:
            yield Why.ELSEWHERE, self.ways.scope, slot.least

    def _matching(self, rule, number, taken):
        """At most `number` of the newest stories the rule holds for, that do not stand anywhere yet."""
        sections, found = self.ways.sections(rule), []
        for article, category, story in self.newest:
            if len(found) >= number:
                break
            if article in taken or not (sections is None or category in sections):
                continue
            if self._fits(story, rule):
                found.append(story)
        return found

    def _fits(self, story, rule):
        return (
            (not rule.tags or not set(rule.tags).isdisjoint(story.tag_ids))
            and rule.genre in ("", story.genre)
            and (rule.max_age is None or story.published_at > self.at - timedelta(hours=rule.max_age))
        )

    def _take(self, slot, article, here):
        here.add(article)
        if not slot.repeats:
            self.taken.add(article)

    def _words(self, slot, story):
        """What the desk wants said of the story in this slot, however it came here."""
        for placement in slot.placements:
            if placement.article == story.article_id and placement.runs(self.at):
                return placement
        return None
