"""Pages of lists hold what one query over all their stories would give, however these are read."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from articles.models.publication import Publication
from articles.reader.lists import Stories
from tests.articles.reader.conftest import NOW, make_author, make_section, make_story, make_tag

pytestmark = pytest.mark.django_db
LENGTH = 3
AUTHOR, TAG = "Anna Weber", "Hafen"


def pages_of(stories, shown=()):
    """Ids of the articles on each page, from the first to the last."""
    pages, token = [], ""
    while token is not None:
        request = RequestFactory().get("/", {"vor": token} if token else {})
        page = stories.page(request, length=LENGTH, shown=shown)
        pages.append([row.article_id for row in page.rows])
        token = page.older or None
    return pages


@pytest.fixture
def archive():
    """Stories of a section, of two below it and of another one, some of one moment, some not public."""
    top = make_section("politik")
    sections = [
        top,
        make_section("bund", parent=top),
        make_section("land", parent=top),
        make_section("sport"),
    ]
    author, tag = make_author(AUTHOR), make_tag(TAG)
    for number in range(20):
        moment = NOW - timedelta(hours=1 + number // 2)
        until = NOW if number % 7 == 3 else None
        make_story(sections[number % 4], live_from=moment, live_until=until, authors=[author], tags=[tag])
    make_story(top, live_from=NOW + timedelta(seconds=1))
    return [section.pk for section in sections]


def expected(rows, shown=()):
    ids = list(
        rows.exclude(article__in=shown).order_by("-published_at", "-pk").values_list("article", flat=True)
    )
    assert ids
    return [ids[start : start + LENGTH] for start in range(0, len(ids), LENGTH)]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_pages_of_any_number_of_sections_follow_each_other(archive, number):
    wanted = archive[:number]
    live = Publication.objects.live(NOW).filter(category__in=wanted)
    assert pages_of(Stories(NOW, "sections", wanted)) == expected(live)


def test_stories_shown_already_are_left_out_of_every_page(archive):
    shown = list(Publication.objects.live(NOW).values_list("article", flat=True)[:4])
    live = Publication.objects.live(NOW)
    assert pages_of(Stories(NOW, "sections", archive), shown) == expected(live, shown)
    assert pages_of(Stories(NOW), shown) == expected(live, shown)


@pytest.mark.parametrize("kind", ["author", "tag"])
def test_pages_of_topics_and_authors_follow_each_other(archive, kind):
    about = (make_author("Wer anders"), make_tag("Anderes"))
    make_story(authors=[about[0]], tags=[about[1]])
    story = Publication.objects.live(NOW).filter(category=archive[1])[0]
    subject = story.publication_credits.get().author_id if kind == "author" else story.tagged.get().tag_id
    live = Publication.objects.live(NOW).exclude(
        **{"publication_credits__author" if kind == "author" else "tagged__tag": about[kind == "tag"]}
    )
    assert pages_of(Stories(NOW, kind, subject)) == expected(live)
