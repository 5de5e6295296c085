"""What the whole suite shares: marks that need something from outside, the browser, and what was left out."""

import os
import shutil
import socket
from collections import Counter
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.db import connection
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect

from articles.management.catalogue import compile_catalogue
from tests.slow import slow_down
from tests.source import ROOT

NO_POSTGRES = "PostgreSQL tests: this run uses SQLite; set TEST_DATABASE_URL=postgres://… for make test"
NO_BROWSER = "Browser tests: no Chromium; install chromium or set CHROMIUM to its path"
NO_NGINX = "nginx in front of the site: nginx is not installed"
NO_REDIS = "Pages shared by a Redis: none answers on 127.0.0.1:6379"
NO_GETTEXT = "gettext's own check of the catalogue: msgfmt is not installed"

# The shell without windows first: the same engine with a third less work for the processor.
CHROMIUMS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]

# A change is judged by the same examples each time; `make chaos` looks for new ones.
# How fast a machine is decides nothing.
ANY_SPEED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("repeatable", derandomize=True, **ANY_SPEED)
settings.register_profile("chaos", max_examples=1_000, **ANY_SPEED)
settings.load_profile("repeatable")

# On a busy machine a page needs its time; what never comes fails all the same.
PATIENCE = 60_000  # milliseconds
expect.set_options(timeout=PATIENCE)

# Playwright keeps an event loop running in the main thread, which Django would take for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def chromium():
    """Path of a Chromium on this machine, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def pytest_addoption(parser):
    parser.addoption(
        "--all-installed",
        action="store_true",
        help="leave out nothing for lack of PostgreSQL, Chromium or gettext: what needs them fails without",
    )
    parser.addoption(
        "--slow",
        action="store_true",
        help="with a server that answers late and a slow browser: what a test reads too early shows",
    )


def pytest_configure(config):
    config.addinivalue_line("markers", "postgres: needs PostgreSQL, such as real row locks between threads")
    config.addinivalue_line("markers", "browser: needs Chromium")
    config.addinivalue_line("markers", "journey: a day's work in a browser, which runs on both databases")
    config.addinivalue_line("markers", "gettext: needs msgfmt")
    config.addinivalue_line("markers", "nginx: needs nginx")
    config.addinivalue_line("markers", "redis: needs a Redis on its usual port")
    config.addinivalue_line("markers", "database: asks the database, so that it runs on each of the two")
    compile_german(config)
    if config.getoption("slow"):
        django_settings.MIDDLEWARE = ["tests.slow.LateAnswers", *django_settings.MIDDLEWARE]


def compile_german(config):
    """The tests read German words, whether or not somebody compiled them before. Once, not in each process."""
    path = ROOT / "articles/locale/de/LC_MESSAGES/django.po"
    if path.exists() and not hasattr(config, "workerinput"):
        compile_catalogue(path)


def lacking():
    """What this machine does not have: mark and the reason to give."""
    if connection.vendor != "postgresql":
        yield "postgres", NO_POSTGRES
    if chromium() is None:
        yield "browser", NO_BROWSER
    if shutil.which("msgfmt") is None:
        yield "gettext", NO_GETTEXT
    if shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        yield "nginx", NO_NGINX
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", 6379)):
            yield "redis", NO_REDIS


def pytest_collection_modifyitems(config, items):
    """Skips what this machine cannot run. Whoever takes a page of the browser, or the database, needs no mark."""
    reasons = {} if config.getoption("all_installed") else dict(lacking())
    for item in items:
        if {"page", "browser", "context", "new_context"} & set(item.fixturenames):
            item.add_marker("browser")
        if item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(item.fixturenames):
            item.add_marker("database")
        for name, reason in reasons.items():
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


def left_out(terminalreporter):
    """How many tests were skipped for which reason."""
    reports = terminalreporter.stats.get("skipped", [])
    return Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports)


def pytest_terminal_summary(terminalreporter):
    """One line for each reason why tests did not run."""
    for reason, count in sorted(left_out(terminalreporter).items()):
        terminalreporter.write_line(f"Left out {count}: {reason}", yellow=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's Chromium; as root it only starts without its sandbox."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return {**browser_type_launch_args, "executable_path": chromium(), "args": sandbox}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A reader or editor in Germany."""
    return {**browser_context_args, "locale": "de-DE", "timezone_id": "Europe/Berlin"}


@pytest.fixture
def new_context(new_context, request):
    """Contexts in which nothing is given up early; with --slow their pages are slow."""

    def make(**options):
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        if request.config.getoption("slow"):
            context.on("page", slow_down)
        return context

    return make


@pytest.fixture(autouse=True)
def groups_of_roles(request):
    """A test with real transactions empties all tables after it, also the groups a migration made."""
    mark = request.node.get_closest_marker("django_db")
    transactional = {"transactional_db", "live_server"} & set(request.fixturenames)
    if transactional or (mark and mark.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        migration = import_module("articles.migrations.0002_groups_and_timeline")
        migration.create_groups(apps, SimpleNamespace(connection=connection))


@pytest.fixture(autouse=True)
def forgotten_reads():
    """Numbers of reads are remembered for a minute of a test's clock, in which another test had other stories."""
    import_module("articles.reader.mostread").leading.forget()
