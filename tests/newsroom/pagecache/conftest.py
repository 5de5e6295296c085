"""A clock, a change log in memory, and caches that follow them."""

import pytest

from tests.newsroom.pagecache.asking import Clock, Log, cache_of


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def cached(clock, log):
    """Builds a cache around a Site."""

    def build(site, **options):
        return cache_of(site, read=log, now=clock, **options)

    return build
