"""Unsafe or impossible settings end real processes with one sentence and exit code 1."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom.conftest import PRODUCTION
from tests.source import ROOT

WEAK_KEY = (
    "Newsroom does not start: SECRET_KEY is missing or too weak. Set it to at least 50 random characters,"
    " or set DEBUG=1 on your own machine.\n"
)
NO_HOSTS = (
    "Newsroom does not start: ALLOWED_HOSTS is missing or *. Set it to the host names of your site,"
    " separated by commas, or set DEBUG=1 on your own machine.\n"
)
REFUSALS = [
    ({"SECRET_KEY": ""}, WEAK_KEY),
    ({"SECRET_KEY": "insecure-only-for-development-on-your-own-machine"}, WEAK_KEY),
    ({"SECRET_KEY": "insecure-only-for-development-on-your-own-machine" * 2}, WEAK_KEY),
    ({"SECRET_KEY": "short"}, WEAK_KEY),
    ({"ALLOWED_HOSTS": ""}, NO_HOSTS),
    ({"ALLOWED_HOSTS": "example.org,*"}, NO_HOSTS),
    ({"DEBUG": "maybe"}, "Newsroom does not start: DEBUG is 'maybe'; write 1 or 0.\n"),
    ({"TASKS": "celery"}, "Newsroom does not start: TASKS is 'celery'; write immediate or database.\n"),
    (
        {"DATABASE_URL": "mysql://localhost/x"},
        "Newsroom does not start: DATABASE_URL must be postgres://user:password@host:port/name or sqlite:///path.\n",
    ),
    (
        {"DATABASE_URL": "postgres://user:secret@host:many/name"},
        (
            "Newsroom does not start: DATABASE_URL is not a complete address:"
            " Port could not be cast to integer value as 'many'.\n"
        ),
    ),
    (
        {"DATA_DIR": "/dev/null/var"},
        "Newsroom does not start: DATA_DIR is /dev/null/var, which cannot be created: Not a directory.\n",
    ),
]


@pytest.mark.parametrize(("variables", "sentence"), REFUSALS)
def test_manage_refuses_bad_settings_in_one_sentence(manage, variables, sentence):
    ended = manage("check", **{**PRODUCTION, **variables})
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", sentence)


def test_manage_refuses_for_our_own_commands_too(manage):
    ended = manage("doctor", ALLOWED_HOSTS="example.org")
    assert (ended.returncode, ended.stderr) == (1, WEAK_KEY)


def test_manage_starts_with_production_settings(manage):
    ended = manage(
        "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, SITE_URL="https://example.org"
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_manage_starts_with_debug_alone(manage):
    assert manage("check", DEBUG="1").returncode == 0


def test_servers_refuse_bad_settings_in_one_sentence(bare_environment):
    command = [
        Path(sys.executable).with_name("granian"),
        "--interface",
        "wsgi",
        "--no-ws",
        "--no-log",
        "--port",
        "0",
    ]
    ended = subprocess.run(
        [*command, "newsroom.wsgi:application"],
        cwd=ROOT,
        env=bare_environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (1, WEAK_KEY)


def test_make_serve_refuses_a_database_without_tables(bare_environment):
    ended = subprocess.run(
        [sys.executable, "-m", "newsroom.ready"],
        cwd=ROOT,
        env={**bare_environment, **PRODUCTION},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    sentence = (
        "Newsroom does not start: the database is not up to date. Run .venv/bin/python manage.py migrate\n"
    )
    assert (ended.returncode, ended.stderr) == (1, sentence)
