"""Who makes a page: one thread at a time, while the others wait for what it brings."""

from contextlib import contextmanager
from threading import Event, Lock

LONGEST = 10  # seconds somebody waits before making the page as well


class Flights:
    def __init__(self):
        self._lock, self._flying = Lock(), {}

    @contextmanager
    def first(self, address):
        """Yields True to the one who has to make the page, False to whoever waited for it."""
        event = self._begin(address)
        if event is None:
            yield False
            return
        try:
            yield True
        finally:
            self._end(address, event)

    def _begin(self, address):
        """The event to set in the end; None after waiting for another one."""
        with self._lock:
            other = self._flying.get(address)
            if other is None:
                own = self._flying[address] = Event()
                return own
        other.wait(LONGEST)
        return None

    def _end(self, address, event):
        with self._lock:
            self._flying.pop(address, None)
        event.set()

    def is_made(self, address):
        """Whether somebody is making this page now."""
        return address in self._flying
