"""Full feeds: the whole text with absolute addresses, what is linked only while it is live, and its corrections."""

from datetime import timedelta

import pytest

from tests.articles.reader.conftest import NOW, make_correction, make_story, stored_picture
from tests.articles.reader.feeds.reading import DIALECTS, read
from tests.factories import head_picture, make_author, make_picture, make_published, picture_in_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def full(settings):
    settings.NEWSROOM = {"FEED_TEXT": "full"}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_item_holds_the_whole_text(clock, dialect):
    target = make_story(
        headline="Die andere", live_from=NOW - timedelta(hours=2), live_until=NOW + timedelta(hours=1)
    )
    story = make_story(
        lead="Der Vorspann.",
        picture=stored_picture(caption="Am <Abend>."),
        linked_ids=[target.article_id],
        feed_parts=[
            "<p>Ein ",
            {"link": target.article_id, "html": "Wort"},
            ".</p>",
            {"card": target.article_id, "title": ""},
        ],
        closing_links=[{"article": target.article_id, "title": "Mehr"}],
    )
    make_correction(story, text="Es waren 23.", before="32", after="23")
    make_correction(story, text="Erst später.", visible_from=NOW + timedelta(seconds=1))
    make_correction(target, text="Gehört zur anderen.")
    address = "http://testserver" + target.get_absolute_url()
    item = next(
        item for item in read(f"/feeds/{dialect}")["items"] if item["id"].endswith(str(story.article_id))
    )
    assert item["html"].splitlines() == [
        (
            '<figure><img src="http://testserver/medien/ab/cdef-1280.jpg" alt="Eine Brücke" width="1280" height="720">'
            "<figcaption>Am &lt;Abend&gt;. Foto: Vera Weber/dpa</figcaption></figure>"
        ),
        "<p><strong>Der Vorspann.</strong></p>",
        f'<p>Ein <a href="{address}">Wort</a>.</p><p>Lesen Sie mehr: <a href="{address}">Die andere</a></p>',
        f'<h2>Lesen Sie mehr</h2><ul><li><a href="{address}">Mehr</a></li></ul>',
        "<h2>Korrektur, 24. November 2026</h2><p>Es waren 23.</p><p>Zuvor: <del>32</del></p><p>Korrigiert: <ins>23</ins></p>",
    ]
    clock(NOW + timedelta(hours=1))
    (item,) = read(f"/feeds/{dialect}")["items"]
    assert "<p>Ein Wort.</p>" in item["html"]
    assert "Die andere" not in item["html"]
    assert "Mehr" not in item["html"]
    assert "Erst später." in item["html"]


def test_published_story_has_pictures_with_whole_addresses_and_nothing_that_loads_or_runs():
    picture, inner = make_picture(size=(1600, 900)), make_picture(caption="Innen", alternative="Ein Saal")
    embed = '<div data-card="embed" data-url="https://www.youtube.com/watch?v=dQw4w9WgXcQ" data-title="Film"></div>'
    body = f"<p>Anfang.</p>{picture_in_text(inner)}{embed}<p>Ende.</p>"
    make_published(body=body, picture=head_picture(picture), credits=[make_author().pk])
    (item,) = read("/feeds/feed.json")["items"]
    html = item["html"]
    assert html.count('<img src="http://testserver/medien/') == html.count("<img") == 2
    assert 'alt="Ein Saal"' in html
    assert "Innen Foto: Weber" in html
    assert not [word for word in ("<iframe", "<script", "srcset", 'href="/', 'src="/') if word in html]


def test_feed_of_teasers_gives_no_text(clock, settings):
    settings.NEWSROOM = {"FEED_TEXT": "teaser"}
    make_story(feed_parts=["<p>Geheim.</p>"], lead="Vorspann")
    for dialect in DIALECTS:
        (item,) = read(f"/feeds/{dialect}")["items"]
        assert item["html"] == ""
