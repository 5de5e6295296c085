"""Answers over a fixed corpus as they have been looked at and found right."""

import json
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[2] / "golden" / "search" / "answers.json"


@pytest.fixture
def corpus_answers():
    return json.loads(GOLDEN.read_text(encoding="utf-8"))
