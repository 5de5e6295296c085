"""A headless Chromium of this machine, with somebody's session in it."""

import contextlib
import os

from playwright.sync_api import sync_playwright

from tests.conftest import chromium

__all__ = ["browser"]


@contextlib.contextmanager
def browser():
    """Yields the browser; without Chromium it ends with a sentence."""
    path = chromium()
    if path is None:
        raise SystemExit("The benchmarks need Chromium: install chromium or set CHROMIUM to its path.")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # as root it only starts without
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=sandbox)
        try:
            yield launched
        finally:
            launched.close()
