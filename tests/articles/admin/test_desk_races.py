"""Two people at the desk at the same moment, with real threads on PostgreSQL: nobody closes a loop, one decision counts."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Category, Tag
from tests.articles.admin.desk import at_desk, step_url
from tests.factories import make_category, make_chief, make_draft, make_moderator, make_writer, step
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 10


def post(user, address, **typed):
    client = at_desk(Client(), user)
    return lambda: client.post(address, typed)


def move(user, category, parent):
    address = reverse("admin:articles_category_change", args=[category.pk])
    typed = {"name": category.name, "slug": category.slug, "position": 0, "intro": "", "parent": parent.pk}
    return post(user, address, **typed)


def test_two_moves_do_not_close_a_loop():
    for _ in range(ROUNDS):
        one, two = make_category("Eins"), make_category("Zwei")
        answers = at_once(move(make_chief(), one, two), move(make_chief(), two, one))
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        parents = set(Category.objects.filter(pk__in=[one.pk, two.pk]).values_list("parent", flat=True))
        assert parents in ({None, one.pk}, {None, two.pk})


def test_two_decisions_on_one_version_are_one():
    category = make_category()
    for _ in range(ROUNDS):
        article = make_draft(by=(writer := make_writer()), category=category, tags=["Hafen"])
        article = step(article, "submit", writer)
        typed = {"version": article.version}
        answers = at_once(
            post(make_moderator(category), step_url(article, "approve"), **typed),
            post(make_moderator(category), step_url(article, "request_changes"), reason="Kürzen.", **typed),
        )
        assert sorted(answer.status_code for answer in answers) == [302, 409]
        loser = next(answer for answer in answers if answer.status_code == 409)
        assert "changed this article at" in loser.content.decode()
        assert article.transitions.count() == 3


def test_two_people_adding_one_tag_make_one_and_the_slower_is_told():
    address = reverse("admin:articles_tag_add")
    for number in range(ROUNDS):
        typed = {"name": f"Hafen {number}", "slug": "", "intro": ""}
        answers = at_once(post(make_chief(), address, **typed), post(make_chief(), address, **typed))
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        assert Tag.objects.filter(name=typed["name"]).count() == 1
        loser = next(answer for answer in answers if answer.status_code == 200)
        assert loser.context["adminform"].form.errors
