"""The hub is told of what readers can see, once, and a hub that is down disturbs nobody."""

import threading
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Change, HubPing, Publication
from articles.publishing.rename import save_word
from articles.websub.telling import tell_hub
from tests.factories import (
    in_hours,
    make_approved,
    make_author,
    make_category,
    make_chief,
    make_published,
    step,
)

pytestmark = pytest.mark.django_db(transaction=True)


class Hub(ThreadingHTTPServer):
    """Notes each message and answers with `status`; None hangs up."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Message)
        self.messages, self.status = [], 202

    def topics(self):
        """Paths of the feeds named so far."""
        named = [value for message in self.messages for name, value in message if name == "hub.url"]
        return [topic.removeprefix("http://testserver") for topic in named]


class Message(BaseHTTPRequestHandler):
    def note(self):
        length = int(self.headers["Content-Length"])
        self.server.messages.append(parse_qsl(self.rfile.read(length).decode()))
        if self.server.status is None:
            self.close_connection = True
            return
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = note  # noqa: N815  the name the library calls

    def log_message(self, *args):
        """Tests say nothing while they pass."""


@contextmanager
def serving():
    hub = Hub()
    threading.Thread(target=hub.serve_forever, daemon=True).start()
    yield hub
    hub.shutdown()
    hub.server_close()


@pytest.fixture
def hub(settings):
    with serving() as hub:
        settings.WEBSUB_HUB = f"http://127.0.0.1:{hub.server_address[1]}/hub?key=1"
        yield hub


def dialects(place):
    return {f"{place}feeds/{file}" for file in ("rss.xml", "atom.xml", "feed.json")}


def test_publishing_tells_the_hub_every_feed_that_changed(hub):
    top = make_category("Politik", slug="politik")
    author = make_author("Anna", slug="anna")
    section = make_category("Bund", slug="bund", parent=top)
    make_published(category=section, tags=["Hafen"], credits=[author.pk])
    (message,) = hub.messages
    assert message[0] == ("hub.mode", "publish")
    places = ("/", "/politik/", "/bund/", "/thema/hafen/", "/autor/anna/")
    assert sorted(hub.topics()) == sorted(set().union(*map(dialects, places)))
    assert [(ping.attempts, ping.sent_at is not None) for ping in HubPing.objects.all()] == [(1, True)]
    assert tell_hub.call() == 0
    assert len(hub.messages) == 1


def test_without_a_hub_nothing_is_written_down(settings):
    make_published()
    assert (Change.objects.count(), HubPing.objects.count()) == (1, 0)
    assert tell_hub.call() == 0


def test_planned_story_is_told_when_it_began_and_not_before(hub, monkeypatch):
    author = make_author("Geheimnis", slug="geheimnis")
    make_published(at=in_hours(2), tags=["Ruecktritt"], credits=[author.pk])
    call_command("deliver_notices", verbosity=0)
    assert hub.messages == []
    later = in_hours(3)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("deliver_notices", verbosity=0)
    assert {"/feeds/rss.xml", "/thema/ruecktritt/feeds/atom.xml", "/autor/geheimnis/feeds/feed.json"} <= set(
        hub.topics()
    )


def test_plan_that_was_taken_back_tells_no_name(hub, monkeypatch):
    author = make_author("Geheimnis", slug="geheimnis")
    article = make_published(at=in_hours(2), tags=["Ruecktritt"], credits=[author.pk])
    step(article, "unschedule", make_chief())
    later = in_hours(3)
    monkeypatch.setattr(timezone, "now", lambda: later)
    tell_hub.call()
    assert hub.messages
    assert not [topic for topic in hub.topics() if "ruecktritt" in topic or "geheimnis" in topic]


def test_end_and_withdrawal_are_told(hub):
    article = make_published()
    step(article, "withdraw", make_chief(), reason="Die Quelle zog zurück.")
    assert len(hub.messages) == 2


def test_rename_is_told(hub):
    category = make_category("Politik", slug="politik")
    make_published(category=category)
    category.name = "Das Politische"
    save_word(category, now=timezone.now())
    assert set(hub.topics()[-3:]) <= dialects("/politik/") | dialects("/")
    assert len(hub.messages) == 2


@pytest.mark.parametrize("status", [500, 404, None])
def test_hub_that_fails_is_asked_again_later_and_given_up_in_the_end(hub, settings, status, monkeypatch):
    settings.NEWSROOM = {"NOTICE_ATTEMPTS": 2}
    hub.status = status
    article = make_published()
    assert Publication.objects.live().filter(article=article).exists()
    ping = HubPing.objects.get()
    assert (ping.attempts, ping.failed, bool(ping.error)) == (1, False, True)
    assert tell_hub.call() == 0
    assert len(hub.messages) == 1
    later = ping.next_attempt_at
    assert later > timezone.now() + timedelta(seconds=30)
    monkeypatch.setattr(timezone, "now", lambda: later)
    tell_hub.call()
    ping.refresh_from_db()
    assert (ping.attempts, ping.failed, len(hub.messages)) == (2, True, 2)


def test_hub_that_recovers_gets_what_it_missed(hub, monkeypatch):
    hub.status = 503
    make_published()
    make_published()
    assert len(hub.messages) == 1  # the second publisher did not have to wait for it
    hub.status = 202
    later = in_hours(1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert tell_hub.call() == 2


def test_nobody_at_the_address_disturbs_nobody(settings):
    with serving() as hub:
        port = hub.server_address[1]
    settings.WEBSUB_HUB = f"http://127.0.0.1:{port}/"
    article = make_approved()
    step(article, "publish", make_chief())
    assert Publication.objects.live().filter(article=article).exists()
    assert HubPing.objects.get().error.startswith("ConnectionRefusedError")
