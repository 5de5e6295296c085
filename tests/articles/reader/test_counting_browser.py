"""The beacon in a browser: once per page, after some seconds in sight, without a cookie, never for who objects."""

import pytest

from articles.models import Publication
from tests.browser import watch
from tests.factories import make_published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def visited(page, live_server, *, before=""):
    """Opens a story with the browser's clock in our hands; returns the beacons it sends within a minute."""
    story = Publication.objects.get(article=make_published())
    sent = []
    page.on("request", lambda request: sent.append(request) if "/zaehlen/" in request.url else None)
    if before:
        page.add_init_script(before)
    page.clock.install()
    page.goto(live_server.url + story.get_absolute_url())
    page.clock.run_for(4_000)
    assert sent == []
    page.clock.run_for(56_000)
    page.wait_for_timeout(300)
    return story, sent


def test_story_is_told_once_and_leaves_no_cookie(page, live_server, settings):
    settings.NEWSROOM = {"READS_PAUSE": None}
    complaints = watch(page)
    story, sent = visited(page, live_server)
    assert [(beacon.method, beacon.url) for beacon in sent] == [
        ("POST", f"{live_server.url}/zaehlen/{story.article_id}")
    ]
    assert (page.context.cookies(), complaints) == ([], [])
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_reader_who_objects_sends_nothing(page, live_server, settings):
    settings.NEWSROOM = {"READS_PAUSE": None}
    objecting = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })"
    assert visited(page, live_server, before=objecting)[1] == []


def test_page_in_the_background_is_not_read(page, live_server, settings):
    settings.NEWSROOM = {"READS_PAUSE": None}
    hidden = "Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' })"
    assert visited(page, live_server, before=hidden)[1] == []
