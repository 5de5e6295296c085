"""Pages for what went wrong, and the two addresses monitoring asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, RequestFactory

from articles.reader import errors, home
from newsroom import urls
from tests.articles.reader.conftest import (
    NOW,
    make_section,
    make_story,
    make_withdrawn,
    one,
    parsed,
    select,
    words,
)
from tests.factories import make_page


@pytest.mark.django_db
def test_unknown_address_gets_the_site_s_own_page(clock):
    make_section("politik")
    for address in ("/nix/", "/nix/da/unten", "/favicon.png"):
        response = Client().get(address)
        page = parsed(response)
        assert (response.status_code, words(one(page, ".label"))) == (404, "404")
        assert one(page, ".sections a").get("href") == "/politik/"
        assert "nix" not in response.content.decode()


@pytest.mark.django_db
def test_page_that_is_not_there_offers_the_search_and_the_newest_stories(clock):
    make_story(headline="Geplant", live_from=NOW + timedelta(minutes=5))
    make_withdrawn(headline="Weg")
    for hours in range(1, 8):
        make_story(headline=f"Vor {hours}", live_from=NOW - timedelta(hours=hours))
    page = parsed(Client().get("/nix/"))
    assert [words(each) for each in select(page, ".message-more .headline")] == [
        f"Vor {n}" for n in range(1, 6)
    ]
    assert one(page, ".message form").get("action") == "/suche/"
    assert one(page, "meta[name='robots']").get("content") == "noindex"


@pytest.mark.django_db
def test_every_address_that_is_not_there_says_the_same_bytes(clock):
    section = make_section("politik")
    make_story(section)
    planned = make_story(section, live_from=NOW + timedelta(hours=1))
    make_page(title="Versteckt", is_shown=False)
    addresses = [
        *("/nix/", "/politik/nix-999999/", planned.get_absolute_url(), "/seite/versteckt/", "/seite/nix/"),
        *(
            "/impressum/",
            "/archiv/2026/11/25/",
            "/archiv/2026/11/24/12-00/",
            "/archiv/2026/13/",
            "/thema/nix/",
        ),
        *("/zaehlen/x", "/autor/nix/", "/korrekturen/?art=nix", "/archiv/2026/11/24/99-99/"),
    ]
    assert {(Client().get(each).status_code, Client().get(each).content) for each in addresses} == {
        (404, Client().get("/a/b/c").content)
    }


@pytest.mark.django_db
def test_withdrawn_story_leads_on_to_its_section_and_the_search(clock):
    story = make_withdrawn(section=make_section("sport", name="Sport"))
    page = parsed(Client().get(story.get_absolute_url()))
    assert [link.get("href") for link in select(page, ".onward a")] == ["/sport/", "/korrekturen/", "/"]
    assert one(page, ".message form").get("action") == "/suche/"


def test_site_uses_these_pages():
    assert (urls.handler400, urls.handler403, urls.handler404, urls.handler500) == (
        "articles.reader.errors.bad_request",
        "articles.reader.errors.forbidden",
        "articles.reader.errors.not_found",
        "articles.reader.errors.server_error",
    )


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.form_refused, 403),
        (errors.server_error, 500),
    ],
)
def test_broken_site_answers_without_the_database(view, status):
    # No mark for the database: a query would fail this test.
    response = view(RequestFactory().get("/"))
    assert (response.status_code, response["Cache-Control"]) == (status, "no-store")
    assert words(one(parsed(response), ".label")) == str(status)


@pytest.mark.django_db
def test_failure_in_a_view_answers_500(clock, monkeypatch):
    def fail(at):
        raise RuntimeError("broken")

    monkeypatch.setattr(home, "home_slots", fail)
    response = Client(raise_request_exception=False).get("/")
    assert (response.status_code, response["Cache-Control"]) == (500, "no-store")
    assert "broken" not in response.content.decode()


@pytest.mark.django_db
def test_wrong_host_answers_400():
    response = Client(headers={"host": "evil.example"}).get("/feeds/rss.xml")
    assert response.status_code == 400
    assert "evil" not in response.content.decode()


@pytest.mark.django_db
def test_healthy_site_says_ok():
    for address in ("/healthz", "/readyz"):
        response = Client().get(address)
        assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_site_without_its_database_says_so():
    def refuse(execute, *args):
        raise DatabaseError("no connection")

    with connection.execute_wrapper(refuse):
        for address in ("/healthz", "/readyz"):
            response = Client().get(address)
            assert (response.status_code, response.content) == (503, b"unavailable")


@pytest.mark.django_db
def test_site_with_a_missing_migration_is_not_ready():
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    assert Client().get("/readyz").status_code == 503
    assert Client().get("/healthz").status_code == 200
