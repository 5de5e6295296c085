"""What is as fast as can be: the same bytes from a bare WSGI application on the same server, and from nginx."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.throwaway import PINNED, free_port, wait_for

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@contextlib.contextmanager
def bare(body):
    """Yields (address, process) of granian with benchmarks.bareapp."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(body)
        file.flush()
        port = free_port()
        words = [*PINNED, sys.executable, "-m", "granian", "benchmarks.bareapp:application"]
        words += [
            "--interface",
            "wsgi",
            "--workers",
            "1",
            "--blocking-threads",
            "2",
            "--no-ws",
            "--port",
            str(port),
        ]
        server = subprocess.Popen(
            [*words, "--log-level", "error"], env={**os.environ, "BARE_BODY": file.name}
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()
            server.wait()


@contextlib.contextmanager
def static(body):
    """Yields (address, process) of nginx with a file of these bytes; None twice without nginx."""
    if NGINX is None:
        yield None, None
        return
    with tempfile.TemporaryDirectory() as folder:
        port, site = free_port(), Path(folder, "site")
        site.mkdir()
        (site / "page").write_bytes(body)
        (site / "healthz").write_bytes(b"")
        Path(folder).chmod(0o755)
        Path(folder, "nginx.conf").write_text(
            f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
            "events { worker_connections 64; }\n"
            f"http {{ access_log off; keepalive_requests 10000000; server {{ listen 127.0.0.1:{port}; root {site}; }} }}\n"
        )
        server = subprocess.Popen([*PINNED, NGINX, "-c", f"{folder}/nginx.conf"])
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()
            server.wait()
