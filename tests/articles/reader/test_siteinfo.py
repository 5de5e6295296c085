"""Small files at fixed addresses: manifest, icons, security.txt."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils.dateparse import parse_datetime
from PIL import Image

from tests.articles.reader.conftest import NOW, parsed

pytestmark = pytest.mark.django_db


def test_manifest_names_icons_that_are_what_they_say(settings):
    settings.SITE_NAME = 'Elbe "Kurier" <Nord>'
    response = Client().get("/manifest.webmanifest")
    data = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert (data["name"], data["start_url"], data["lang"]) == ('Elbe "Kurier" <Nord>', "/", "de")
    assert [icon["purpose"] for icon in data["icons"]] == ["any", "any", "maskable"]
    for icon in data["icons"]:
        path = finders.find(icon["src"].removeprefix("http://testserver/static/"))
        with Image.open(path) as image:
            assert (f"{image.width}x{image.height}", image.format) == (icon["sizes"], "PNG")


def test_page_names_its_icons_and_the_manifest(clock):
    page = parsed(Client().get("/"))
    links = {link.get("rel"): link.get("href") for link in page.xpath("//link")}
    assert links["manifest"] == "/manifest.webmanifest"
    for rel in ("icon", "apple-touch-icon"):
        assert finders.find(links[rel].removeprefix("/static/"))


def test_favicon_leads_to_a_file():
    location = Client().get("/favicon.ico")["Location"]
    with Image.open(finders.find(location.removeprefix("/static/"))) as image:
        assert image.format == "ICO"


def test_security_txt_without_a_contact_is_not_there():
    assert Client().get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    "now", [NOW, datetime(2028, 2, 29, 23, 59, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)]
)
def test_security_txt_is_always_valid_for_months_and_less_than_a_year(clock, settings, now):
    clock(now)
    settings.SECURITY_CONTACT = "mailto:sicherheit@example.org"
    response = Client().get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = parse_datetime(fields.pop("Expires"))
    assert timedelta(days=140) < expires - now < timedelta(days=365)
    assert fields == {
        "Contact": "mailto:sicherheit@example.org",
        "Preferred-Languages": "de, en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }
