"""Queries of the start page and the agenda: literal counts, the same for one row in each panel and for many."""

from copy import copy

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Category, Notice, Publication, PublicationPicture, RelatedLink
from tests.articles.admin.desk import at_desk
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_moderator,
    make_picture,
    make_published,
    make_user,
    make_weblink,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def fill(user, category, number):
    """So many rows in every panel of the user, and so many problems of every kind; one of each as the desk makes it."""
    pattern = make_published(by=user, category=category)
    stories = [_story(user, category, pattern, status) for status in STATES for _each in range(number)]
    stories = Article.objects.bulk_create(stories)
    live, planned = stories[:number], stories[-number:]
    Publication.objects.bulk_create(
        [*(_publication(pattern, each, in_hours(-1), in_hours(20)) for each in live)]
        + [_publication(pattern, each, in_hours(2), in_hours(30)) for each in planned]
    )
    pictures = [make_picture(licence="") for _each in range(number)]
    rows = zip(Publication.objects.filter(article__in=live), pictures, strict=True)
    PublicationPicture.objects.bulk_create(
        PublicationPicture(publication=publication, picture=picture) for publication, picture in rows
    )
    gone = step(make_published(), "withdraw", make_chief(), reason="Falsch.")
    dead = make_weblink(state="dead").url
    RelatedLink.objects.bulk_create(
        [RelatedLink(article=each, target=gone) for each in live]
        + [RelatedLink(article=each, wanted="Fehlt", position=1) for each in live]
        + [RelatedLink(article=each, url=dead, position=2) for each in live]
    )
    Category.objects.bulk_create(Category(name="Verwaist", slug=f"verwaist-{each}") for each in range(number))
    Notice.objects.bulk_create(_failed(user) for _each in range(number))
    for _each in range(number):
        make_user(is_staff=True)


STATES = ["draft", "changes_requested", "in_review", "approved", "released", "draft"]


def _story(user, category, pattern, status):
    """Due, to be looked at again, embargoed, and in debt where it has been released."""
    dates = {"due": in_hours(-1), "embargo_until": in_hours(3), "look_again": timezone.localdate()}
    debt = pattern.latest if status == "released" else None
    words = {"headline": "Geschichte", "body": "<p>Text</p>", "latest": pattern.latest, "debt": debt}
    return Article(status=status, created_by=user, assignee=user, category=category, **dates, **words)


def _publication(pattern, article, begin, end):
    copied = copy(pattern.publications.get())
    copied.pk, copied.article = None, article
    copied.live_from = copied.published_at = begin
    copied.live_until = copied.ends_at = end
    copied._state.adding = True
    return copied


def _failed(user):
    return Notice(recipient=user, subject="Betreff", text="Text", failed=True, error="zu")


def users(category):
    return {
        "writer": make_writer,
        "moderator": lambda: make_moderator(category),
        "chief": lambda: make_user("Chefredaktion"),
        "superuser": lambda: make_user(is_superuser=True),
        "administrator": lambda: make_user("Administration"),
    }


COUNTS = [("writer", 16), ("moderator", 21), ("chief", 22), ("superuser", 23), ("administrator", 8)]


@pytest.mark.parametrize("number", [1, 100])
@pytest.mark.parametrize(("role", "queries"), COUNTS)
def test_start_page_asks_as_often_for_1_as_for_100(client, django_assert_num_queries, role, queries, number):
    category = make_category()
    user = users(category)[role]()
    fill(user if role != "administrator" else make_writer(), category, number)
    at_desk(client, user)
    with django_assert_num_queries(queries):
        client.get(reverse("admin:index"))


@pytest.mark.parametrize("number", [1, 100])
@pytest.mark.parametrize(("role", "queries"), [("writer", 12), ("moderator", 12), ("chief", 11)])
def test_agenda_asks_as_often_for_1_as_for_100(client, django_assert_num_queries, role, queries, number):
    category = make_category()
    user = users(category)[role]()
    fill(user, category, number)
    at_desk(client, user)
    with django_assert_num_queries(queries):
        client.get(reverse("admin:desk_agenda"))
