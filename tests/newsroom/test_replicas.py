"""Readers' pages come from a real replica, unless it lags or is gone; whatever happens to it, no reader notices."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsroom.conftest import PRODUCTION
from tests.source import ROOT

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
pytestmark = pytest.mark.postgres
# Asks pages in a process of its own, and tells what they showed and whether the replica was asked.
SCRIPT = """
import json, subprocess, sys, time
from newsroom.wsgi import application
from django.db import connections
from django.utils import timezone
from articles.models import Category
from articles.publishing.rename import save_word
from tests.newsroom.pagecache.asking import ask
found = []
def look(name):
    counted = []
    def count(execute, sql, params, many, context):
        if "articles_category" in sql:
            counted.append(context["connection"].alias)
        return execute(sql, params, many, context)
    with connections["replica1"].execute_wrapper(count), connections["default"].execute_wrapper(count):
        got = ask(application, f"/feeds/?page={name}", HTTP_HOST="example.org", HTTP_X_FORWARDED_PROTO="https")
    found.append([name, got.status, name in got.body.decode(), sorted(set(counted))])
def add(name):
    save_word(Category(name=name, slug=name.lower()), now=timezone.now())
    time.sleep(0.3)
def caught_up():
    newest = Category.objects.order_by("-pk").first().pk
    for _each in range(200):
        if Category.objects.using("replica1").filter(pk=newest).exists():
            return
        time.sleep(0.05)
def on_replica(sql):
    with connections["replica1"].cursor() as cursor:
        cursor.execute(sql)
add("Erste"); caught_up(); time.sleep(0.3); look("Erste")
on_replica("SELECT pg_wal_replay_pause()"); add("Zweite"); look("Zweite")
on_replica("SELECT pg_wal_replay_resume()"); caught_up(); add("Dritte"); caught_up(); look("Dritte")
subprocess.run(json.loads(sys.argv[1]), check=True, capture_output=True)
add("Vierte"); look("Vierte")
print(json.dumps(found))
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def as_postgres(*words):
    """PostgreSQL does not run as root."""
    return [*(["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []), *map(str, words)]


def run(*words):
    subprocess.run(as_postgres(*words), check=True, capture_output=True, timeout=60)


@pytest.fixture
def pair(tmp_path_factory):
    """A primary and its standby: (address of each, the command that stops the standby)."""
    if not BINARIES or (os.geteuid() == 0 and shutil.which("runuser") is None):
        pytest.skip("the programs of a PostgreSQL server are not installed")
    binaries, folder = BINARIES[-1], Path(f"/tmp/newsroom-replica-{os.getpid()}")
    ports = free_port(), free_port()
    primary, standby = folder / "primary", folder / "standby"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)

    def start(data, port):
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        run(binaries / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / f"{data.name}.log", "start")

    try:
        run(binaries / "initdb", "-D", primary, "-U", "postgres", "--auth=trust", "--no-sync")
        start(primary, ports[0])
        run(
            binaries / "pg_basebackup",
            "-h",
            "127.0.0.1",
            "-p",
            ports[0],
            "-U",
            "postgres",
            "-D",
            standby,
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "--no-sync",
        )
        start(standby, ports[1])
        addresses = [f"postgres://postgres@127.0.0.1:{port}/postgres" for port in ports]
        yield (*addresses, as_postgres(binaries / "pg_ctl", "-D", standby, "-m", "immediate", "stop"))
    finally:
        for data in (standby, primary):
            subprocess.run(
                as_postgres(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"),
                capture_output=True,
                check=False,
            )
        shutil.rmtree(folder, ignore_errors=True)


def test_pages_come_from_the_replica_as_far_as_it_has_followed(pair, bare_environment):
    primary, standby, stop = pair
    environment = {
        **bare_environment,
        **PRODUCTION,
        "DATABASE_URL": primary,
        "SITE_URL": "https://example.org",
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=120,
    )
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"],
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=120,
    )
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(stop)],
        cwd=ROOT,
        env={**environment, "REPLICA_URL": standby, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        ["Erste", 200, True, ["replica1"]],
        ["Zweite", 200, True, ["default"]],
        ["Dritte", 200, True, ["replica1"]],
        ["Vierte", 200, True, ["default"]],
    ]
    assert "The replica replica1 does not answer" in done.stderr
