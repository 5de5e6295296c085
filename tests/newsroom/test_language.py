"""The desk in the user's language, the reader's site in its own."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext

from articles.models import User
from newsroom.language import UserLanguageMiddleware


@pytest.fixture
def answer():
    """What the middleware answers to a user at a path, and in which language."""

    def ask(path, user):
        request = RequestFactory().get(path)
        request.user = user
        response = UserLanguageMiddleware(lambda _: HttpResponse(gettext("Yes")))(request)
        return response.content.decode(), response.headers["Content-Language"]

    return ask


@pytest.mark.parametrize(
    ("path", "language", "answered"),
    [
        ("/admin/", "en", ("Yes", "en")),
        ("/admin/articles/article/", "de", ("Ja", "de")),
        ("/", "en", ("Ja", "de")),
        ("/administration/", "en", ("Ja", "de")),
    ],
)
def test_language_is_the_users_at_the_desk_and_the_sites_elsewhere(answer, path, language, answered):
    assert answer(path, User(username="u", language=language)) == answered


def test_language_of_a_stranger_at_the_desk_is_the_sites(answer):
    assert answer("/admin/login/", AnonymousUser()) == ("Ja", "de")


def test_language_does_not_leak_into_the_next_request(answer):
    before = translation.get_language()
    answer("/admin/", User(username="u", language="en"))
    assert translation.get_language() == before


def test_language_leaves_a_view_its_own_content_language():
    request = RequestFactory().get("/")
    request.user = User(username="u")
    english = HttpResponse("Hello", headers={"Content-Language": "en"})
    assert UserLanguageMiddleware(lambda _: english)(request).headers["Content-Language"] == "en"
