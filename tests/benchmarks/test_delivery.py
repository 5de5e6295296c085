"""The benchmark of reading and publishing runs, on a few stories; how fast anything is is judged by nobody here."""

import json
import os
import subprocess
import sys

from tests.source import ROOT

PROMISED = [
    "import: stories a second, analysing included",
    "ratio",
    "ratio to the hot page",
    "memory of a worker after its first page",
    "cold: article, requests in a processor second",
    "cold: home page, requests in a processor second",
    "cold: section, requests in a processor second",
    "cold: section, any depth, requests in a processor second",
    "the slowest",
    "admin: list",
    "queries",
    "queries",
    "publish",
    "queries",
]


def test_benchmark_measures_everything_it_promises_something_for(tmp_path):
    found = tmp_path / "figures.json"
    environment = {
        "BENCH_ARTICLES": "40",
        "BENCH_JSON": str(found),
        "PATH": os.environ["PATH"],
        "PYTHONWARNINGS": "ignore",
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "delivery"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(found.read_text())
    promised = [each["what"].strip() for each in figures if each["limit"] is not None]
    assert promised == PROMISED
    assert all(each["value"] > 0 for each in figures)
    assert "| hot: home page, requests in a processor second" in done.stdout
