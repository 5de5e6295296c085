"""A real server process killed between autosave and save: what it had answered is there, and offered."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from urllib.parse import urlencode

import pytest

from tests.source import ROOT

PATIENCE = 120  # seconds until a start has answered
MAKE = """
from tests.factories import make_writer, make_draft
writer = make_writer(username="schreibt", password="geheim", is_staff=True)
print("article", make_draft(by=writer, headline="Gespeichert").pk)
"""


def manage(environment, *arguments):
    run = [sys.executable, "manage.py", *arguments]
    return subprocess.run(run, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


class Server:
    """The development server in a process of its own, and a browser that keeps its cookies."""

    def __init__(self, environment):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment, self.cookies = environment, {}
        self.start()

    def start(self):
        run = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{self.port}", "--noreload"]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(run, cwd=ROOT, env=self.environment, **silent)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                return self.ask("/admin/login/")
            except OSError:
                time.sleep(0.2)
        pytest.fail("the server does not answer", pytrace=False)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def ask(self, path, **typed):
        """Status and text; a POST when something is typed."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request("POST" if typed else "GET", path, urlencode(typed) or None, headers)
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie", []):
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return response.status, response.read().decode()


def test_killed_server_loses_at_most_the_last_pause(tmp_path):
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DEBUG": "1",
        "DATABASE_URL": "",
        "SECURE_SSL": "0",
    }
    environment["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    manage(environment, "migrate", "-v", "0")
    number = re.search(r"article (\d+)", manage(environment, "shell", "-c", MAKE)).group(1)
    server = Server(environment)
    try:
        secret = {"csrfmiddlewaretoken": server.cookies["csrftoken"]}
        assert server.ask("/admin/login/", username="schreibt", password="geheim", **secret)[0] == 302
        secret = {"csrfmiddlewaretoken": server.cookies["csrftoken"]}
        form = f"/admin/articles/article/{number}/change/"
        token = re.search(r'data-token="([^"]+)"', server.ask(form)[1]).group(1)
        typed = {"headline": "Getippt vor dem Absturz", "version": "1", "base": "1", "token": token, **secret}
        assert server.ask(f"/admin/articles/article/{number}/autosave/", **typed)[0] == 200
        server.kill()
        server.start()
        page = server.ask(form)[1]
        assert "unsaved-heading" in page
        assert "Getippt vor dem Absturz" in server.ask(form + "?unsaved=1")[1]
    finally:
        server.kill()
