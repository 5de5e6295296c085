"""Articles that refer to each other, written at the same moment on PostgreSQL: nobody waits for one who waits for them."""

import threading
import time

import pytest
from django.db import transaction

from articles.editing.lock import lock_article
from articles.models import Article
from articles.vocabulary import Refused
from articles.workflow.destroy import destroy
from articles.workflow.perform import perform
from tests.factories import make_chief, make_draft, make_user, step
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 5


def link_to(target):
    return [{"target": target.pk}]


def test_two_saves_that_link_to_each_other_both_succeed():
    chief = make_chief()
    for _ in range(ROUNDS):
        one, two = make_draft(by=chief), make_draft(by=chief)

        def linking(article, target):
            content = {"links": link_to(target)}
            return lambda: perform(article.pk, "edit", by=chief, version=article.version, content=content)

        assert all(at_once(linking(one, two), linking(two, one)))


def test_two_of_the_trash_that_link_to_each_other_are_deleted_at_once():
    chief, admin = make_chief(), make_user("Administration")
    for _ in range(ROUNDS):
        one = make_draft(by=chief)
        two = make_draft(by=chief, links=link_to(one))
        one = step(one, "edit", chief, content={"links": link_to(two)})
        one, two = step(one, "trash", chief), step(two, "trash", chief)

        def deleting(article):
            def attempt():
                try:
                    return destroy(article.pk, by=admin, version=article.version)
                except Refused as refusal:
                    return refusal

            return attempt

        answers = at_once(deleting(one), deleting(two))
        assert all(answers), "one of them broke off"
        left = Article.objects.filter(pk__in=[one.pk, two.pk]).count()
        assert left == sum(isinstance(answer, Refused) for answer in answers) < 2


def test_whoever_waited_for_an_article_has_its_newest_revision():
    chief = make_chief()
    article = make_draft(by=chief)

    locked = threading.Event()

    @transaction.atomic
    def editing():
        step(article, "edit", chief, content={"lead": "Neu"})
        locked.set()
        time.sleep(0.5)  # seconds in which the other one comes to wait

    @transaction.atomic
    def waiting():
        locked.wait(timeout=60)
        return lock_article(article.pk).latest.number

    assert at_once(editing, waiting) == [None, 2]
