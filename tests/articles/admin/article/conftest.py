"""What the browser tests of the text editor share."""

import pytest

from tests.browser import enter, open_article, watch
from tests.factories import make_draft, make_writer


@pytest.fixture
def desk(page, live_server):
    """Opens an article as its writer; at the end the browser must neither have complained nor asked anybody else."""
    complaints, asked = watch(page), []
    page.on("request", lambda request: asked.append(request.url))

    def desk(**content):
        writer = make_writer()
        article = make_draft(by=writer, **content)
        enter(page, live_server, writer)
        open_article(page, live_server, article)
        return article

    yield desk
    ours = (live_server.url, "data:", "blob:")
    assert [address for address in asked if not address.startswith(ours)] == []
    if not page.evaluate("'axe' in window"):  # which brings styles of its own
        assert complaints == []
