"""Queries of the desk's two busiest pages: literal counts, the same for a few rows and for ten times as many."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from articles.admin.lists.columns import CHOICES
from articles.discussion.threads import open_thread
from articles.models import Article, Author
from tests.articles.admin.desk import LIST, at_desk, change_url
from tests.factories import (
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_weblink,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
OPEN = '<aside data-card="readmore" data-wanted="Gesucht {0}"></aside>'
CARD = '<aside data-card="readmore" data-article="{0}"></aside>'


@pytest.fixture(autouse=True)
def _known_kinds():
    """A process asks for the content type of articles once in its life."""
    ContentType.objects.get_for_model(Article)


def fill_list(user, category, count):
    for number in range(count):
        byline = [make_author(f"Name {number}-{place}").pk for place in range(2)]
        make_published(by=user, category=category, credits=byline)
        make_draft(by=user, category=category, credits=byline[:1], tags=[f"Tag {number}"])


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(
    ("role", "queries"), [("writer", 9), ("moderator", 10), ("chief", 9), ("superuser", 8)]
)
def test_list_with_every_column_asks_as_often_for_3_as_for_30(
    client, django_assert_num_queries, role, queries, count
):
    category = make_category()
    users = {
        "writer": make_writer,
        "moderator": lambda **fields: make_moderator(category, **fields),
        "chief": make_chief,
        "superuser": lambda **fields: make_user(is_superuser=True, **fields),
    }
    user = users[role](list_columns=CHOICES)
    fill_list(user, category, count)
    at_desk(client, user)
    with django_assert_num_queries(queries):
        client.get(reverse(LIST))


def rich_article(writer, count):
    """An article with that many authors, tags, closing links, cards, open links that can be closed, revisions and threads.

    So many web addresses in it and after it fail, and so many articles link to it.
    """
    stories = [make_draft(by=writer, headline=f"Gesucht {number}") for number in range(count)]
    body = "".join(CARD.format(story.pk) + OPEN.format(number) for number, story in enumerate(stories))
    urls = [make_weblink().url for _number in range(count)]
    body += "".join(f'<p><a href="{url}">dort</a></p>' for url in urls)
    article = make_draft(
        by=writer,
        body=f"<p>Text</p>{body}",
        credits=[make_author(f"Name {number}").pk for number in range(count)],
        tags=[f"Tag {number}" for number in range(count)],
        links=[{"target": story.pk} for story in stories] + [{"url": url} for url in urls],
    )
    for _number in range(count):
        make_draft(by=writer, body=f"<p>Text</p>{CARD.format(article.pk)}")
    for number in range(count):
        step(article, "edit", writer, content={"lead": f"Fassung {number}"})
        open_thread(article, by=writer, text="Stimmt das?", quote="Text")
    return article


@pytest.mark.parametrize("count", [1, 10])
@pytest.mark.parametrize(("role", "queries"), [("writer", 21), ("moderator", 21), ("chief", 21)])
def test_editor_asks_as_often_for_1_as_for_10(client, django_assert_num_queries, role, queries, count):
    category = make_category()
    writer = make_writer()
    article = rich_article(writer, count)
    step(article, "edit", writer, content={"category": category.pk})
    users = {"writer": lambda: writer, "moderator": lambda: make_moderator(category), "chief": make_chief}
    at_desk(client, users[role]())
    client.get(change_url(article))  # the first time costs one query more: the row for what is typed
    with django_assert_num_queries(queries):
        client.get(change_url(article))


def test_editor_of_a_credited_writer_stays_within_21_queries(client, django_assert_max_num_queries):
    """Neither creator nor assignee: the byline decides, and is asked for more than once."""
    article = rich_article(make_writer(), 2)
    credited = make_writer()
    Author.objects.filter(credits__article=article, name="Name 0").update(user=credited)
    at_desk(client, credited)
    with django_assert_max_num_queries(21):
        client.get(change_url(article))
