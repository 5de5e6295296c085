"""Queries of an article's page: with a picture in the head, three in the text and a gallery, against the same page without."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Publication
from benchmarks.figures import Figure
from benchmarks.story import gallery, hang_paintings, long_text, picture
from tests.factories import make_published, make_writer

__all__ = ["measure"]


def measure(address):
    """A Figure of the queries that pictures add."""
    user = make_writer()
    head, *inside = hang_paintings("queries", user)
    blocks = [*map(picture, inside[:3]), gallery(inside[2:])]
    pictured = _queries(make_published(by=user, picture={"picture": head.pk}, body=long_text(600, blocks)))
    plain = _queries(make_published(by=user, body=long_text(600, [])))
    yield Figure("queries of an article's page without pictures", plain, "")
    yield Figure("  added by pictures in head, text and gallery", pictured - plain, "", 0)


def _queries(article):
    path = Publication.objects.live().get(article=article).get_absolute_url()
    with CaptureQueriesContext(connection) as captured:
        response = Client(SERVER_NAME="127.0.0.1").get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return len(captured)
