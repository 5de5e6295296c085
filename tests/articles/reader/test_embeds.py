"""A story that embeds: its page may show the frames of its own providers, and every other page none."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Publication
from articles.publishing.rebuild import rebuild_publications
from tests.articles.admin.desk import at_desk
from tests.factories import make_draft, make_published, make_writer

pytestmark = pytest.mark.django_db
TWO = (
    '<p>x</p><div data-card="embed" data-url="https://youtu.be/dQw4w9WgXcQ"></div>'
    '<div data-card="embed" data-url="https://chaos.social/@redaktion/110000000000000001"></div>'
)
HOSTS = ["https://chaos.social", "https://www.youtube-nocookie.com"]


def frame_src(response):
    return re.search(r"frame-src ([^;]*)", response.headers["Content-Security-Policy"])[1].split()


def story_with(body):
    return Publication.objects.get(article=make_published(body=body))


def test_policy_of_the_page_names_the_hosts_of_its_own_embeds_and_no_others():
    story = story_with(TWO)
    assert story.frames == HOSTS
    assert frame_src(Client().get(story.get_absolute_url())) == ["'self'", *HOSTS]


def test_policy_of_other_pages_stays_as_it_is():
    story_with(TWO)
    other = story_with("<p>x</p>")
    assert other.frames == []
    for address in (other.get_absolute_url(), "/", "/suche/"):
        assert frame_src(Client().get(address)) == ["'self'"]


def test_page_that_is_revalidated_allows_the_same_frames():
    """A browser replaces the headers it has kept by those of the 304."""
    address = story_with(TWO).get_absolute_url()
    etag = Client().get(address).headers["ETag"]
    answer = Client().get(address, headers={"If-None-Match": etag})
    assert (answer.status_code, frame_src(answer)) == (304, ["'self'", *HOSTS])


def test_script_and_styles_are_loaded_only_where_something_is_embedded():
    with_embed, without = (
        Client().get(story_with(body).get_absolute_url()).content.decode() for body in (TWO, "<p>x</p>")
    )
    found = re.findall(
        r'<script type="module" src="/static/reader/embed(?:\.\w+)?\.js"></script>', with_embed
    )
    assert len(found) == 1
    assert "reader/embed" not in without
    assert "<iframe" not in with_embed


def test_embeds_cost_no_further_query(django_assert_num_queries):
    without, with_embed = (story_with(body).get_absolute_url() for body in ("<p>x</p>", TWO))
    with django_assert_num_queries(3) as counted:
        Client().get(without)
    with django_assert_num_queries(len(counted)):
        Client().get(with_embed)


def test_preview_allows_the_frames_and_runs_the_script_unless_it_stands_in_a_page_of_the_desk():
    client = at_desk(Client(), writer := make_writer())
    address = reverse("admin:articles_article_preview_page", args=[make_draft(by=writer, body=TWO).pk])
    alone, framed = (client.get(address, headers={"Sec-Fetch-Dest": kind}) for kind in ("document", "iframe"))
    assert frame_src(alone) == frame_src(framed) == ["'self'", *HOSTS]
    assert ["reader/embed" in page.content.decode().split("<body>")[0] for page in (alone, framed)] == [
        True,
        True,
    ]
    assert ['type="module"' in page.content.decode() for page in (alone, framed)] == [True, False]


def test_rebuilding_tells_older_publications_their_hosts():
    story = story_with(TWO)
    Publication.objects.filter(pk=story.pk).update(frames=[])
    assert rebuild_publications(Publication.objects.all(), now=timezone.now()) == 1
    assert Publication.objects.get(pk=story.pk).frames == HOSTS
