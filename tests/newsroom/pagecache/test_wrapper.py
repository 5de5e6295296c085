"""What the page cache answers from memory, and what it leaves to the application."""

import gzip

import brotli
import pytest
from backports import zstd

from tests.newsroom.pagecache.asking import NOW, PAGE, Site, ask


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


def test_page_is_kept_in_its_smallest_form_and_whole_for_whoever_wants_that(cached):
    cache = cached(Site())
    ask(cache, "/")
    before = cache.store.size
    ask(cache, "/", HTTP_ACCEPT_ENCODING="br")
    assert cache.store.size < before - len(PAGE) / 2
    for encoding, unpacked in [("", bytes), ("gzip", gzip.decompress), ("br", brotli.decompress)]:
        assert unpacked(ask(cache, "/", HTTP_ACCEPT_ENCODING=encoding).body) == PAGE
