"""What the page cache answers from memory, and what it leaves to the application."""

import gzip
from threading import Event, Thread

import brotli
import pytest
from backports import zstd

from tests.newsroom.pagecache.asking import ask, cache_of

NOW = 1_800_000_000.5  # seconds since 1970
PAGE = "<p>Ein Text über die Brücke.</p>".encode() * 30


class Site:
    """An application that counts what it is asked; `headers` and `status` of its next answers may be changed."""

    def __init__(self, body=PAGE, status="200 OK", **headers):
        self.body, self.status, self.asked = body, status, []
        self.headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "public, max-age=0, must-revalidate",
            "ETag": 'W/"1"',
            "Vary": "Accept-Encoding",
            "Surrogate-Key": "article-1 site",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }

    def __call__(self, environ, start_response):
        self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"]))
        start_response(self.status, [(name, value) for name, value in self.headers.items() if value])
        return [self.body]


class Clock:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


class Log:
    """A change log in memory, as the follower reads it."""

    def __init__(self):
        self.rows, self.asked = [], []

    def __call__(self, after, missing=()):
        self.asked.append((after, missing))
        return [row for row in self.rows if after is None or row[0] > after or row[0] in missing]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def cached(clock, log):
    """Builds a cache around a Site."""

    def build(site, **options):
        return cache_of(site, read=log, now=clock, **options)

    return build


def test_second_reader_gets_the_same_bytes_without_asking_the_application(cached):
    site = Site()
    cache = cached(site)
    first, second = ask(cache, "/"), ask(cache, "/")
    assert first == second
    assert (first.status, first.body, len(site.asked)) == (200, PAGE, 1)
    assert first.headers == {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "public, max-age=0, must-revalidate",
        "etag": 'W/"1"',
        "vary": "Accept-Encoding",
        "content-length": str(len(PAGE)),
    }


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpacked"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, zstd", "zstd", zstd.decompress),
        ("gzip;q=0.5", "gzip", gzip.decompress),
        ("*", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("br;q=no", None, bytes),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_every_client_gets_its_best_encoding_of_one_page(cached, accepted, encoding, unpacked):
    site = Site()
    cache = cached(site)
    ask(cache, "/")
    got = ask(cache, "/", HTTP_ACCEPT_ENCODING=accepted)
    assert (got.headers.get("content-encoding"), unpacked(got.body)) == (encoding, PAGE)
    assert got.headers["content-length"] == str(len(got.body))
    assert len(site.asked) == 1


def test_small_and_unprintable_bodies_are_not_compressed(cached):
    for body, kind in [(b"kurz", "text/plain"), (b"\x00" * 900, "image/jpeg")]:
        got = ask(cached(Site(body, Content_Type=kind)), "/", HTTP_ACCEPT_ENCODING="br")
        assert ("content-encoding" in got.headers, got.body) == (False, body)


@pytest.mark.parametrize("tags", ['W/"1"', '"0", W/"1"', "*"])
def test_client_that_has_the_page_is_told_so_by_its_tag(cached, tags):
    cache = cached(Site())
    ask(cache, "/")
    got = ask(cache, "/", HTTP_IF_NONE_MATCH=tags)
    assert (got.status, got.body, got.headers["etag"]) == (304, b"", 'W/"1"')
    assert "content-length" not in got.headers
    assert ask(cache, "/", HTTP_IF_NONE_MATCH='W/"2"').status == 200


def test_date_is_told_when_it_is_unmistakable_and_counts_only_if_it_is_exactly_ours(cached, clock):
    cache = cached(Site())
    assert "last-modified" not in ask(cache, "/").headers
    clock.now += 2
    date = ask(cache, "/").headers["last-modified"]
    assert date == "Fri, 15 Jan 2027 08:00:00 GMT"
    assert ask(cache, "/", HTTP_IF_MODIFIED_SINCE=date).status == 304
    assert ask(cache, "/", HTTP_IF_MODIFIED_SINCE="Fri, 15 Jan 2027 09:00:00 GMT").status == 200
    assert ask(cache, "/", HTTP_IF_MODIFIED_SINCE=date, HTTP_IF_NONE_MATCH='W/"2"').status == 200


def test_head_is_answered_like_get_without_the_body(cached):
    site = Site()
    cache = cached(site)
    whole = ask(cache, "/", "HEAD"), ask(cache, "/")
    assert (whole[0].body, whole[1].body, whole[0].headers) == (b"", PAGE, whole[1].headers)
    assert site.asked == [("GET", "/", "")]


@pytest.mark.parametrize(
    "asked",
    [
        {"method": "POST"},
        {"HTTP_COOKIE": "a=b; sessionid=abc"},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"address": "/desk/"},
        {"address": "/?" + "x" * 1001},
        {"address": "/?" + "&".join(f"page={n}" for n in range(30))},
    ],
)
def test_what_may_be_meant_for_one_person_is_always_asked_anew(cached, asked):
    site = Site()
    cache = cached(site)
    address = asked.pop("address", "/")
    for _each in range(2):
        got = ask(cache, address, **asked)
        assert (got.status, "surrogate-key" in got.headers) == (200, False)
    assert len(site.asked) == 2


def test_request_without_https_is_left_to_the_application(cached):
    site = Site()
    cache = cached(site, secure=("HTTP_X_FORWARDED_PROTO", "https"))
    for proto, asked in [("https", 1), ("https", 1), ("http", 2), ("http", 3)]:
        ask(cache, "/", HTTP_X_FORWARDED_PROTO=proto)
        assert len(site.asked) == asked
    ask(cache, "/")
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "headers",
    [
        {"Set_Cookie": "a=b"},
        {"Cache_Control": "no-store"},
        {"Cache_Control": "private"},
        {"Vary": "Accept-Encoding, Cookie"},
        {"Content_Security_Policy": "script-src 'nonce-abc'"},
        {"Surrogate_Key": ""},
        {"X_Valid_Until": str(NOW)},
    ],
)
def test_answer_that_may_not_be_shared_is_not_kept(cached, headers):
    site = Site(**headers)
    cache = cached(site)
    for _each in range(2):
        assert ask(cache, "/").body == PAGE
    assert (len(site.asked) >= 2, len(cache.store)) == (True, 0)


def test_answer_that_is_not_kept_reaches_the_client_whole(cached):
    site = Site(status="404 Not Found", Cache_Control="no-store", Surrogate_Key="", Vary="Cookie")
    got = ask(cached(site), "/", HTTP_ACCEPT_ENCODING="br")
    assert (got.status, brotli.decompress(got.body)) == (404, PAGE)
    assert got.headers["vary"] == "Accept-Encoding, Cookie"


def test_failure_of_the_application_is_not_swallowed_and_blocks_nobody(cached):
    def failing(environ, start_response):
        raise RuntimeError("kaputt")

    cache = cached(failing)
    for _each in range(2):
        with pytest.raises(RuntimeError):
            ask(cache, "/")


def test_parameters_have_one_order_and_foreign_ones_make_no_page(cached):
    site = Site()
    cache = cached(site, parameters=("page", "kind"))
    for query in ("page=2&kind=x", "kind=x&utm_source=mail&page=2", "kind=x&page=%32"):
        ask(cache, f"/?{query}")
    assert site.asked == [("GET", "/", "kind=x&page=2")]
    ask(cache, "/?fbclid=1")
    assert site.asked[1:] == [("GET", "/", "")]


def test_redirect_keeps_the_whole_query_of_each_reader(cached):
    site = Site(status="301 Moved Permanently", Location="/neu/", ETag="")
    cache = cached(site)
    ask(cache, "/alt/?utm_source=mail")
    assert site.asked[-1] == ("GET", "/alt/", "utm_source=mail")
    ask(cache, "/alt/")
    asked = len(site.asked)
    assert (ask(cache, "/alt/").headers["location"], len(site.asked)) == ("/neu/", asked)


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
