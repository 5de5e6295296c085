"""The pages of one process: bounded by bytes, the longest unused go first, found by what they depend on."""

from collections import OrderedDict, deque
from threading import Lock

REMEMBERED = 2_000  # drops that are remembered for pages being made meanwhile


class Store:
    """Safe with threads; reading takes no lock. `most` in bytes."""

    def __init__(self, most):
        self.most, self.size, self.drops, self.gone = most, 0, 0, 0
        self._pages, self._by_key = OrderedDict(), {}
        self._recent = deque(maxlen=REMEMBERED)
        self._lock = Lock()

    def __len__(self):
        return len(self._pages)

    def get(self, address):
        """The Entry, or None."""
        entry = self._pages.get(address)
        if entry is not None:
            try:
                self._pages.move_to_end(address)
            except KeyError:  # dropped by another thread in this moment
                return None
        return entry

    def mark(self):
        """To be asked for before a page is made, see `put`."""
        return self.drops

    def put(self, address, entry, mark):
        """Keeps a page, unless something it shows has changed since the mark; returns whether it was kept."""
        with self._lock:
            if not self._holds_since(entry.keys, mark):
                return False
            self._remove(address)
            self._pages[address] = entry
            entry.counted, entry.is_other = entry.size, False
            self.size += entry.counted
            for key in entry.keys:
                self._by_key.setdefault(key, set()).add(address)
            self._make_room()
        return True

    def _holds_since(self, keys, mark):
        missed = self.drops - mark
        if missed > len(self._recent):
            return False
        recent = [self._recent[-place] for place in range(1, missed + 1)]
        return all(dropped.isdisjoint(keys) for dropped in recent)

    def recount(self, address, entry):
        """After a page got a compressed form."""
        with self._lock:
            if self._pages.get(address) is entry:
                self.size -= entry.counted
                entry.counted, entry.is_other = entry.size, False
                self.size += entry.counted
                self._make_room()

    def drop(self, keys):
        """Forgets every page that depends on one of these cache keys."""
        with self._lock:
            self.drops += 1
            self._recent.append(frozenset(keys))
            for key in keys:
                for address in list(self._by_key.get(key, ())):
                    self._remove(address)
                    self.gone += 1

    def remove(self, address, entry):
        """Forgets this one page, if it is still the one kept."""
        with self._lock:
            if self._pages.get(address) is entry:
                self._remove(address)

    def clear(self):
        with self._lock:
            self.drops += REMEMBERED + 1  # no page that is being made now is kept
            self._pages.clear()
            self._by_key.clear()
            self.size = 0

    def _make_room(self):
        while self.size > self.most and self._pages:
            self._remove(next(iter(self._pages)))

    def _remove(self, address):
        entry = self._pages.pop(address, None)
        if entry is None:
            return
        self.size -= entry.counted
        for key in entry.keys:
            addresses = self._by_key[key]
            addresses.discard(address)
            if not addresses:
                del self._by_key[key]
