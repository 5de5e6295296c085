"""What differs between two layouts, in values the desk can put into words."""

from dataclasses import dataclass

__all__ = ["Difference", "compare"]


@dataclass(frozen=True, slots=True)
class Difference:
    """`came`, `went` and `moved` hold ids of articles placed by hand; `reworded` those with other words, picture or
    times; the rest are ids of slots.
    """

    came: list[int]
    went: list[int]
    moved: list[int]
    reworded: list[int]
    new_slots: list[str]
    gone_slots: list[str]
    changed_slots: list[str]
    reordered: bool

    @property
    def is_empty(self):
        lists = (self.came, self.went, self.moved, self.reworded)
        return not any((*lists, self.new_slots, self.gone_slots, self.changed_slots, self.reordered))


def compare(before, after):
    """The Difference from one Layout to another."""
    old, new = _places(before), _places(after)
    both = [article for article in new if article in old]
    slots, others = _slots(before), _slots(after)
    shared = [pk for pk in others if pk in slots]
    return Difference(
        came=[article for article in new if article not in old],
        went=[article for article in old if article not in new],
        moved=[article for article in both if old[article][0] != new[article][0]],
        reworded=[article for article in both if old[article][1] != new[article][1]],
        new_slots=[pk for pk in others if pk not in slots],
        gone_slots=[pk for pk in slots if pk not in others],
        changed_slots=[pk for pk in shared if slots[pk] != others[pk]],
        reordered=[pk for pk in slots if pk in others] != shared,
    )


def _places(layout):
    """Of each article placed by hand: in which slots at which places, and what is said of it there."""
    found = {}
    for slot in layout.slots:
        for rank, placement in enumerate(slot.placements):
            places, words = found.setdefault(placement.article, ([], []))
            places.append((slot.id, rank))
            words.append(_words(placement))
    return found


def _words(placement):
    each = placement.as_dict()
    return [each[name] for name in ("pinned", "kicker", "headline", "text", "picture", "from", "until")]


def _slots(layout):
    """Each slot's settings by its id, in their order."""
    rows = {slot.id: slot.as_dict() for slot in layout.slots}
    return {
        pk: {name: value for name, value in row.items() if name != "placements"} for pk, row in rows.items()
    }
