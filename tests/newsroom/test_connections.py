"""Database, cache and mail from their URLs; and what SQLite really runs with."""

import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import connections
from newsroom.environment import BASE_DIR

SHOW_PRAGMAS = """
import json
from django.db import connection, transaction
with transaction.atomic(), connection.cursor() as cursor:
    names = ["journal_mode", "foreign_keys", "busy_timeout", "synchronous"]
    found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
print(json.dumps(found))
"""
SHOW_BEGIN = """
import sqlite3
from django.conf import settings
from django.db import transaction
other = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=0)
with transaction.atomic():
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        print(error)
"""


def test_sqlite_runs_with_write_ahead_log_and_foreign_keys(manage):
    shown = manage("shell", "--verbosity", "0", "--command", SHOW_PRAGMAS, DEBUG="1")
    assert json.loads(shown.stdout) == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 20000,
        "synchronous": 1,
    }


def test_sqlite_transaction_locks_out_writers_from_its_beginning(manage):
    shown = manage("shell", "--verbosity", "0", "--command", SHOW_BEGIN, DEBUG="1")
    assert shown.stdout == "database is locked\n"


def test_database_without_url_is_a_file_in_the_data_folder(tmp_path):
    assert connections.database("", tmp_path)["NAME"] == tmp_path / "newsroom.sqlite3"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///desk.sqlite3", BASE_DIR / "desk.sqlite3"),
        ("sqlite:////srv/desk.sqlite3", "/srv/desk.sqlite3"),
    ],
)
def test_database_names_a_file(tmp_path, url, path):
    assert str(connections.database(url, tmp_path)["NAME"]) == str(path)


def test_database_unquotes_names_and_passwords(tmp_path):
    found = connections.database(
        "postgres://red%40ktion:p%2Fw@db.example:5433/news?sslmode=require", tmp_path
    )
    named = {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert named == {
        "NAME": "news",
        "USER": "red@ktion",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": 5433,
        "OPTIONS": {**connections.PLANNED_ONCE, "sslmode": "require"},
    }


def test_database_refuses_a_url_without_a_name(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="names no database"):
        connections.database("postgres://postgres@127.0.0.1:5432/", tmp_path)


def test_refusals_never_show_the_password(tmp_path):
    with pytest.raises(ImproperlyConfigured) as refusal:
        connections.database("postgres://user:geheim@host:many/name", tmp_path)
    assert "geheim" not in str(refusal.value)


def test_cache_without_url_is_a_table_all_processes_share():
    assert connections.cache("") == {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_cache",
    }


def test_cache_refuses_what_is_no_redis():
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL must begin with redis://"):
        connections.cache("memcached://localhost")


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, None, None),
        ("smtp+tls://mail.example", 587, True, None),
        ("smtps://mail.example:1465", 1465, None, True),
    ],
)
def test_email_knows_port_and_encryption_of_each_scheme(tmp_path, url, port, tls, ssl):
    found = connections.email(url, tmp_path)
    assert (found["EMAIL_PORT"], found.get("EMAIL_USE_TLS"), found.get("EMAIL_USE_SSL")) == (port, tls, ssl)


@pytest.mark.parametrize("url", ["", "opensearch://red:geheim@host:9200/zeitung?insecure=1"])
def test_search_takes_an_address_of_opensearch_or_none(url):
    assert connections.search(url) == url


@pytest.mark.parametrize(
    "url", ["https://red:geheim@host", "opensearch:///zeitung", "opensearch://red:geheim@host:many"]
)
def test_search_refuses_everything_else_without_the_password(url):
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL") as refusal:
        connections.search(url)
    assert "geheim" not in str(refusal.value)


def test_email_without_url_writes_files(tmp_path):
    assert connections.email("", tmp_path) == {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": tmp_path / "mail",
    }


def test_email_refuses_an_unknown_scheme(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL must begin with"):
        connections.email("imap://mail.example", tmp_path)


@pytest.mark.parametrize(
    "url",
    ["akamai://x@y", "fastly://ohne-dienst", "varnish://", "cloudflare://@zone", "varnish://token@host"],
)
def test_cache_in_front_of_an_unknown_form_refuses_to_start(url):
    with pytest.raises(ImproperlyConfigured, match="CDN_URL must be fastly://token@service"):
        connections.cdn(url)


def test_cache_in_front_is_described_whole():
    assert connections.cdn("") == {}
    assert connections.cdn("fastly://a%40b@dienst") == {
        "provider": "fastly",
        "token": "a@b",
        "place": "dienst",
        "apis": ["https://api.fastly.com"],
        "header": "Surrogate-Key",
    }


def test_replicas_stand_beside_the_primary_and_belong_to_postgres(tmp_path):
    found = connections.databases("postgres://a/x", ["postgres://b/x", "postgres://c/x"], tmp_path)
    assert {alias: each["HOST"] for alias, each in found.items()} == {
        "default": "a",
        "replica1": "b",
        "replica2": "c",
    }
    assert list(connections.databases("", [], tmp_path)) == ["default"]
    with pytest.raises(ImproperlyConfigured, match="REPLICA_URL needs a PostgreSQL"):
        connections.databases("", ["postgres://b/x"], tmp_path)
