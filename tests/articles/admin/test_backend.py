"""The user of a request: read in one query with the number of unread notices, and permissions in one more."""

import pytest
from django.utils import timezone

from articles.admin.backend import DeskBackend
from articles.models import Notice
from tests.articles.admin.desk import at_desk
from tests.factories import make_chief, make_user, make_writer

pytestmark = pytest.mark.django_db


def test_a_user_comes_with_what_stands_unread_under_their_bell(django_assert_num_queries):
    user, other = make_user(), make_user()
    for facts in ({}, {}, {"read_at": timezone.now()}, {"in_desk": False}):
        Notice.objects.create(recipient=user, subject="x", **facts)
    with django_assert_num_queries(1):
        assert DeskBackend().get_user(user.pk).unread == 2
    assert DeskBackend().get_user(other.pk).unread == 0


def test_nobody_and_whoever_left_is_no_user():
    assert DeskBackend().get_user(make_user(is_active=False).pk) is None
    assert DeskBackend().get_user(0) is None


def test_permissions_are_those_of_django_in_one_query(django_assert_num_queries):
    backend, users = DeskBackend(), [make_writer(), make_chief(), make_user(), make_user(is_superuser=True)]
    for user in users:
        fresh = backend.get_user(user.pk)
        with django_assert_num_queries(1):
            found = backend.get_all_permissions(fresh)
            backend.get_all_permissions(fresh)
        assert found == super(DeskBackend, backend).get_user_permissions(
            user
        ) | backend.get_group_permissions(user)
    assert backend.get_all_permissions(make_chief(is_active=False)) == set()


def test_the_bell_shows_the_number_without_a_further_query(client, django_assert_num_queries):
    user = make_user()
    at_desk(client, user)
    for number in (0, 30):
        for _each in range(number):
            Notice.objects.create(recipient=user, subject="x")
        with django_assert_num_queries(2):  # session, and the user with the number
            page = client.get("/admin/benachrichtigungen/anzahl/")
        assert page.json() == {"unread": number}


def test_right_after_the_login_the_number_is_not_known_and_the_page_works(client):
    user = make_user(is_staff=True, password="ein langes wort")
    typed = {"username": user.username, "password": "ein langes wort", "next": "/admin/"}
    assert client.post("/admin/login/", typed, follow=True).status_code == 200
