"""A page is dropped when what it shows changes, in its moment, and nothing else is; many readers, bounded memory, failures."""

from threading import Event, Thread

from newsroom.pagecache.cdn import LONGEST, Edge
from tests.newsroom.pagecache.asking import NOW, PAGE, Site, ask, cache_of


def test_change_drops_exactly_what_depends_on_it(cached, log):
    site = Site()
    cache = cached(site)
    ask(cache, "/a/")
    site.headers["Surrogate-Key"] = "article-2 site"
    ask(cache, "/b/")
    log.rows.append((1, ("article-1",), NOW))
    ask(cache, "/a/"), ask(cache, "/b/")
    assert [path for _method, path, _query in site.asked] == ["/a/", "/b/", "/a/"]
    log.rows.append((2, ("site",), NOW))
    ask(cache, "/a/"), ask(cache, "/b/")
    assert [path for _method, path, _query in site.asked][3:] == ["/a/", "/b/"]


def test_planned_change_drops_in_its_very_moment_without_asking_the_log(cached, clock, log):
    log.rows.append((1, ("article-1",), NOW + 60))
    site = Site()
    cache = cached(site, pause=9_999)
    ask(cache, "/")
    clock.now = NOW + 59.999
    ask(cache, "/")
    assert len(site.asked) == 1
    clock.now = NOW + 60
    ask(cache, "/")
    assert (len(site.asked), len(log.asked)) == (2, 1)


def test_number_that_appears_late_is_not_missed(cached, log):
    """A transaction that took a smaller number commits after one with a larger one."""
    site = Site()
    cache = cached(site)
    log.rows = [(1, ("x",), NOW)]
    ask(cache, "/")
    log.rows.append((4, ("x",), NOW))
    ask(cache, "/")
    log.rows.append((2, ("article-1",), NOW))
    ask(cache, "/")
    assert (log.asked[-1], len(site.asked)) == ((4, (2, 3)), 2)
    assert list(cache.follower.missing) == [3]


def test_page_that_changed_while_it_was_made_is_not_kept(cached, log):
    class Slow(Site):
        def __call__(self, environ, start_response):
            log.rows.append((len(log.rows) + 1, ("article-1",), NOW))
            cache.follower.follow(NOW)
            return super().__call__(environ, start_response)

    site = Slow()
    cache = cached(site)
    assert ask(cache, "/").body == PAGE
    assert len(cache.store) == 0


def test_page_is_not_sent_after_its_end_and_made_anew_when_it_may_lag(cached, clock):
    site = Site(X_Valid_Until=str(NOW + 100), X_May_Lag="10")
    cache = cached(site)
    for after, asked in [(0, 1), (9, 1), (10, 2), (19, 2), (20, 3), (99, 4), (100, 5)]:
        clock.now = NOW + after
        ask(cache, "/")
        assert (after, len(site.asked)) == (after, asked)


def test_one_reader_makes_a_lagging_page_anew_while_others_get_the_old_one(cached, clock):
    begun, go_on = Event(), Event()

    class Waiting(Site):
        def __call__(self, environ, start_response):
            if self.asked:
                begun.set()
                go_on.wait(10)
            return super().__call__(environ, start_response)

    site = Waiting(X_May_Lag="10")
    cache = cached(site)
    ask(cache, "/")
    clock.now += 10
    site.body = b"neu"
    got = []
    maker = Thread(target=lambda: got.append(ask(cache, "/").body))
    maker.start()
    assert begun.wait(10)
    assert ask(cache, "/").body == PAGE
    go_on.set()
    maker.join(10)
    assert (got, ask(cache, "/").body, len(site.asked)) == ([b"neu"], b"neu", 2)


def test_many_readers_at_once_make_a_page_once(cached):
    go_on = Event()

    class Waiting(Site):
        def __call__(self, environ, start_response):
            go_on.wait(10)
            return super().__call__(environ, start_response)

    site, got = Waiting(), []
    cache = cached(site)
    readers = [Thread(target=lambda: got.append(ask(cache, "/").body)) for _each in range(8)]
    for reader in readers:
        reader.start()
    go_on.set()
    for reader in readers:
        reader.join(10)
    assert (got, len(site.asked)) == ([PAGE] * 8, 1)


def test_memory_is_bounded_and_the_longest_unused_page_goes_first(cached):
    site = Site()
    cache = cached(site, most=20_000)
    for number in range(1_000):
        ask(cache, f"/{number}/", HTTP_ACCEPT_ENCODING="br")
        ask(cache, "/0/")
    assert cache.store.size <= 20_000
    assert 2 <= len(cache.store) <= 8
    assert len([path for _method, path, _query in site.asked if path == "/0/"]) == 1
    assert len(cache.store._by_key["site"]) == len(cache.store)


def test_page_larger_than_the_cache_is_answered_and_not_kept(cached):
    cache = cached(Site(b"x" * 30_000), most=20_000)
    assert ask(cache, "/").body == b"x" * 30_000
    assert (len(cache.store), cache.store.size, cache.store._by_key) == (0, 0, {})


def test_nothing_is_answered_from_memory_while_the_site_is_closed(cached):
    site, closed = Site(), []
    cache = cached(site, is_closed=lambda: bool(closed))
    ask(cache, "/")
    closed.append(True)
    assert [ask(cache, "/").body for _each in range(2)] == [PAGE, PAGE]
    assert len(site.asked) == 3


def test_pages_are_answered_while_the_log_cannot_be_read_but_not_for_ever(clock):
    moments, down = [0.0], []

    def read(after, missing=()):
        if down:
            raise OSError("no database")
        return []

    site = Site()
    cache = cache_of(site, read=read, now=clock)
    cache.follower.clock = lambda: moments[0]
    ask(cache, "/")
    down.append(True)
    for moment, asked in [(0.3, 1), (599, 1), (600, 2)]:
        moments[0] = moment
        assert ask(cache, "/").status == 200
        assert (moment, len(site.asked)) == (moment, asked)


def test_nothing_is_kept_before_the_log_was_read_once():
    def read(after, missing=()):
        raise OSError("no database")

    site = Site()
    cache = cache_of(site, read=read)
    assert [ask(cache, "/").body for _each in range(2)] == [PAGE, PAGE]
    assert (len(site.asked), len(cache.store)) == (2, 0)


def test_hosts_do_not_share_pages(cached):
    site = Site()
    cache = cached(site)
    ask(cache, "/", HTTP_HOST="a.example"), ask(cache, "/", HTTP_HOST="b.example")
    assert len(site.asked) == 2


def test_cache_in_front_is_told_the_keys_and_how_long_the_page_holds(cached, clock, log):
    log.rows.append((1, ("article-1",), NOW + 90))
    log.rows.append((2, ("article-2",), NOW + 5))
    cache = cached(Site(), cdn=Edge("Cache-Tag"))
    headers = ask(cache, "/").headers
    assert (headers["cache-tag"], headers["cdn-cache-control"]) == ("article-1,site", "max-age=90")
    assert headers["cache-control"] == "public, max-age=0, must-revalidate"
    clock.now += 30.5
    assert ask(cache, "/").headers["cdn-cache-control"] == "max-age=59"
    clock.now += 60
    assert ask(cache, "/").headers["cdn-cache-control"] == f"max-age={LONGEST}"
