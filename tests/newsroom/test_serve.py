"""The server's worker processes."""

import signal

import pytest

from newsroom.pagecache.wrapper import PageCache
from newsroom.serve import load_application


@pytest.fixture
def own_signals():
    """Puts the signals this process listens to back."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    yield
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def test_worker_serves_the_site_and_leaves_ctrl_c_to_the_main_process(own_signals):
    assert isinstance(load_application("newsroom.wsgi:application"), PageCache)
    assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())
