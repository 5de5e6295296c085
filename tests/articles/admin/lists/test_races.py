"""Two bulk runs over the same articles at the same moment, with real threads on PostgreSQL: each step is taken once."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Transition
from articles.vocabulary import Refused
from articles.workflow.bulk import ACTIONS, DONE, FAILED, take
from articles.workflow.destroy import destroy
from tests.articles.admin.desk import at_desk
from tests.factories import make_chief, make_draft, make_user, step
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_runs_over_the_same_articles_take_each_step_once():
    chief = make_chief()
    items = [(article.pk, article.version) for article in (make_draft(by=chief) for _ in range(8))]
    trash = ACTIONS["trash"]
    answers = at_once(
        lambda: list(take(items, trash, make_chief(), {})),
        lambda: list(take(list(reversed(items)), trash, make_chief(), {})),
    )
    states = [outcome.state for run in answers for outcome in run]
    assert (states.count(DONE), states.count(FAILED)) == (8, 8)
    assert Transition.objects.filter(step="trash").count() == 8
    assert set(Article.objects.values_list("status", flat=True)) == {"trashed"}


def test_one_form_sent_twice_at_once_changes_each_article_once():
    chief = make_chief()
    articles = [make_draft(by=chief) for _ in range(4)]
    address = reverse("admin:articles_article_bulk", args=["trash"])
    items = " ".join(f"{article.pk}:{article.version}" for article in articles)
    client = at_desk(Client(), chief)
    second = Client()
    second.cookies = client.cookies
    typed = {"items": items, "key": "einmal", "run": "1"}
    answers = at_once(lambda: client.post(address, typed), lambda: second.post(address, typed))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Transition.objects.filter(step="trash").count() == 4


def test_restoring_and_deleting_for_good_at_once_leaves_one_of_both():
    for _ in range(5):
        chief, admin = make_chief(), make_user("Administration")
        article = step(make_draft(by=chief), "trash", chief)

        def deleting(article=article, admin=admin):
            try:
                return destroy(article.pk, by=admin, version=article.version)
            except (Refused, Article.DoesNotExist):
                return None

        items = [(article.pk, article.version)]
        gone, restored = at_once(
            deleting, lambda items=items, chief=chief: list(take(items, ACTIONS["restore"], chief, {}))
        )
        there = Article.objects.filter(pk=article.pk).exists()
        assert (gone is None) == there == (restored[0].state == DONE)
