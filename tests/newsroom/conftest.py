"""Real processes of the site, in an environment that holds nothing but what a test says."""

import os
import subprocess
import sys

import pytest

from tests.source import ROOT

PRODUCTION = {
    "SECRET_KEY": "a-key-for-one-test-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "example.org",
}


@pytest.fixture
def bare_environment(tmp_path):
    """Variables a process needs to run at all, and a data folder of its own."""
    return {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "var"), "PYTHONWARNINGS": "ignore"}


@pytest.fixture
def manage(bare_environment):
    """Runs manage.py with these variables; returns the finished process."""

    def run(*words, **variables):
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env={**bare_environment, **variables},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
