"""What the editor suggests before anything is typed: what goes with the text, only what the user may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.article.related import related_ids
from articles.models import Article
from articles.rules import visible_to
from tests.factories import in_hours, make_category, make_chief, make_draft, make_published, make_writer

pytestmark = pytest.mark.django_db


def suggested(client, user, article):
    user.is_staff = True
    user.save()
    client.force_login(user)
    answer = client.get(reverse("admin:articles_article_lookup"), {"term": "", "about": article.pk})
    return [each["id"] for each in answer.json()["results"]]


def test_shared_tags_go_before_words_and_words_before_the_category_alone(client):
    harbour, sport = make_category("Hafen"), make_category("Sport")
    chief = make_chief()
    in_category = make_published(headline="Ganz anderes", category=harbour)
    by_words = make_published(headline="Kran kippt auf Hafenmauer", category=sport)
    one_tag = make_published(headline="Rudern", category=sport, tags=["Werft"])
    two_tags = make_published(headline="Segeln", category=sport, tags=["Werft", "Kiel"], at=in_hours(3))
    linked = make_published(headline="Werft", tags=["Werft", "Kiel"])
    article = make_draft(
        by=chief,
        headline="Hafenmauer hält Kran nicht",
        category=harbour,
        tags=["Werft", "Kiel"],
        links=[{"target": linked.pk}],
    )
    ids = related_ids(article, Article.objects.all())
    assert (ids[0], set(ids[1:])) == (two_tags.pk, {one_tag.pk, by_words.pk})
    assert suggested(client, chief, article)[:3] == ids
    assert in_category.pk in suggested(client, chief, article)[3:]  # the last edited fill the rest


def test_the_same_category_decides_among_equals():
    harbour = make_category("Hafen")
    near = make_published(headline="Nah", category=harbour, tags=["Werft"])
    far = make_published(headline="Fern", tags=["Werft"])
    article = make_draft(headline="Werftarbeiter", category=harbour, tags=["Werft"])
    assert related_ids(article, Article.objects.all()) == [near.pk, far.pk]


def test_nothing_is_suggested_that_the_user_may_not_see(client):
    writer = make_writer()
    hidden = make_draft(by=make_writer(), headline="Geheimplan Werft", tags=["Werft"])
    trashed = make_published(headline="Werft alt", tags=["Werft"])
    article = make_draft(by=writer, headline="Werft", tags=["Werft"])
    assert hidden.pk not in suggested(client, writer, article)
    assert set(suggested(client, writer, article)) == {trashed.pk}
    assert suggested(client, make_writer(), article) == [
        trashed.pk
    ]  # whose it is not gets what was edited last


@pytest.mark.parametrize("about", ["", "x", "0", str(2**63), "-1"])
def test_an_article_that_does_not_exist_suggests_what_was_edited_last(client, about):
    chief = make_chief(is_staff=True)
    story = make_published()
    client.force_login(chief)
    answer = client.get(reverse("admin:articles_article_lookup"), {"about": about})
    assert [each["id"] for each in answer.json()["results"]] == [story.pk]


def test_queries_do_not_grow_with_what_is_found():
    article = make_draft(headline="Werft", tags=["Werft"])
    chief = make_chief()

    def count():
        with CaptureQueriesContext(connection) as queries:
            related_ids(article, visible_to(chief))
        return len(queries)

    make_published(headline="Werft 1", tags=["Werft"])
    visible_to(chief).first()  # the user's groups are known from now on
    few = count()
    for number in range(10):
        make_published(headline=f"Werft {number}", tags=["Werft"])
    assert (count(), few) == (5, 5)
