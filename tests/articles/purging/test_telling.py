"""A cache in front drops the pages of a change, before any hub is told, and one that is down disturbs nobody."""

import json
import threading
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.conf import conf
from articles.models import Change, HubPing, Purge
from articles.publishing.changelog import log_changes
from articles.purging.providers import requests
from articles.purging.telling import purge_due
from newsroom.connections import cdn
from tests.factories import in_hours, make_published

pytestmark = pytest.mark.django_db(transaction=True)


class Edge(ThreadingHTTPServer):
    """Notes every request, whoever sends it; answers with `status`."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Noting)
        self.requests, self.status = [], 200

    @property
    def place(self):
        return f"127.0.0.1:{self.server_port}"


class Noting(BaseHTTPRequestHandler):
    def note(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.server.requests.append((self.command, self.path, dict(self.headers.items()), body))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_PURGE = note  # noqa: N815  the names the library calls

    def log_message(self, *args):
        """Tests say nothing while they pass."""


@contextmanager
def running(server):
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def edge():
    with running(Edge()) as server:
        yield server


@pytest.fixture
def varnish(edge, settings):
    settings.CDN = cdn(f"varnish://{edge.place}")
    return edge


def purged(edge):
    return [headers["xkey-purge"].split() for _method, _path, headers, _body in edge.requests]


@pytest.mark.parametrize(
    ("url", "method", "path", "header", "value", "body"),
    [
        (
            "fastly://geheim@dienst?api=http://{}",
            "POST",
            "/service/dienst/purge",
            "Fastly-Key",
            "geheim",
            {"surrogate_keys": ["article-1", "home"]},
        ),
        (
            "cloudflare://geheim@zone?api=http://{}/client/v4",
            "POST",
            "/client/v4/zones/zone/purge_cache",
            "Authorization",
            "Bearer geheim",
            {"tags": ["article-1", "home"]},
        ),
        ("varnish://{}", "PURGE", "/", "xkey-purge", "article-1 home", None),
        ("nginx://{}", "PURGE", "/", "Surrogate-Key", "article-1 home", None),
    ],
)
def test_each_cache_is_told_in_its_own_way(edge, settings, url, method, path, header, value, body):
    settings.CDN = cdn(url.format(edge.place))
    log_changes(["home", "article-1"], [timezone.now()])
    ((told, at, headers, said),) = edge.requests
    assert (told, at, headers[header]) == (method, path, value)
    assert (json.loads(said) if body else said or None) == body


def test_many_keys_are_parted_as_the_provider_allows():
    keys = [f"article-{number}" for number in range(65)]
    portions = [json.loads(each.body)["tags"] for each in requests(cdn("cloudflare://t@z"), keys)]
    assert ([len(portion) for portion in portions], [key for portion in portions for key in portion]) == (
        [30, 30, 5],
        keys,
    )
    both = requests(cdn("varnish://a:1,b:2"), ["home"])
    assert [each.url for each in both] == ["http://a:1/", "http://b:2/"]


def test_story_is_purged_when_it_is_published_and_not_without_a_cache(edge, settings):
    make_published()
    assert (edge.requests, Purge.objects.count()) == ([], 0)
    settings.CDN = cdn(f"varnish://{edge.place}")
    story = make_published()
    assert f"article-{story.pk}" in purged(edge)[-1]
    assert not Purge.objects.open().exists()


def test_planned_change_is_purged_when_it_has_begun(varnish):
    log_changes(["home"], [in_hours(1)])
    assert purged(varnish) == []
    Purge.objects.update(next_attempt_at=timezone.now())
    call_command("deliver_notices")
    call_command("deliver_notices")
    assert purged(varnish) == [["home"]]


def test_changes_that_wait_together_become_one_request(varnish):
    Purge.objects.bulk_create(
        Purge(
            change=Change.objects.create(tags=tags, visible_from=timezone.now()),
            next_attempt_at=timezone.now(),
        )
        for tags in (["home", "feeds"], ["home", "tag-1"])
    )
    assert purge_due.call() == 2
    assert purged(varnish) == [["feeds", "home", "tag-1"]]


@pytest.mark.parametrize("status", [500, 403])
def test_cache_that_refuses_is_asked_again_after_a_pause_and_given_up_in_the_end(varnish, status):
    varnish.status = status
    log_changes(["home"], [timezone.now()])
    row = Purge.objects.get()
    assert (row.attempts, row.sent_at, row.error) == (1, None, f"Unwilling: {status}")
    assert row.next_attempt_at > timezone.now() + timedelta(seconds=conf("NOTICE_PAUSE") - 5)
    assert purge_due.call() == 0
    for _each in range(conf("NOTICE_ATTEMPTS")):
        Purge.objects.open().update(next_attempt_at=timezone.now())
        purge_due.call()
    assert (Purge.objects.get().failed, len(varnish.requests)) == (True, conf("NOTICE_ATTEMPTS"))


def test_cache_that_is_down_keeps_nobody_from_publishing(settings, edge):
    place = edge.place
    edge.server_close()
    settings.CDN = cdn(f"varnish://{place}")
    story = make_published()
    assert story.publications.exists()
    assert Purge.objects.open().count() == 1


def test_hub_is_told_after_the_purge_and_not_before(varnish, settings):
    settings.WEBSUB_HUB = f"http://{varnish.place}/hub"
    make_published()
    assert [method for method, _path, _headers, _body in varnish.requests] == ["PURGE", "POST"]
    varnish.status = 500
    make_published()
    assert [method for method, _path, _headers, _body in varnish.requests] == ["PURGE", "POST", "PURGE"]
    assert HubPing.objects.open().count() == 1
    varnish.status = 200
    Purge.objects.open().update(next_attempt_at=timezone.now())
    call_command("deliver_notices")
    assert [method for method, _path, _headers, _body in varnish.requests][3:] == ["PURGE", "POST"]
