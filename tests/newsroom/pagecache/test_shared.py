"""Pages that several machines share by a Redis: believed only as far as the change log allows."""

import socket
from functools import partial
from uuid import uuid4

import pytest

from newsroom.pagecache.shared import PAUSE, Shared
from tests.newsroom.pagecache.asking import NOW, PAGE, Clock, Log, Site, ask, cache_of

REDIS = ("127.0.0.1", 6379)
pytestmark = pytest.mark.redis


@pytest.fixture
def host():
    """A host of this test alone, so that tests do not meet each other's pages."""
    return f"{uuid4().hex}.example"


class Machine:
    """A worker with its own cache and its own reading of one log."""

    def __init__(self, log, clock, **headers):
        self.site = Site(**headers)
        url = f"redis://{REDIS[0]}:{REDIS[1]}/9"
        self.cache = cache_of(self.site, read=log, now=clock, shared=partial(Shared, url))

    def get(self, host, address="/"):
        return ask(self.cache, address, HTTP_HOST=host)


@pytest.fixture
def log():
    found = Log()
    found.rows.append((7, ("other",), NOW))
    return found


@pytest.fixture
def clock():
    return Clock()


def test_page_of_one_machine_is_not_made_again_by_another(host, log, clock):
    one, two = Machine(log, clock), Machine(log, clock)
    assert one.get(host) == two.get(host) == two.get(host)
    assert (len(one.site.asked), len(two.site.asked)) == (1, 0)


def test_page_that_changed_since_is_made_again(host, log, clock):
    one, two, three = (Machine(log, clock) for _each in range(3))
    one.get(host)
    two.cache.follower.follow(NOW)
    log.rows.append((8, ("article-1",), NOW))
    two.site.body = b"neu"
    assert two.get(host).body == b"neu"
    assert three.get(host).body == b"neu"
    assert (len(two.site.asked), len(three.site.asked)) == (1, 0)


def test_planned_change_that_became_visible_since_counts_as_well(host, log, clock):
    log.rows.append((8, ("article-1",), NOW + 5))
    one, two = Machine(log, clock), Machine(log, clock)
    one.get(host)
    clock.now += 6
    two.get(host)
    assert len(two.site.asked) == 1


def test_number_that_was_missing_when_the_page_was_made_counts(host, log, clock):
    one, two = Machine(log, clock), Machine(log, clock)
    one.cache.follower.follow(NOW)
    two.cache.follower.follow(NOW)
    log.rows.append((9, ("x",), NOW))
    one.get(host)
    log.rows.append((8, ("article-1",), NOW))
    two.get(host)
    assert len(two.site.asked) == 1


def test_page_made_before_this_worker_began_to_follow_is_not_believed(host, log, clock):
    Machine(log, clock).get(host)
    log.rows.append((8, ("article-1",), NOW))
    log.rows.append((9, ("x",), NOW))
    late = Machine(log, clock)
    late.get(host)
    assert len(late.site.asked) == 1


def test_page_is_not_believed_after_its_end(host, log, clock):
    one, two = (Machine(log, clock, X_Valid_Until=str(NOW + 10)) for _each in range(2))
    one.get(host)
    clock.now += 10
    two.get(host)
    assert len(two.site.asked) == 1


def test_server_that_does_not_answer_is_left_alone_for_a_while(clock, log):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url, moments = f"redis://127.0.0.1:{closed.getsockname()[1]}/0", [0.0]
        cache = cache_of(Site(), read=log, now=clock, shared=partial(Shared, url, clock=lambda: moments[0]))
        assert ask(cache, "/").body == PAGE
        asked = []
        cache.shared.redis.get = lambda *_args: asked.append(True)
        ask(cache, "/2/")
        moments[0] = PAUSE
        ask(cache, "/3/")
        assert asked == [True]
