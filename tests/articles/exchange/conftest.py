"""The sentences of the import are compared as they stand in the source, so these tests speak English."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield
