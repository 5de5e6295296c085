"""What the whole suite shares: marks that need something from outside, the browser, and what was left out."""

import os
import shutil
from collections import Counter
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

NO_POSTGRES = "PostgreSQL tests: this run uses SQLite; set TEST_DATABASE_URL=postgres://… for make test"
NO_BROWSER = "Browser tests: no Chromium; install chromium or set CHROMIUM to its path"
NO_GETTEXT = "gettext's own check: msgfmt is not installed"

# Playwright keeps an event loop running in the main thread, which Django would take for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def chromium():
    """Path of a Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    return named or next(
        filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None
    )


def pytest_addoption(parser):
    parser.addoption("--leave-out-nothing", action="store_true", help="a test that cannot run here fails")


def pytest_configure(config):
    config.addinivalue_line("markers", "postgres: needs PostgreSQL, such as real row locks between threads")
    config.addinivalue_line("markers", "browser: needs Chromium")


def pytest_collection_modifyitems(items):
    """Skips what this machine cannot run. Whoever takes a page of the browser needs no mark."""
    missing = {}
    if connection.vendor != "postgresql":
        missing["postgres"] = pytest.mark.skip(reason=NO_POSTGRES)
    if chromium() is None:
        missing["browser"] = pytest.mark.skip(reason=NO_BROWSER)
    for item in items:
        if {"page", "browser", "context", "new_context"} & set(item.fixturenames):
            item.add_marker("browser")
        for name, skip in missing.items():
            if item.get_closest_marker(name):
                item.add_marker(skip)


def left_out(terminalreporter):
    """How many tests were skipped for which reason."""
    reports = terminalreporter.stats.get("skipped", [])
    return Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports)


def pytest_terminal_summary(terminalreporter):
    """One line for each reason why tests did not run."""
    for reason, count in sorted(left_out(terminalreporter).items()):
        terminalreporter.write_line(f"Left out {count}: {reason}", yellow=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """With --all-installed a test that lacks something fails."""
    report = yield
    lacking = report.skipped and str(report.longrepr).endswith(tuple(f"{reason}')" for reason in LACKS))
    if lacking and item.config.getoption("all_installed"):
        report.outcome, report.longrepr = "failed", report.longrepr[2]
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's Chromium; as root it only starts without its sandbox."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return {**browser_type_launch_args, "executable_path": chromium(), "args": sandbox}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A reader or editor in Germany."""
    return {**browser_context_args, "locale": "de-DE", "timezone_id": "Europe/Berlin"}


@pytest.fixture(autouse=True)
def groups_of_roles(request):
    """A test with real transactions empties all tables after it, also the groups a migration made."""
    mark = request.node.get_closest_marker("django_db")
    transactional = {"transactional_db", "live_server"} & set(request.fixturenames)
    if transactional or (mark and mark.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        migration = import_module("articles.migrations.0002_groups_and_timeline")
        migration.create_groups(apps, SimpleNamespace(connection=connection))
