"""Golden pairs, one file per kind: HTML in; stored form, parts, page and plain text out."""

import json
from pathlib import Path

import pytest

from articles.body.kinds import KINDS
from articles.body.parse import parse
from articles.body.render import fill, render
from articles.body.serialise import serialise
from articles.body.text import plain_text

GOLDEN = Path(__file__).parents[2] / "golden" / "body"
FILES = sorted(GOLDEN.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_pair(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    document = parse(golden["html"])
    targets = {int(number): tuple(target) for number, target in golden["targets"].items()}
    parts = render(document)
    assert {
        "html": golden["html"],
        "canonical": serialise(document),
        "parts": parts,
        "targets": golden["targets"],
        "page": fill(parts, targets),
        "text": plain_text(document),
    } == golden


def test_every_kind_has_a_golden_pair():
    assert {path.stem.partition("_")[0] for path in FILES} >= set(KINDS)
