"""The benchmark of reading and publishing runs, on a few stories; how fast anything is is judged by nobody here."""

import json
import os
import subprocess
import sys

from tests.source import ROOT


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
    figures = {each["what"].strip(): each for each in json.loads(found.read_text())}
    promised = [name for name, each in figures.items() if each["limit"] is not None]
    assert len(promised) >= 13
    assert all(each["value"] > 0 for name, each in figures.items() if name in promised)
    assert "| hot: home page, requests in a processor second" in done.stdout
