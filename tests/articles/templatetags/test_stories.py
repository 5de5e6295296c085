"""Stories in lists as HTML: every word escaped, made once for the same words and anew for others."""

from datetime import timedelta

import pytest
from django.utils.translation import override
from lxml import html

from articles.templatetags import stories
from articles.templatetags.stories import more_story, teaser, when
from tests.articles.reader.conftest import NOW, make_story, one, stored_picture, words

pytestmark = pytest.mark.django_db


def shown(story, *args, **options):
    return html.fromstring(str(teaser(story, *args, **options)))


def test_teaser_says_what_the_story_says_and_runs_nothing():
    story = make_story(
        kicker="<b>K</b>", teaser_headline="A & <i>B</i>", teaser_text='"Text"', byline=[{"name": "<x>"}]
    )
    found = shown(story)
    assert words(one(found, "a span.kicker")) == "<b>K</b>:"
    assert words(one(found, "span.headline")) == "A & <i>B</i>"
    assert words(one(found, "p.teaser-text")) == '"Text"'
    assert [element.tag for element in found.iter() if element.tag in ("b", "i", "x")] == []


def test_same_words_are_made_once_and_every_other_word_anew():
    story = make_story(kicker="Eins", teaser_picture=stored_picture(), language="de")
    first = teaser(story)
    assert teaser(story) is first
    changes = {
        "kicker": "Zwei",
        "teaser_headline": "Andere",
        "teaser_text": "Anderer Text",
        "slug": "anders",
        "language": "en",
        "genre": "opinion",
        "published_at": NOW - timedelta(days=3),
        "byline": [{"name": "Ole Dirks"}],
        "teaser_picture": stored_picture(placeholder="data:image/webp;base64,AA"),
    }
    for name, value in changes.items():
        before = getattr(story, name)
        setattr(story, name, value)
        assert teaser(story) != first, name
        setattr(story, name, before)
    for name, value in (("name", "Neuer Name"), ("slug", "neu"), ("shade", "red")):
        before = getattr(story.category, name, "")
        setattr(story.category, name, value)
        assert teaser(story) != first, name
        setattr(story.category, name, before)
    assert teaser(story) == first


def test_place_of_a_teaser_decides_its_heading_its_picture_and_its_section():
    story = make_story(teaser_picture=stored_picture())
    assert [element.tag for element in shown(story).iter("h2", "h3")] == ["h2"]
    assert [element.tag for element in shown(story, level=3).iter("h2", "h3")] == ["h3"]
    assert 'fetchpriority="high"' in teaser(story, "first")
    assert story.category.name in teaser(story)
    assert story.category.name not in teaser(story, bare=True)


def test_memory_of_teasers_is_bounded(monkeypatch):
    monkeypatch.setattr(stories, "MOST_MADE", 3)
    story = make_story()
    for number in range(9):
        story.kicker = str(number)
        teaser(story)
        more_story(story)
    assert len(stories.made) <= 3


def test_moment_is_told_in_the_language_of_the_page_and_the_zone_of_the_site():
    assert when(NOW) == '<time datetime="2026-11-24T10:00:00+0100">24.11.2026, 10:00 Uhr</time>'
    with override("en"):
        assert "10 a.m." in when(NOW)
