"""Two lists entry by entry: what stayed, came, went, was worded anew, and what stands at another place now."""

from collections import Counter
from dataclasses import dataclass

from articles.body.order import rising

SAME, CHANGED, NEW, GONE, MOVED = "same", "changed", "new", "gone", "moved"


@dataclass(frozen=True)
class Entry:
    """One entry: how it was called before and is called now, and its places before and now, counted from 1."""

    state: str
    old: str = ""
    new: str = ""
    old_place: int = 0
    new_place: int = 0


def compare_lists(old, new):
    """Entries in the new order, what is gone behind its old neighbour. Both are lists of (key, words)."""
    old, new = _numbered(old), _numbered(new)
    olds = {key: place for place, (key, _words) in enumerate(old)}
    kept = rising([olds[key] for key, _words in new if key in olds])
    entries = [_entry(key, words, place, old, olds, kept) for place, (key, words) in enumerate(new)]
    return tuple(_with_gone(entries, old, {key for key, _words in new}))


def _numbered(pairs):
    """The same with keys that are unique: an entry that stands twice is two."""
    seen = Counter()
    numbered = []
    for key, words in pairs:
        numbered.append(((key, seen[key]), words))
        seen[key] += 1
    return numbered


def _entry(key, words, place, old, olds, kept):
    if key not in olds:
        return Entry(NEW, new=words, new_place=place + 1)
    before = olds[key]
    old_words = old[before][1]
    state = MOVED if before not in kept else CHANGED if words != old_words else SAME
    return Entry(state, old_words, words, before + 1, place + 1)


def _with_gone(entries, old, still_there):
    """Each entry that is gone directly after the one that stood before it."""
    gone = {
        place: Entry(GONE, old=words, old_place=place)
        for place, (key, words) in enumerate(old, 1)
        if key not in still_there
    }
    yield from _following(gone, 0)
    for entry in entries:
        yield entry
        if entry.old_place and entry.state != MOVED:
            yield from _following(gone, entry.old_place)
    yield from gone.values()


def _following(gone, place):
    while (place := place + 1) in gone:
        yield gone.pop(place)
