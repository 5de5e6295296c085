"""Asking real servers on this machine: what each kind of answer means, how often, and where nobody connects to."""

import ipaddress
import socket
import ssl
import time
from datetime import timedelta
from email.utils import format_datetime

import pytest
from django.utils import timezone

from articles.linkhealth.answer import Answer
from articles.linkhealth.asking import ask, seconds_of
from tests.articles.linkhealth.servers import (
    CERTIFICATE,
    by_method,
    dripping_head,
    endless,
    garbage,
    hang_up,
    redirect,
    serving,
    silent,
    status,
)

HERE = {ipaddress.ip_address("127.0.0.1"), ipaddress.ip_address("::1")}


def ask_here(url, **given):
    """Lets this machine through, and nothing else."""
    return ask(url, may_be_asked=HERE.__contains__, **{"seconds": 10, **given})


def asked(route, **given):
    """(answer, requests) for one page."""
    with serving({"/seite": route}) as server:
        answer = ask_here(server.url("/seite"), **given)
        return answer, [method for method, _path in server.asked]


@pytest.mark.parametrize(
    ("route", "answer", "methods"),
    [
        (status(200), Answer("", 200), ["HEAD"]),
        (status(204), Answer("", 204), ["HEAD"]),
        (status(404), Answer("gone", 404), ["HEAD"]),
        (status(410), Answer("gone", 410), ["HEAD"]),
        (status(400), Answer("status", 400), ["HEAD", "GET"]),
        (status(500), Answer("status", 500), ["HEAD", "GET"]),
        (status(503), Answer("status", 503), ["HEAD", "GET"]),
        (status(401), Answer("people", 401), ["HEAD", "GET"]),
        (status(403), Answer("people", 403), ["HEAD", "GET"]),
        (status(300), Answer("status", 300), ["HEAD"]),
        (status(302), Answer("status", 302), ["HEAD"]),
        (status(429), Answer("later", 429), ["HEAD"]),
        (status(429, Retry_After="7200"), Answer("later", 429, wait=7200), ["HEAD"]),
        (status(503, Retry_After="60"), Answer("later", 503, wait=60), ["HEAD"]),
        (status(503, Retry_After="bald"), Answer("later", 503), ["HEAD"]),
        (garbage, Answer("garbled"), ["HEAD", "GET"]),
        (hang_up, Answer("garbled"), ["HEAD", "GET"]),
    ],
)
def test_answer_of_a_server(route, answer, methods):
    assert asked(route) == (answer, methods)


@pytest.mark.parametrize("refused", [status(403), status(405), status(501), status(500), hang_up, garbage])
def test_server_that_refuses_head_is_asked_by_get(refused):
    assert asked(by_method(HEAD=refused, GET=status(200))) == (Answer("", 200), ["HEAD", "GET"])


def test_patience_asked_for_by_get_is_granted():
    busy = by_method(HEAD=status(405), GET=status(503, Retry_After="90"))
    assert asked(busy) == (Answer("later", 503, wait=90), ["HEAD", "GET"])


def test_request_names_the_site_and_leaves_out_the_part_of_the_page(settings):
    settings.SITE_NAME, settings.SITE_URL = "Küstenbote ☀", "https://bote.example"
    with serving({"/stra%C3%9Fe?q=%20ja&x=1": status(200)}) as server:
        assert ask_here(server.url("/straße?q=%20ja&x=1#teil")) == Answer("", 200)
    (headers,) = server.headers
    assert headers["User-Agent"] == "kuestenbote-links/1.0 (+https://bote.example)"
    assert headers["Host"] == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize("route", [silent, dripping_head])
def test_slow_server_gets_its_time_and_no_more(route):
    began = time.monotonic()
    assert asked(route, seconds=0.4) == (Answer("timeout"), ["HEAD", "GET"])
    assert 0.8 <= time.monotonic() - began < 5


def test_slow_head_does_not_condemn_the_page():
    assert asked(by_method(HEAD=silent, GET=status(200)), seconds=0.4)[0] == Answer("", 200)


def test_page_without_end_is_read_for_some_bytes_only():
    route = by_method(HEAD=status(405), GET=endless)
    began = time.monotonic()
    assert asked(route, seconds=30) == (Answer("", 200), ["HEAD", "GET"])
    assert time.monotonic() - began < 10


def test_nobody_listens():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        assert ask_here(url) == Answer("connection")


def test_host_that_does_not_exist():
    assert ask_here("https://gibt.es.nicht.invalid/") == Answer("host")


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1/",
        "http://127.0.0.1:99999/",
        "http://bank.example@127.0.0.1/",
        "ftp://127.0.0.1:21/",
        "http:///x",
        f"http://{'x' * 70}.example/",
        "http://a..example/",
        "mailto:a@example.org",
    ],
)
def test_address_nobody_can_read(url):
    assert ask_here(url) == Answer("address")


# Redirects


@pytest.mark.parametrize(
    ("numbers", "moved_to"),
    [
        ([301], "/1"),
        ([308], "/1"),
        ([302], ""),
        ([303], ""),
        ([307], ""),
        ([301, 308, 301], "/3"),
        ([301, 302], "/1"),
        ([302, 301], ""),
        ([301, 301, 301, 301, 301], "/5"),
    ],
)
def test_page_has_moved_as_far_as_the_first_redirects_are_permanent(numbers, moved_to):
    pages = {f"/{place}": redirect(number, f"/{place + 1}") for place, number in enumerate(numbers)}
    with serving({**pages, f"/{len(numbers)}": status(200)}) as server:
        answer = ask_here(server.url("/0"))
        assert answer == Answer("", 200, moved_to=moved_to and server.url(moved_to))


def test_new_address_keeps_the_part_of_the_page():
    with serving({"/alt": redirect(301, "/neu"), "/neu": status(200)}) as server:
        assert ask_here(server.url("/alt#zwei")).moved_to == server.url("/neu#zwei")


def test_new_address_is_spelled_in_ascii():
    location = "/größe neu".encode().decode("latin-1")  # as bytes of UTF-8 on the wire
    with serving({"/alt": redirect(301, location), "/gr%C3%B6%C3%9Fe%20neu": status(200)}) as server:
        assert ask_here(server.url("/alt")).moved_to == server.url("/gr%C3%B6%C3%9Fe%20neu")


def test_new_address_too_long_to_be_kept_is_followed_and_not_named():
    long = "/" + "x" * 1000
    with serving({"/alt": redirect(301, long), long: status(200)}) as server:
        assert ask_here(server.url("/alt")) == Answer("", 200)


def test_page_that_moved_to_where_nothing_is_has_gone():
    with serving({"/alt": redirect(301, "/neu"), "/neu": status(404)}) as server:
        assert ask_here(server.url("/alt")) == Answer("gone", 404)


def test_circle_of_redirects_ends_after_six_requests():
    with serving({"/a": redirect(301, "/b"), "/b": redirect(302, "/a")}) as server:
        assert ask_here(server.url("/a")) == Answer("loop")
    assert len(server.asked) == 6


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:x", "http://[x"])
def test_redirect_to_what_is_no_web_page(location):
    assert asked(redirect(302, location))[0].reason in ("stray", "address")


# What is never connected to


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]"])
def test_own_machine_is_not_asked_by_default(host):
    with serving({"/": status(200)}) as server:
        assert ask(server.url("/", host=host), seconds=5) == Answer("private")
    assert server.asked == []


@pytest.mark.parametrize("host", ["10.0.0.1", "127.0.0.2", "169.254.169.254", "[::ffff:127.0.0.2]"])
@pytest.mark.parametrize("number", [301, 302])
def test_redirect_to_a_private_address_is_refused(host, number):
    with serving({"/": redirect(number, f"http://{host}/")}) as server:
        assert ask_here(server.url("/"), seconds=5) == Answer("private")


def test_connection_goes_to_the_address_that_was_checked():
    """The name is looked up once: what it leads to afterwards plays no part."""
    checked = []
    with serving({"/": status(200)}) as server:
        ask(server.url("/"), may_be_asked=lambda ip: not checked.append(ip))
    assert checked == [ipaddress.ip_address("127.0.0.1")]


# TLS


def test_certificate_nobody_vouches_for():
    with serving({"/": status(200)}, tls=True) as server:
        assert ask_here(server.url("/", "localhost", "https")) == Answer("certificate")
    assert server.asked == []


def test_certificate_has_to_be_the_hosts():
    trust = ssl.create_default_context(cafile=CERTIFICATE)
    with serving({"/": status(200)}, tls=True) as server:
        assert ask_here(server.url("/", "localhost", "https"), trust=trust) == Answer("", 200)
        assert ask_here(server.url("/", "127.0.0.1", "https"), trust=trust) == Answer("certificate")


def test_plain_server_behind_https():
    with serving({"/": status(200)}) as server:
        assert ask_here(server.url("/", scheme="https")) == Answer("garbled")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0", 0), ("120", 120), ("", None), ("gestern", None), ("-5", None), ("9" * 40, 999_999_999)],
)
def test_seconds_of_retry_after(text, seconds):
    assert seconds_of(text) == seconds


def test_date_of_retry_after_counts_from_now():
    in_an_hour = format_datetime(timezone.now() + timedelta(hours=1), usegmt=False)
    assert 3500 < seconds_of(in_an_hour) <= 3601
    assert seconds_of("Wed, 21 Oct 2015 07:28:00 GMT") == 0
