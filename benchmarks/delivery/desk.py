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
    approved = [_approved(f"Zu veröffentlichen {number}") for number in range(ROUNDS)]
    times, queries = zip(*(_timed(lambda each=each: _publish(each)) for each in approved), strict=True)
    yield Figure("publish", median(times), "ms", 45)
    yield Figure("  queries", max(queries), "", 30)


def _publish(article):
    perform(article, "publish", by=article.publisher, version=article.version)


def _page(client, name, address, most, queries):
    if (answer := client.get(address)).status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    found = [_timed(lambda: client.get(address)) for _each in range(ROUNDS)]
    yield Figure(name, median(spent for spent, _queries in found), "ms", most)
    yield Figure("  queries", max(count for _spent, count in found), "", queries)


def _timed(action):
    """Milliseconds, and queries."""
    with CaptureQueriesContext(connection) as captured:
        begun = time.perf_counter()
        action()
        spent = (time.perf_counter() - begun) * 1000
    return spent, len(captured)
