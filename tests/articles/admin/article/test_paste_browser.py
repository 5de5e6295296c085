"""Pasting from other programs: what they put on the clipboard becomes the kinds of our text and nothing else."""

from pathlib import Path

import pytest

from articles.body.serialise import canonical
from tests.articles.admin.article.pasting import pasted
from tests.browser import enter, open_article, watch
from tests.factories import make_draft, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CLIPBOARD = Path(__file__).parent / "clipboard"
# As Word 16, Word Online, LibreOffice 7.4, Google Docs and a browser on a news page write them.
SAMPLES = {path.stem: path.read_text(encoding="utf-8") for path in CLIPBOARD.glob("*.html")}
GOLDEN = Path(__file__).parents[3] / "golden" / "paste"


@pytest.fixture
def editor(page, live_server):
    """The page of an article; at the end the browser must not have complained."""
    complaints = watch(page)
    writer = make_writer()
    enter(page, live_server, writer)
    open_article(page, live_server, make_draft(by=writer, body=""))
    yield page
    assert complaints == []


def stored(page, html):
    return canonical(pasted(page, html, text="nur Text"))


def golden(name):
    """The expected text, which has a line for each block to be read more easily."""
    return "".join((GOLDEN / f"{name}.html").read_text(encoding="utf-8").splitlines())


def test_samples_of_five_programs_become_clean_kinds(editor):
    assert {name: stored(editor, html) for name, html in SAMPLES.items()} == {
        name: golden(name) for name in ("word", "word_online", "libreoffice", "google_docs", "news_page")
    }
