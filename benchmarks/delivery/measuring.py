"""The measurements in their order. BENCH_ARTICLES says how many invented stories there are."""

import os
import time
from random import Random
from threading import Event, Thread

from django.db import connection
from django.utils import timezone

from articles.management.corpus.filling import fill
from articles.models import Category, Publication
from benchmarks.delivery.asking import Reader
from benchmarks.delivery.bare import bare, static
from benchmarks.delivery.desk import desk_figures, publish
from benchmarks.delivery.processors import backends, family, megabytes, seconds
from benchmarks.figures import Figure
from benchmarks.throwaway import free_port, served

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "10000"))
HOT = max(200, min(30_000, ARTICLES * 3))  # requests
COLD = max(30, min(1_000, ARTICLES // 10))
SEEN = max(3, min(40, ARTICLES // 100))  # stories published while readers read
PAUSE = 0.01  # seconds between two looks whether a change is there


def measure(address):
    """Figures of reading, publishing and importing."""
    begun = time.perf_counter()
    fill(ARTICLES, 1, until=timezone.now())
    rate = ARTICLES / (time.perf_counter() - begun)
    yield Figure("import: stories a second, analysing included", rate, "", 1000, at_least=True)
    articles = [story.get_absolute_url() for story in _stories()]
    yield from _hot(articles)
    yield from _cold(articles)
    yield from _visible()
    yield from desk_figures()


def _stories():
    return Publication.objects.live().select_related("category").only("article", "slug", "category__slug")


def _rate(pids, address, paths, number):
    """Requests in a second of processor time of these processes."""
    with Reader(address) as reader:
        before = seconds(pids)
        for place in range(number):
            status, _body = reader.get(paths[place % len(paths)])
            if status != 200:
                raise RuntimeError(f"{paths[place % len(paths)]} answered {status}")
        spent = seconds(pids) - before
    return number / max(spent, 0.01)


def _hot(articles):
    """From memory, beside the same bytes from the bare server and from nginx."""
    port, shuffled = free_port(), Random(1).sample(articles, len(articles))
    address = f"http://127.0.0.1:{port}"
    with served(port) as server:
        worker = max(family(server.pid), key=megabytes)
        with Reader(address) as reader:
            body = reader.get("/")[1]
            fresh = megabytes(worker)
            for path in shuffled:
                reader.get(path)
        pids = [*family(server.pid), *backends()]  # connections are open by now
        hot = _rate(pids, address, ["/"], HOT)
        wide = _rate(pids, address, shuffled[::-1], HOT)
        full = megabytes(worker)
    with bare(body) as (plain, process):
        most = _rate(family(process.pid), plain, ["/"], HOT)
    yield Figure("hot: home page, requests in a processor second", hot, "", note=f"({len(body):,} bytes)")
    yield Figure("  bare WSGI, same bytes, same server", most, "")
    yield Figure("  ratio", hot / most, "", 0.8, at_least=True)
    yield Figure(f"warm: {len(articles):,} articles at random", wide, "")
    yield Figure("  ratio to the hot page", wide / hot, "", 0.7, at_least=True)
    with static(body) as (address, process):
        if process:
            file = _rate(family(process.pid), address, ["/page"], HOT)
            yield Figure("  hot page beside a file from nginx, ratio", hot / file, "")
    yield Figure("memory of a worker after its first page", fresh, "MB", 120)
    yield Figure("  with these articles in its cache", full, "MB")


def _cold(articles):
    """Every page made anew."""
    port, pick = free_port(), Random(2)
    slugs = [f"/{slug}/" for slug in Category.objects.without_tree_fields().values_list("slug", flat=True)]
    kinds = [
        ("article", pick.sample(articles, min(COLD, len(articles))), 450),
        ("home page", ["/"], 300),
        ("section", slugs, 300),
        ("section, any depth", [f"{slugs[0]}?vor={token}" for token in _tokens(pick)], 300),
        ("feed", ["/feeds/rss.xml"], None),
    ]
    with served(port, PAGE_CACHE_MB="0") as server:
        address = f"http://127.0.0.1:{port}"
        for name, paths, least in kinds:
            _rate([], address, paths, 20)
            rate = _rate([*family(server.pid), *backends()], address, paths, COLD)
            yield Figure(f"cold: {name}, requests in a processor second", rate, "", least, at_least=True)


def _tokens(pick):
    """Where pages of a list begin, all over the archive."""
    rows = list(Publication.objects.live().values_list("pk", "published_at")[:: max(1, ARTICLES // 200)])
    older = rows[: -len(rows) // 3 or None]
    return [
        f"{int(moment.timestamp() * 1_000_000)}.{pk}"
        for pk, moment in pick.sample(older, min(50, len(older)))
    ]


def _visible():
    """From the decision until every page shows it, on each of two workers, while others read."""
    port, over = free_port(), Event()
    address = f"http://127.0.0.1:{port}"
    with served(port, WORKERS="2"):
        load = Thread(target=_read_on, args=(address, over))
        load.start()
        try:
            waits = sorted(_wait_until_seen(address, number) for number in range(SEEN))
        finally:
            over.set()
            load.join()
    yield Figure(
        "visible on home, section and feed, two workers: median", waits[len(waits) // 2] * 1000, "ms"
    )
    yield Figure("  the slowest", waits[-1] * 1000, "ms", 500)


def _read_on(address, over):
    with Reader(address) as reader:
        while not over.is_set():
            reader.get("/")


def _wait_until_seen(address, number):
    """Seconds from the commit until all connections show the new story everywhere."""
    article, section = publish(f"Eilig {number} {time.time()}")
    begun = time.perf_counter()
    readers = [Reader(address) for _each in range(6)]
    waiting = {(reader, path) for reader in readers for path in ("/", f"/{section}/", "/feeds/rss.xml")}
    marker = f"-{article.pk}/".encode()
    while waiting:
        waiting = {
            (reader, path) for reader, path in waiting if marker not in reader.get(path, "identity")[1]
        }
        time.sleep(PAUSE)
    spent = time.perf_counter() - begun
    for reader in readers:
        reader.socket.close()
    connection.close()
    return spent
