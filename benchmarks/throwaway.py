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

import psycopg

__all__ = ["PINNED", "free_port", "newsroom", "served", "wait_for"]

# The server has the first processor, whoever asks the others.
PINNED = ["taskset", "-c", "0"] if shutil.which("taskset") and (os.cpu_count() or 1) > 1 else []
START = 60  # seconds until the server has to answer


@contextlib.contextmanager
def newsroom():
    """Sets Django up and starts the server; yields its address. One for each process, as settings are read once.

    Static files are collected and compressed, granian answers, as with `make serve`; without https.
    """
    folder, port = tempfile.mkdtemp(prefix="newsroom-bench-"), free_port()
    address = f"http://127.0.0.1:{port}"
    with _database() as database:
        _choose_settings(folder, port, address, database)
        try:
            _prepare()
            with served(port):
                yield address
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def served(port, **environment):
    """Our server on that port, as a process of its own; `environment` changes its settings. Yields the process."""
    words = [*PINNED, sys.executable, "-m", "newsroom.serve"]
    server = subprocess.Popen(words, env={**os.environ, **environment, "PORT": str(port)})
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield server
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def _database():
    """The address of a new database on the server BENCH_DATABASE_URL names; empty, for SQLite, without it."""
    url = os.environ.pop("BENCH_DATABASE_URL", "")
    if not url:
        yield ""
        return
    server, _, _name = url.rpartition("/")
    name = f"newsroom_bench_{os.getpid()}"
    _run_on(f"{server}/postgres", f"CREATE DATABASE {name}")
    try:
        yield f"{server}/{name}"
    finally:
        _run_on(f"{server}/postgres", f"DROP DATABASE {name} WITH (FORCE)")


def _run_on(url, statement):
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _choose_settings(folder, port, address, database):
    """As the demo chooses them; nothing of the environment gets through."""
    from newsroom import environment  # the table of the names

    for name in environment.VARIABLES.keys() - {"CHROMIUM"}:
        os.environ.pop(name, None)
    os.environ.update(
        DATA_DIR=folder,
        DATABASE_URL=database,
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


def wait_for(address):
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
