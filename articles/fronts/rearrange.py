"""Moves of the desk on a layout: each gives a new Layout, and one that names what is not there changes nothing."""

from dataclasses import replace

from articles.fronts.layout import Layout, Placement, Slot

__all__ = [
    "move_slot",
    "pin",
    "placement_of",
    "remove",
    "remove_slot",
    "replace_placement",
    "shift",
    "unpin",
]


def placement_of(layout: Layout, slot_id: str, article: int):
    """The story's placement in a slot, or None."""
    slot = layout.slot(slot_id)
    return next((each for each in slot.placements if each.article == article), None) if slot else None


def pin(layout, placement: Placement, slot_id, *, rank=None, source=""):
    """The story pinned in a slot at a rank among its pins (default: the last), and taken from slot `source`."""
    slot = layout.slot(slot_id)
    if slot is None:
        return layout
    if source and source != slot_id:
        layout = remove(layout, source, placement.article)
    pins, others = _parts(slot, without=placement.article)
    rank = len(pins) if rank is None else max(0, min(rank, len(pins)))
    pins.insert(rank, replace(placement, pinned=True))
    return layout.with_slot(replace(slot, placements=(*pins, *others)))


def unpin(layout, slot_id, article):
    """The story stands no more by hand; its own words and picture stay for when the rule brings it."""
    slot, placement = layout.slot(slot_id), placement_of(layout, slot_id, article)
    if placement is None:
        return layout
    pins, others = _parts(slot, without=article)
    kept = [replace(placement, pinned=False)] if _says_something(placement) else []
    return layout.with_slot(replace(slot, placements=(*pins, *others, *kept)))


def remove(layout, slot_id, article):
    """The layout without the story's placement in this slot."""
    slot = layout.slot(slot_id)
    if slot is None:
        return layout
    kept = tuple(each for each in slot.placements if each.article != article)
    return layout.with_slot(replace(slot, placements=kept))


def shift(layout, slot_id, article, by):
    """A pinned story `by` places further down among the pins of its slot, negative up."""
    slot, placement = layout.slot(slot_id), placement_of(layout, slot_id, article)
    if placement is None or not placement.pinned:
        return layout
    rank = [each.article for each in slot.pins].index(article)
    return pin(layout, placement, slot_id, rank=rank + by)


def replace_placement(layout, slot_id, placement):
    """The slot with this placement in the place of the story's old one, or behind the others."""
    slot = layout.slot(slot_id)
    if slot is None:
        return layout
    articles = [each.article for each in slot.placements]
    rows = list(slot.placements)
    if placement.article in articles:
        rows[articles.index(placement.article)] = placement
    else:
        rows.append(placement)
    return layout.with_slot(replace(slot, placements=tuple(rows)))


def move_slot(layout, slot_id, by):
    """The slot `by` places further down the page, negative up."""
    rows = list(layout.slots)
    slot = layout.slot(slot_id)
    if slot is None:
        return layout
    place = rows.index(slot) + by
    rows.remove(slot)
    rows.insert(max(0, min(place, len(rows))), slot)
    return Layout(tuple(rows))


def remove_slot(layout, slot_id):
    return Layout(tuple(slot for slot in layout.slots if slot.id != slot_id))


def _parts(slot: Slot, *, without):
    """Lists of the pinned and of the other placements, one story left out."""
    rows = [each for each in slot.placements if each.article != without]
    return [each for each in rows if each.pinned], [each for each in rows if not each.pinned]


def _says_something(placement):
    return bool(placement.kicker or placement.headline or placement.text or placement.picture)
