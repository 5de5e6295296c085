"""Behind nginx: pages, files, and new code without a failed request."""

import signal
import time
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import brotli
import pytest

pytestmark = pytest.mark.nginx
READERS = 4
RELOAD = 12  # seconds in which both workers are replaced


def test_page_comes_compressed_as_the_application_made_it(running):
    status, headers, body = running.get("/", **{"Accept-Encoding": "gzip, br"})
    assert (status, headers["content-encoding"], headers["content-type"]) == (
        200,
        "br",
        "text/html; charset=utf-8",
    )
    assert b"</html>" in brotli.decompress(body)


def test_file_comes_from_the_folder_for_ever_and_its_wrong_name_does_not(running):
    name = next(path.name for path in (running.data / "static/reader").glob("site.*.css"))
    status, headers, body = running.get(f"/static/reader/{name}")
    assert (status, headers["server"].startswith("nginx")) == (200, True)
    assert "max-age=31536000, immutable" in headers["cache-control"]
    assert body == (running.data / "static/reader" / name).read_bytes()
    assert running.get("/static/../newsroom.sqlite3")[0] in (400, 404)


def test_picture_comes_from_the_folder_and_may_not_run_anything(running):
    (running.data / "media/bild.webp").write_bytes(b"RIFF")
    status, headers, body = running.get("/medien/bild.webp")
    assert (status, body, headers["content-security-policy"]) == (200, b"RIFF", "default-src 'none'")


def test_application_learns_who_asks_and_by_which_host(running):
    assert running.get("/healthz")[0] == 200
    assert running.get("/", Host="fremd.example")[0] == 400


class Reader(Thread):
    """Asks until it is told to stop, by one connection or each time by a new one; counts statuses and failures."""

    def __init__(self, port, *, keeps):
        super().__init__()
        self.port, self.keeps, self.over, self.seen = port, keeps, Event(), Counter()

    def run(self):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        while not self.over.is_set():
            try:
                connection.request("GET", "/")
                answer = connection.getresponse()
                answer.read()
                self.seen[answer.status] += 1
            except OSError as error:
                self.seen[type(error).__name__] += 1
            if not self.keeps:
                connection.close()
        connection.close()


def test_new_code_is_loaded_without_a_failed_request(running):
    readers = [Reader(running.port, keeps=number % 2 == 0) for number in range(READERS)]
    for reader in readers:
        reader.start()
    before = workers(running)
    running.server.send_signal(signal.SIGHUP)
    end = time.monotonic() + RELOAD
    while time.monotonic() < end and before & workers(running):
        time.sleep(0.1)
    for reader in readers:
        reader.over.set()
        reader.join(10)
    seen = sum((reader.seen for reader in readers), Counter())
    assert (len(before), before & workers(running)) == (2, set())
    assert (set(seen), seen[200] > 100) == ({200}, True)


def workers(running):
    """Process ids of the site's workers; beside them runs Python's own tracker of what processes share."""
    pid = running.server.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    lines = {child: Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return {child for child, line in lines.items() if b"resource_tracker" not in line}
