"""`make demo` as a newcomer meets it: a real process that answers, stops at Ctrl-C and loses nothing."""

import http.client
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.demo import kept_key
from tests.source import ROOT

PATIENCE = 180  # seconds until the first answer; the first start compresses all static files


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Demo:
    """The running demo on a port of its own; a new session, so that Ctrl-C reaches all its processes."""

    def __init__(self, folder, environment):
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newsroom.demo"],
            cwd=folder,
            env={**environment, "PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            text=True,
        )

    def get(self, path):
        """Status and text of an address."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()

    def wait(self):
        """The first page that is answered."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                return self.get("/")
            except OSError:
                time.sleep(0.2)
        pytest.fail(f"no answer; the demo said: {self.stop()}", pytrace=False)

    def stop(self):
        """Ctrl-C; what was printed."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        return self.process.communicate(timeout=60)[0]


@pytest.fixture
def fresh_checkout(tmp_path):
    """The source alone, without what was made from it, such as the compiled catalogue."""
    folder, made = tmp_path / "checkout", shutil.ignore_patterns("*.mo", "__pycache__")
    for name in ("articles", "newsroom", "static", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=made)
    return folder


@pytest.fixture
def start(fresh_checkout, bare_environment):
    """Starts the demo; a test that fails leaves no process behind."""
    started = []

    def run():
        started.append(Demo(fresh_checkout, bare_environment))
        return started[-1]

    yield run
    for demo in started:
        if demo.process.poll() is None:
            os.killpg(demo.process.pid, signal.SIGKILL)
            demo.process.communicate()


def subjects(database):
    """Of every notice, without the story's name."""
    with closing(sqlite3.connect(database)) as connection:
        return {
            subject.split(":")[0] for (subject,) in connection.execute("SELECT subject FROM articles_notice")
        }


def test_demo_serves_stories_and_keeps_them(start, bare_environment):
    demo = start()
    status, home = demo.wait()
    stories = set(re.findall(r'href="(/rrt-[\w-]+/[\w-]+-\d+/)"', home))
    assert (status, len(stories) > 10) == (200, True)
    missing, page = demo.get("/gibt-es-nicht/")
    assert (missing, "DEBUG" in page) == (404, False)
    said = demo.stop()
    assert demo.process.returncode == 0
    assert f"http://127.0.0.1:{demo.port}/admin/" in said
    assert set(re.findall(r"^    (\w+) ", said, re.MULTILINE)) == {"redaktion", "moderation", "chef", "admin"}
    assert "Traceback" not in said
    assert {"Freigegeben", "Ihnen zugewiesen"} <= subjects(bare_environment["DATA_DIR"] + "/newsroom.sqlite3")

    again = start()
    assert set(re.findall(r'href="(/rrt-[\w-]+/[\w-]+-\d+/)"', again.wait()[1])) == stories
    assert "The demo content is already there." in again.stop()


def test_demo_refuses_a_port_in_use(bare_environment):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "newsroom.demo"],
            cwd=ROOT,
            env={**bare_environment, "PORT": str(port)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    sentence = f"Port {port} is in use. Stop what runs there, or type: make demo PORT={port + 1}\n"
    assert (ended.returncode, ended.stderr) == (1, sentence)


def test_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "demo.key"
    key = kept_key(path)
    assert len(key) > 50
    assert kept_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600


def test_commands_work_on_the_demo_of_their_folder_and_nowhere_else(manage, bare_environment):
    refused = manage("check")
    assert (refused.returncode, "SECRET_KEY" in refused.stderr) == (1, True)
    kept_key(Path(bare_environment["DATA_DIR"]) / "demo.key")
    assert manage("check").returncode == 0
    assert manage("check", ALLOWED_HOSTS="*").returncode == 1
