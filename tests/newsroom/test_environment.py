"""Typed readers of the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment


@pytest.mark.parametrize(
    ("written", "read"),
    [("1", True), ("TRUE", True), ("on", True), ("0", False), ("off", False), ("", False)],
)
def test_switch_reads_common_spellings(monkeypatch, written, read):
    monkeypatch.setenv("DEBUG", written)
    assert environment.switch("DEBUG") is read


def test_text_falls_back_to_the_table(monkeypatch):
    monkeypatch.setenv("SITE_NAME", "  ")
    assert environment.text("SITE_NAME") == "Newsroom"


def test_text_knows_only_the_table():
    with pytest.raises(KeyError):
        environment.text("PATH")


@pytest.mark.parametrize("written", ["0", "-1", "8000.5", "²", "eight"])
def test_number_refuses_what_is_no_whole_number_above_zero(monkeypatch, written):
    monkeypatch.setenv("PORT", written)
    with pytest.raises(ImproperlyConfigured, match=r"PORT is .* write a whole number such as 8000"):
        environment.number("PORT")


def test_names_drops_blanks(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example , ,b.example,")
    assert environment.names("ALLOWED_HOSTS") == ["a.example", "b.example"]


def test_folder_counts_from_the_project(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "BASE_DIR", tmp_path)
    monkeypatch.setenv("DATA_DIR", "a/b")
    assert environment.folder("DATA_DIR") == tmp_path / "a/b"
    assert (tmp_path / "a/b").is_dir()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://www.example.org/", "https://www.example.org"),
        ("http://127.0.0.1:8001", "http://127.0.0.1:8001"),
    ],
)
def test_site_url_ends_without_a_slash(monkeypatch, written, read):
    monkeypatch.setenv("SITE_URL", written)
    assert environment.site_url() == read


@pytest.mark.parametrize(
    "written", ["www.example.org", "ftp://example.org", "https://", "https://example.org/news"]
)
def test_site_url_refuses_what_is_no_address_of_a_site(monkeypatch, written):
    monkeypatch.setenv("SITE_URL", written)
    with pytest.raises(ImproperlyConfigured, match=r"SITE_URL is .* write an address such as"):
        environment.site_url()


@pytest.mark.parametrize(("written", "read"), [("/desk", "desk/"), ("a/desk-2/", "a/desk-2/")])
def test_admin_path_has_one_slash_at_the_end(monkeypatch, written, read):
    monkeypatch.setenv("ADMIN_PATH", written)
    assert environment.admin_path() == read


@pytest.mark.parametrize("written", ["/", "a b/", "desk//x", "desk?x"])
def test_admin_path_refuses_the_home_page_and_odd_signs(monkeypatch, written):
    monkeypatch.setenv("ADMIN_PATH", written)
    with pytest.raises(ImproperlyConfigured, match="ADMIN_PATH is"):
        environment.admin_path()


@pytest.mark.parametrize("written", ["", "https://hub.example/path?a=1", "http://127.0.0.1:8080/"])
def test_web_address_is_taken_as_it_is(monkeypatch, written):
    monkeypatch.setenv("WEBSUB_HUB", written)
    assert environment.web_address("WEBSUB_HUB") == written


@pytest.mark.parametrize(
    "written",
    ["hub.example", "ftp://hub.example", "https://", "https://a b.example/", "https://a.example/>; rel=x"],
)
def test_web_address_refuses_what_is_none(monkeypatch, written):
    monkeypatch.setenv("WEBSUB_HUB", written)
    with pytest.raises(ImproperlyConfigured, match=r"WEBSUB_HUB is .* write an address"):
        environment.web_address("WEBSUB_HUB")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ""),
        ("sicherheit@example.org", "mailto:sicherheit@example.org"),
        ("mailto:sicherheit@example.org", "mailto:sicherheit@example.org"),
        ("https://example.org/melden", "https://example.org/melden"),
    ],
)
def test_contact_is_a_mail_or_a_web_address(monkeypatch, written, read):
    monkeypatch.setenv("SECURITY_CONTACT", written)
    assert environment.contact("SECURITY_CONTACT") == read


@pytest.mark.parametrize("written", ["anna", "anna @example.org", "a@example.org\nExpires: 1"])
def test_contact_refuses_anything_else(monkeypatch, written):
    monkeypatch.setenv("SECURITY_CONTACT", written)
    with pytest.raises(ImproperlyConfigured):
        environment.contact("SECURITY_CONTACT")
