"""Golden files, one per kind: HTML in; stored form, parts, page, plain text, feed and ninjs out.

After a wanted change write them anew with ACCEPT=1 and read the difference before it is committed.
"""

import json
import os
from pathlib import Path

import pytest

from articles.body.feed import render_for_feed
from articles.body.figures import Shown
from articles.body.kinds import KINDS
from articles.body.parse import parse
from articles.body.pictures import pictures_in
from articles.body.render import fill, render
from articles.body.serialise import serialise
from articles.body.text import plain_text
from articles.exchange.exporters.ninjs import ninjs_text

GOLDEN = Path(__file__).parents[2] / "golden" / "body"
FILES = sorted(GOLDEN.glob("*.json"))


def written(golden):
    """Everything that comes of the HTML, its targets and pictures."""
    document = parse(golden["html"])
    targets = {int(number): tuple(target) for number, target in golden["targets"].items()}
    known = {int(number): Shown(**shown) for number, shown in golden.get("pictures", {}).items()}
    pictures = {use: known[use.picture] for use in pictures_in(document) if use.picture in known}
    parts = render(document, pictures)
    return {
        **{name: golden[name] for name in ("html", "targets", "pictures") if name in golden},
        "canonical": serialise(document),
        "parts": parts,
        "page": fill(parts, targets),
        "text": plain_text(document),
        "feed": fill(render_for_feed(document, pictures), targets),
        "ninjs": ninjs_text(document, pictures, targets),
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_pair(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    made = written(golden)
    if os.environ.get("ACCEPT"):
        path.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        golden = made
    assert made == golden


def test_every_kind_has_a_golden_pair():
    assert {path.stem.partition("_")[0] for path in FILES} >= set(KINDS)
