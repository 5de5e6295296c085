"""The site as it runs for real: workers of granian behind nginx with our configuration, on free ports."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.source import ROOT

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
PATIENCE = 60  # seconds until a server answers


@dataclass(frozen=True)
class Running:
    """`port` is nginx's; `server` the main process of the site."""

    port: int
    server: subprocess.Popen
    data: Path

    def get(self, path, **headers):
        """Status, headers in small letters, body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    """Until somebody listens there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on {port}")


def configuration(port, site_port, data, folder):
    """Ours, with ports and folders of this test, and without https, for which there is no certificate here."""
    ours = (ROOT / "deploy/nginx.conf").read_text()
    upstream, _redirect, server = ours.split("\nserver {")
    server = server.replace("/var/lib/newsroom", str(data)).replace(
        "listen 443 ssl http2", f"listen 127.0.0.1:{port}"
    )
    lines = [line for line in server.splitlines() if "[::]" not in line and "ssl_certificate" not in line]
    (data / "media").mkdir(exist_ok=True)
    path = folder / "nginx.conf"
    path.write_text(
        f"daemon off; user root; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
        "events { worker_connections 512; }\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; client_body_temp_path {folder}/body;\n"
        f"proxy_temp_path {folder}/proxy;\n"
        + upstream.replace(":8000", f":{site_port}")
        + "server {"
        + "\n".join(lines)
        + "\n}\n"
    )
    return path


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """An empty newsroom with two workers."""
    folder = tmp_path_factory.mktemp("deploy")
    data, port, site_port = folder / "var", free_port(), free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONWARNINGS": "ignore",
        "DATA_DIR": str(data),
        "SECRET_KEY": "a-key-for-one-test-0123456789-abcdefghijklmnopqrstuvwxyz",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "SITE_URL": "http://127.0.0.1",
        "SECURE_SSL": "0",
        "PORT": str(site_port),
    }

    def run(*words):
        subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, check=True, timeout=120)

    run("manage.py", "migrate", "--verbosity=0")
    run("-m", "newsroom.ready")
    site = subprocess.Popen([sys.executable, "-m", "newsroom.serve"], cwd=ROOT, env=environment)
    wait_for(site_port, site)
    nginx = subprocess.Popen([NGINX, "-c", str(configuration(port, site_port, data, folder))])
    wait_for(port, nginx)
    yield Running(port, site, data)
    for process in (nginx, site):
        process.send_signal(signal.SIGTERM)
        process.wait(30)
