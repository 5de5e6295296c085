"""The layout of a front: slots in their order, the rule that fills each, and the stories placed there by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from articles.body.pictures import PictureUse
from articles.fronts.kinds import SlotTemplate

__all__ = ["LENGTHS", "Layout", "Placement", "Rule", "Slot"]

# The most characters of a placement's own words.
LENGTHS = {"kicker": 200, "headline": 300, "text": 1000}


@dataclass(frozen=True, slots=True)
class Rule:
    """Which stories fill a slot, the newest first. `categories` hold for everything below them, too.

    Empty values ask for nothing; `max_age` is in hours since first publication.
    """

    categories: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    genre: str = ""
    max_age: int | None = None

    def as_dict(self):
        return {
            "categories": list(self.categories),
            "tags": list(self.tags),
            "genre": self.genre,
            "max_age": self.max_age,
        }


@dataclass(frozen=True, slots=True)
class Placement:
    """A story placed by hand. Pinned, it stands before everything the rule brings, in the order of placements.

    Unpinned, it only lends its words and picture to the story where the rule brings it. Empty words are the story's own.
    `added_by` is the user's id, `added_name` how they were called then.
    """

    article: int
    pinned: bool = True
    kicker: str = ""
    headline: str = ""
    text: str = ""
    picture: PictureUse | None = None
    begins: datetime | None = None
    ends: datetime | None = None
    added_by: int | None = None
    added_name: str = ""
    added_at: datetime | None = None

    @property
    def picture_key(self):
        """By what a version keeps the finished picture of this use."""
        use = self.picture
        return use and "/".join(
            map(str, (use.picture, use.crop, use.focus, use.alternative, use.caption, use.credit))
        )

    def runs(self, at):
        """Whether its own time on the front has begun and is not over."""
        return (self.begins is None or self.begins <= at) and (self.ends is None or at < self.ends)

    def as_dict(self):
        return {
            "article": self.article,
            "pinned": self.pinned,
            "kicker": self.kicker,
            "headline": self.headline,
            "text": self.text,
            "picture": self.picture and self.picture.as_dict(),
            "from": self.begins and self.begins.isoformat(),
            "until": self.ends and self.ends.isoformat(),
            "added_by": self.added_by,
            "added_name": self.added_name,
            "added_at": self.added_at and self.added_at.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Slot:
    """An area of the page: at most `most` stories; with fewer than `least` it takes others than its rule asks for.

    One that `repeats` may show what stands elsewhere on the page, and what it shows may stand elsewhere, too.
    """

    id: str
    template: SlotTemplate = SlotTemplate.GRID
    title: str = ""
    link: str = ""
    least: int = 1
    most: int = 6
    rule: Rule = field(default_factory=Rule)
    repeats: bool = False
    placements: tuple[Placement, ...] = ()

    @property
    def pins(self):
        return tuple(placement for placement in self.placements if placement.pinned)

    @property
    def is_about(self):
        """Whether its heading promises something: then it never takes stories of other subjects."""
        promises = self.rule.categories or self.rule.tags or self.rule.genre
        return self.template in (SlotTemplate.SECTION, SlotTemplate.OPINION) or bool(self.title and promises)

    def as_dict(self):
        return {
            "id": self.id,
            "template": str(self.template),
            "title": self.title,
            "link": self.link,
            "min": self.least,
            "max": self.most,
            "rule": self.rule.as_dict(),
            "repeats": self.repeats,
            "placements": [placement.as_dict() for placement in self.placements],
        }


@dataclass(frozen=True, slots=True)
class Layout:
    """A front's slots in their order."""

    slots: tuple[Slot, ...] = ()

    def placements(self) -> Iterator[Placement]:
        for slot in self.slots:
            yield from slot.placements

    def article_ids(self):
        """Ids of the articles placed by hand, each once, in their order."""
        return list(dict.fromkeys(placement.article for placement in self.placements()))

    def moments(self):
        """When the time of one of its placements begins or ends."""
        return {
            moment
            for placement in self.placements()
            for moment in (placement.begins, placement.ends)
            if moment
        }

    def uses(self):
        """The pictures its placements show instead of the stories' own, each once."""
        return list(dict.fromkeys(each.picture for each in self.placements() if each.picture))

    def slot(self, slot_id):
        """The slot of this id, or None."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def with_slot(self, slot):
        """The layout with this slot in the place of the one of its id."""
        return replace(self, slots=tuple(slot if each.id == slot.id else each for each in self.slots))

    def as_dict(self):
        return {"slots": [slot.as_dict() for slot in self.slots]}
