"""What the buttons of the board do: each reads its fields and gives the new layout and what to say of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.found import is_number
from articles.fronts.layout import Layout, Placement
from articles.fronts.rearrange import move_slot, pin, placement_of, remove, remove_slot, shift, unpin
from articles.vocabulary import Refused

AREA_GONE = gettext_lazy("This area is not on the front any more; somebody has removed it meanwhile.")


class Act:
    """One press of a button on the board, read from its form. Refused when it names what is not there."""

    def __init__(self, typed, layout: Layout, *, by, now):
        self.typed, self.layout, self.by, self.now = typed, layout, by, now
        self.slot = layout.slot(typed.get("slot", ""))
        article = typed.get("article", "")
        self.article = int(article) if is_number(article) else 0
        if self.slot is None:
            raise Refused(AREA_GONE)

    @property
    def source(self):
        return self.typed.get("source", "")

    @property
    def rank(self):
        rank = self.typed.get("rank", "")
        return int(rank) if is_number(rank) else None

    def placement(self):
        """The story's placement where it stands now, else a new one of whoever presses."""
        for slot_id in (self.slot.id, self.source):
            if known := placement_of(self.layout, slot_id, self.article):
                return known if known.pinned else self._placed(known)
        return self._placed(Placement(self.article))

    def _placed(self, placement):
        """Pinned from now on by this user."""
        row = placement.as_dict() | {"picture": placement.picture}
        return Placement(
            article=placement.article,
            **{name: row[name] for name in ("kicker", "headline", "text", "picture")},
            begins=placement.begins,
            ends=placement.ends,
            added_by=self.by.pk,
            added_name=str(self.by),
            added_at=self.now,
        )


def do_pin(act):
    """Also brings a story from elsewhere: `source` is the area it leaves."""
    layout = pin(act.layout, act.placement(), act.slot.id, rank=act.rank, source=act.source)
    return layout, _("Pinned in “%s”.") % area_name(act.slot)


def do_unpin(act):
    words = _("Not pinned any more. The rule decides about it from now on.")
    return unpin(act.layout, act.slot.id, act.article), words


def do_remove(act):
    return remove(act.layout, act.slot.id, act.article), _("Taken away from “%s”.") % area_name(act.slot)


def do_up(act):
    return shift(act.layout, act.slot.id, act.article, -1), _("Moved up.")


def do_down(act):
    return shift(act.layout, act.slot.id, act.article, 1), _("Moved down.")


def do_slot_up(act):
    return move_slot(act.layout, act.slot.id, -1), _("Area “%s” moved up.") % area_name(act.slot)


def do_slot_down(act):
    return move_slot(act.layout, act.slot.id, 1), _("Area “%s” moved down.") % area_name(act.slot)


def do_slot_remove(act):
    return remove_slot(act.layout, act.slot.id), _("Area “%s” taken away.") % area_name(act.slot)


ACTS = {
    "pin": do_pin,
    "unpin": do_unpin,
    "remove": do_remove,
    "up": do_up,
    "down": do_down,
    "slot_up": do_slot_up,
    "slot_down": do_slot_down,
    "slot_remove": do_slot_remove,
}
OF_A_STORY = {"pin", "unpin", "remove", "up", "down"}


def perform_act(typed, layout, *, by, now):
    """The layout after the press of a button, and what to say of it. Refused for one that means nothing."""
    name = typed.get("act", "")
    act = Act(typed, layout, by=by, now=now)
    if name not in ACTS or (name in OF_A_STORY and not act.article):
        raise Refused(_("This button means nothing to us. Please load the page again."))
    return ACTS[name](act)


def area_name(slot):
    return slot.title or str(slot.template.label)
