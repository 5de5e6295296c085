"""A newsroom that lives for one benchmark: own folder, own SQLite database, served as in production."""

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from urllib.request import urlopen

__all__ = ["newsroom"]

START = 60  # seconds until the server has to answer


@contextlib.contextmanager
def newsroom():
    """Sets Django up and starts the server; yields its address. One for each process, as settings are read once.

    Static files are collected and compressed, granian answers, as with `make serve`; without https.
    """
    folder, port = tempfile.mkdtemp(prefix="newsroom-bench-"), _free_port()
    address = f"http://127.0.0.1:{port}"
    _choose_settings(folder, port, address)
    try:
        _prepare()
        server = subprocess.Popen([sys.executable, "-m", "newsroom.serve"])
        try:
            _wait_for(f"{address}/healthz")
            yield address
        finally:
            server.terminate()
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _choose_settings(folder, port, address):
    """As the demo chooses them; nothing of the environment gets through."""
    from newsroom import environment  # the table of the names

    for name in environment.VARIABLES.keys() - {"CHROMIUM"}:
        os.environ.pop(name, None)
    os.environ.update(
        DATA_DIR=folder,
        SECRET_KEY=secrets.token_urlsafe(64),
        ALLOWED_HOSTS="127.0.0.1",
        SITE_URL=address,
        SECURE_SSL="0",
        PORT=str(port),
        WORKERS="1",  # SQLite has one writer
        DJANGO_SETTINGS_MODULE="newsroom.settings",
        DJANGO_ALLOW_ASYNC_UNSAFE="true",  # Playwright keeps an event loop running in this thread
    )


def _prepare():
    import django  # after the settings, which its set-up reads
    from django.core.management import call_command  # needs settings too

    django.setup()
    from newsroom.ready import make_ready  # needs settings too

    call_command("migrate", verbosity=0, interactive=False)
    make_ready()


def _wait_for(address):
    """TimeoutError when the server does not answer in time; it has said why."""
    until = time.monotonic() + START
    while not _answers(address):
        if time.monotonic() > until:
            raise TimeoutError(address)
        time.sleep(0.1)


def _answers(address):
    try:
        urlopen(address).close()
    except OSError:
        return False
    return True
