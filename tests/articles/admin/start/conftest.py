"""A house whose pages are written: what is missing there is told by a test of its own."""

import pytest

from tests.factories import make_house


@pytest.fixture(autouse=True)
def _house(request):
    if "django_db" in {mark.name for mark in request.node.iter_markers()}:
        request.getfixturevalue("db")
        make_house()
