"""`python -m benchmarks [editor] [renditions] [queries] [downloads] [delivery]`: measures, and prints one table; none named means all."""

import json
import os
import platform
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.figures import table
from benchmarks.throwaway import newsroom

BENCHMARKS = ("renditions", "queries", "downloads", "editor", "delivery")


def machine():
    """What the figures depend on, in one line."""
    load = f", load {os.getloadavg()[0]:.2f}"
    return f"{os.cpu_count()} processors, {platform.system()} on {platform.machine()}, Python {platform.python_version()}{load}"


def keep(figures):
    """Writes them as JSON where BENCH_JSON says, for programs that compare."""
    if path := os.environ.get("BENCH_JSON"):
        Path(path).write_text(json.dumps([{**asdict(each), "kept": each.kept} for each in figures], indent=1))


def main(wanted):
    """Promises that are not kept are said, not punished: the exit code is 0 unless something breaks."""
    if unknown := set(wanted) - set(BENCHMARKS):
        sys.exit(f"There is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}.")
    before, figures = machine(), []
    with newsroom() as address:
        for name in wanted or BENCHMARKS:
            sys.stderr.write(f"Measuring: {name} …\n")
            # Only now: models can be imported once the settings are chosen.
            figures += import_module(f"benchmarks.{name}").measure(address)
    keep(figures)
    sys.stdout.write(f"\nBefore: {before}\nAfter: {machine()}\n\n{table(figures)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
