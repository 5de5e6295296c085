"""The desk in the user's language, the reader's site in its own."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext

from articles.models import User
from newsroom.language import UserLanguageMiddleware


def pass_through(request, view):
    """The view's answer, asked through the middleware as Django asks it."""

    def handle(request):
        middleware.process_view(request, view, (), {})
        return view(request)

    middleware = UserLanguageMiddleware(handle)
    return middleware(request)


@pytest.fixture
def answer():
    """What the middleware answers to a user at a path, and in which language."""

    def ask(path, user):
        request = RequestFactory().get(path)
        request.user = user
        response = pass_through(request, lambda _: HttpResponse(gettext("Yes")))
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
    assert pass_through(request, lambda _: english).headers["Content-Language"] == "en"


def test_view_without_user_is_not_asked_about_one():
    def view(request):
        return HttpResponse(gettext("Yes"))

    view.without_user = True
    assert pass_through(RequestFactory().get("/admin/"), view).content.decode() == "Ja"
