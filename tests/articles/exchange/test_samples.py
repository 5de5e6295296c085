"""Documents as they really arrive, where they lie beside the project; the other tests bring their own."""

import re
from pathlib import Path

import pytest

from articles.exchange.intake import take_in
from articles.models import Article

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
if not SAMPLES.is_dir():
    pytest.skip("Real deliveries: no folder ../shared/samples beside the project", allow_module_level=True)
pytestmark = pytest.mark.django_db


def outcomes(folder):
    """What became of each document of a folder of samples, and how many there are; schemas are none."""
    paths = sorted(path for path in (SAMPLES / folder).iterdir() if "schema" not in path.name)
    return [result.outcome for result in take_in(paths)], len(paths)


@pytest.mark.parametrize("folder", ["text", "ninjs"])
def test_real_deliveries_are_imported_once(folder):
    first, count = outcomes(folder)
    assert first == ["created"] * count
    assert outcomes(folder) == (["skipped"] * count, count)


def test_real_text_has_its_card_between_its_paragraphs():
    outcomes("text")
    article = Article.objects.get()
    assert (article.category.slug, article.category.name) == ("rrt-allgemeines", "Allgemeines")
    assert re.findall("<(p|aside)", article.body) == ["p", "aside", "p"]
