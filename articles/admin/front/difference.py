"""The difference between two layouts in words: what came, what went, what moved, which words and areas changed."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from articles.admin.front.facts import area_name
from articles.admin.front.versioned import headlines, name_of
from articles.admin.times import short_time
from articles.fronts.compare import compare
from articles.fronts.layout import Layout


@dataclass(frozen=True)
class Part:
    """Sentences of one kind, under a heading; `kind` names it for the page's colours."""

    kind: str
    title: str
    rows: list


def difference(before, after, user):
    """Parts with at least one row, from one Layout to another; the stories are those placed by hand."""
    found = compare(before, after)
    both = {*before.article_ids(), *after.article_ids()}
    words = _Words(before, after, headlines(both, user))
    parts = [
        Part("came", _("New on the page"), [words.named(pk, words.new) for pk in found.came]),
        Part("went", _("No longer there"), [words.named(pk, words.old) for pk in found.went]),
        Part("moved", _("Moved"), words.moved(found.moved)),
        Part(
            "reworded", _("Shown differently"), [row for pk in found.reworded for row in words.reworded(pk)]
        ),
        Part("areas", _("Areas"), list(words.areas(found))),
    ]
    told = [part for part in parts if part.rows]
    pushed = (
        [] if told or found.is_empty else [Part("moved", _("Moved"), [_("Stories stand in another order")])]
    )
    return told or pushed


class _Words:
    """Sentences about the stories and areas of two layouts; `names` are headlines by article id."""

    def __init__(self, before, after, names):
        self.before, self.after, self.names = before, after, names
        self.old, self.new = _places(before), _places(after)

    def name(self, pk):
        return name_of(pk, self.names)

    def named(self, pk, places):
        """A headline with the areas it stands in."""
        return f"{self.name(pk)} ({', '.join(area_name(slot) for slot, _rank, _placement in places[pk])})"

    def moved(self, ids):
        """Stories that went to another area, and those whose order changed; not those only pushed aside."""
        rows = []
        for pk in ids:
            (old, rank, _was), (new, place, _is) = self.old[pk][0], self.new[pk][0]
            words = {"story": self.name(pk), "old": area_name(old), "new": area_name(new)}
            if {slot.id for slot, *_rest in self.old[pk]} != {slot.id for slot, *_rest in self.new[pk]}:
                rows.append(_("%(story)s: moved from “%(old)s” to “%(new)s”") % words)
            elif pk not in _in_order(old, new):
                words |= {"rank": rank + 1, "place": place + 1}
                rows.append(_("%(story)s: from place %(rank)d to place %(place)d in “%(new)s”") % words)
        return rows

    def reworded(self, pk):
        """One sentence for each thing the desk says of the story otherwise now."""
        for (_slot, _rank, old), (_area, _place, new) in zip(self.old[pk], self.new[pk], strict=False):
            for title, was, now in zip(_titles(), _said(old), _said(new), strict=True):
                if was != now:
                    yield _turned(self.name(pk), title, was, now)
            if old.picture != new.picture:
                yield _("%(story)s: own picture changed") % {"story": self.name(pk)}

    def areas(self, found):
        """What became of areas."""
        for pk in found.new_slots:
            yield _("“%s” was added") % area_name(self.after.slot(pk))
        for pk in found.gone_slots:
            yield _("“%s” was taken away") % area_name(self.before.slot(pk))
        for pk in found.changed_slots:
            yield _changed(self.before.slot(pk), self.after.slot(pk))
        if found.reordered:
            yield _("The areas stand in another order")


def _turned(story, what, old, new):
    """That something is said of a story now, not any more, or otherwise."""
    words = {"story": story, "what": what, "old": old, "new": new}
    if not old:
        return _("%(story)s: %(what)s added, “%(new)s”") % words
    if not new:
        return _("%(story)s: %(what)s taken away, it was “%(old)s”") % words
    return _("%(story)s: %(what)s “%(old)s” → “%(new)s”") % words


def _places(layout: Layout):
    """Of each article placed by hand the slots it stands in, its place there and its placement."""
    found = {}
    for slot in layout.slots:
        for rank, placement in enumerate(slot.placements):
            found.setdefault(placement.article, []).append((slot, rank, placement))
    return found


def _in_order(old, new):
    """Ids of the stories of an area that kept their order towards each other."""
    before, after = ([each.article for each in slot.placements] for slot in (old, new))
    shared = [[pk for pk in ids if pk in other] for ids, other in ((before, after), (after, before))]
    blocks = SequenceMatcher(None, *shared, autojunk=False).get_matching_blocks()
    return {pk for block in blocks for pk in shared[0][block.a : block.a + block.size]}


def _titles():
    return [_("own kicker"), _("own headline"), _("own text"), _("place"), _("from"), _("until")]


def _said(placement):
    """In the order of `_titles`."""
    times = [short_time(moment) if moment else "" for moment in (placement.begins, placement.ends)]
    own = [placement.kicker, placement.headline, placement.text]
    return [*own, _("pinned") if placement.pinned else _("where the rule brings it"), *times]


def _changed(old, new):
    """Which settings of an area are others now."""
    settings = {
        "title": _("heading"),
        "link": _("link"),
        "template": _("look"),
        "least": _("least number"),
        "most": _("highest number"),
        "rule": _("rule"),
        "repeats": _("repetition"),
    }
    changed = [word for name, word in settings.items() if getattr(old, name) != getattr(new, name)]
    return _("“%(area)s”: %(what)s changed") % {"area": area_name(new), "what": ", ".join(changed)}
