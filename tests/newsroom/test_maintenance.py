"""The switch for maintenance: one page with 503, whatever the database does, until it is off again."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PUBLIC = [
    "/",
    "/impressum/",
    "/politik/",
    "/feeds/rss.xml",
    "/sitemap.xml",
    "/zaehlen/1",
    "/medien/a.jpg",
    "/nix",
]
# No mark for the database: a page that asked it would fail these tests.


@pytest.fixture
def switch(settings, tmp_path, monkeypatch):
    """The file that switches, not there yet."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.MAINTENANCE, settings.MAINTENANCE_FILE = "", tmp_path / "maintenance"
    return settings.MAINTENANCE_FILE


def read(address="/"):
    response = Client().get(address)
    return response, response.content.decode()


def test_every_public_address_answers_503_without_the_database(switch):
    switch.touch()
    for address in PUBLIC:
        response, page = read(address)
        assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (
            503,
            "300",
            "no-store",
        )
        assert response.cookies == {}
        assert "<h1>" in page
        assert "nonce-" not in response["Content-Security-Policy"]
    assert Client().post("/", {"a": "b"}).status_code == 503


def test_end_and_sentence_are_told(switch):
    call_command("maintenance", "on", until="10:30", text="Umzug & <Pause>")
    response, page = read()
    assert response["Retry-After"] == "1800"
    assert "Umzug &amp; &lt;Pause&gt;" in page
    assert 'datetime="2026-11-24T10:30:00+0100"' in page


def test_end_that_has_passed_is_not_told_any_more(switch):
    past = (NOW - timedelta(hours=1)).isoformat()
    switch.write_text(json.dumps({"until": past, "text": "Gleich"}))
    response, page = read()
    assert (response.status_code, response["Retry-After"]) == (503, "300")
    assert ("Gleich" in page, "datetime=" in page) == (True, False)


@pytest.mark.parametrize(
    "words", ["{", "[]", "7", '{"until": "bald"}', '{"until": 5}', "\x00", '{"until": "2026-11-24T10:00"}']
)
def test_file_nobody_can_read_still_switches_on(switch, words):
    switch.write_text(words)
    assert read()[0].status_code == 503


def test_switch_works_at_once_and_off_again(switch, capsys):
    call_command("maintenance", "on")
    assert switch.exists()
    call_command("maintenance", "off")
    call_command("maintenance", "off")
    assert not switch.exists()
    assert capsys.readouterr().out.splitlines()[-1] == "The site is open."


def test_variable_switches_as_well_and_off_says_so(switch, settings, capsys):
    settings.MAINTENANCE = "site"
    assert read()[0].status_code == 503
    call_command("maintenance", "off")
    assert "MAINTENANCE" in capsys.readouterr().out


@pytest.mark.django_db
def test_desk_and_health_stay_open(switch):
    switch.touch()
    assert read("/admin/login/")[0].status_code == 200
    assert [read(address)[1] for address in ("/healthz", "/readyz")] == ["ok", "ok"]


@pytest.mark.django_db
def test_desk_closes_when_told_to(switch, settings):
    call_command("maintenance", "on", desk=True)
    assert read("/admin/login/")[0].status_code == 503
    switch.unlink()
    settings.MAINTENANCE = "all"
    assert read("/admin/login/")[0].status_code == 503
    assert read("/healthz")[0].status_code == 200


@pytest.mark.parametrize(
    "until", ["bald", "25:00", "09:00", "2026-11-23 10:00", "2026-13-01 10:00", "10:00 2026-11-25"]
)
def test_end_that_is_none_is_refused_and_nothing_is_switched(switch, until):
    with pytest.raises(CommandError, match="--until is"):
        call_command("maintenance", "on", until=until)
    assert not switch.exists()


def test_site_is_open_without_the_switch(switch):
    assert Client().get("/robots.txt").status_code == 200
