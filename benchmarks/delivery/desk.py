"""The desk's most frequent actions: time and queries of the list, the form, and publishing."""

import time
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Category
from articles.workflow.perform import create_article, perform
from benchmarks.figures import Figure
from tests.factories import make_chief, make_content, make_writer

ROUNDS = 7


def publish(headline):
    """A new story, by its steps; returns it and its section's slug."""
    article = _approved(headline)
    perform(article, "publish", by=article.publisher, version=article.version)
    return article, article.category.slug


def _approved(headline):
    writer, chief = make_writer(), make_chief()
    section = Category.objects.without_tree_fields().order_by("pk").first()
    article = create_article(make_content(section, headline=headline), by=writer)
    article = perform(article, "submit", by=writer, version=article.version)
    article = perform(article, "approve", by=chief, version=article.version)
    article.publisher = chief
    return article


def desk_figures():
    client, chief = Client(SERVER_NAME="127.0.0.1"), make_chief(is_staff=True)
    client.force_login(chief)
    listed = reverse("admin:articles_article_changelist")
    form = reverse("admin:articles_article_change", args=[Article.objects.order_by("-pk").first().pk])
    yield from _page(client, "admin: list", listed, 80, 10)
    yield from _page(client, "admin: form", form, None, 15)
    first, *others = [_approved(f"Zu veröffentlichen {number}") for number in range(ROUNDS)]
    yield Figure(
        "publish", median(_milliseconds(lambda each=each: _publish(each)) for each in others), "ms", 45
    )
    yield Figure("  queries", _queries(lambda: _publish(first)), "", 30)


def _publish(article):
    perform(article, "publish", by=article.publisher, version=article.version)


def _page(client, name, address, most, queries):
    if (answer := client.get(address)).status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    times = [_milliseconds(lambda: client.get(address)) for _each in range(ROUNDS)]
    yield Figure(name, median(times), "ms", most)
    yield Figure("  queries", _queries(lambda: client.get(address)), "", queries)


def _milliseconds(action):
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def _queries(action):
    """Counted apart: counting takes time."""
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)
