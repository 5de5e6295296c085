"""Pages for what went wrong, and the two addresses monitoring asks."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, RequestFactory

from articles.reader import errors, listings
from newsroom import urls
from tests.articles.reader.conftest import make_section, one, parsed, words


@pytest.mark.django_db
def test_unknown_address_gets_the_site_s_own_page(clock):
    make_section("politik")
    for address in ("/nix/", "/nix/da/unten", "/favicon.png"):
        response = Client().get(address)
        page = parsed(response)
        assert (response.status_code, words(one(page, ".label"))) == (404, "404")
        assert one(page, ".sections a").get("href") == "/politik/"
        assert "nix" not in response.content.decode()


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

    monkeypatch.setattr(listings, "live_stories", fail)
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
