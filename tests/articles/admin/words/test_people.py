"""Users at the desk: the administrators' business, without a way to more rights than they have."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation

from articles.models import Notice, User
from articles.vocabulary import Role
from tests.articles.admin.desk import at_desk
from tests.factories import (
    make_category,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/user/"


def address(user, page="change"):
    return reverse(f"admin:articles_user_{page}", args=[user.pk])


def administrator():
    return make_user(Role.ADMINISTRATOR)


def superuser():
    return make_user(is_superuser=True)


def form_of(user, **changes):
    fields = ("username", "first_name", "last_name", "email", "language")
    values = {name: getattr(user, name) for name in fields}
    return {**values, "is_active": "on", "is_staff": "on", "groups": [], **changes}


def english(lazy):
    with translation.override("en"):
        return str(lazy)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Chefredaktion", None])
def test_only_administrators_reach_users(client, role):
    other = make_writer(last_name="Geheimrat")
    at_desk(client, make_user(role))
    pages = [LIST, f"{LIST}add/", address(other), address(other, "delete"), address(other, "history")]
    answers = [client.get(page) for page in pages] + [
        client.post(page, form_of(other)) for page in pages[1:4]
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert [answer for answer in answers if "Geheimrat" in answer.content.decode()] == []


def test_new_user_works_at_the_desk_and_gets_language_and_role(client):
    typed = {
        "username": "neu",
        "usable_password": "true",
        "password1": "ein-langes-Wort-9",
        "password2": "ein-langes-Wort-9",
    }
    at_desk(client, administrator()).post(f"{LIST}add/", typed)
    user = User.objects.get(username="neu")
    assert user.is_staff
    group = Group.objects.get(name="Redaktion")
    client.post(address(user), form_of(user, language="en", groups=[group.pk]))
    user.refresh_from_db()
    assert (user.language, list(user.groups.all())) == ("en", [group])


def test_form_shows_what_a_moderator_answers_for(client):
    moderator = make_moderator(make_category("Hafen"), make_category("Kultur"))
    page = at_desk(client, administrator()).get(address(moderator))
    assert "Hafen, Kultur" in words(page)


def test_administrator_makes_no_superuser(client):
    user, admin = make_writer(), administrator()
    at_desk(client, admin)
    for one in (user, admin):
        client.post(address(one), form_of(one, is_superuser="on", user_permissions=["1", "2"]))
        one.refresh_from_db()
        assert (one.is_superuser, one.user_permissions.count()) == (False, 0)


def test_administrator_does_not_touch_a_superuser(client):
    boss = superuser()
    at_desk(client, administrator())
    client.post(address(boss), form_of(boss, username="gekapert"))
    client.post(
        f"{LIST}{boss.pk}/password/", {"password1": "ein-langes-Wort-9", "password2": "ein-langes-Wort-9"}
    )
    fresh = User.objects.get(pk=boss.pk)
    assert (fresh.username, fresh.password) == (boss.username, boss.password)


def test_superuser_sees_and_grants_everything(client):
    user = make_writer()
    at_desk(client, superuser()).post(address(user), form_of(user, is_superuser="on"))
    assert User.objects.get(pk=user.pk).is_superuser


def test_user_with_a_past_is_not_deleted(client):
    writer = make_writer()
    make_draft(by=writer, headline="Geheime Zeile")
    idle = make_writer()
    at_desk(client, superuser())
    page = client.post(address(writer, "delete"), {"post": "yes"})
    assert "Please deactivate the account instead: untick “Active”." in words(page)
    assert "Geheime" not in page.content.decode()
    client.post(address(idle, "delete"), {"post": "yes"})
    assert set(User.objects.filter(pk__in=[writer.pk, idle.pk])) == {writer}


def test_user_who_only_corrected_or_withdrew_is_not_deleted_either(client):
    chief = make_published().transitions.get(step="publish").by
    page = at_desk(client, superuser()).post(address(chief, "delete"), {"post": "yes"})
    assert page.status_code == 200
    assert User.objects.filter(pk=chief.pk).exists()


def test_user_list_costs_the_same_for_three_and_thirty(client, django_assert_num_queries):
    at_desk(client, administrator())
    for _ in range(3):
        make_moderator(make_category())
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)
    for _ in range(27):
        make_moderator(make_category())
    with django_assert_num_queries(8):
        client.get(LIST)


def test_each_user_chooses_their_language(client):
    user = at_desk(client, make_writer()) and User.objects.get()
    response = client.post(reverse("desk_language"), {"language": "de", "next": "/admin/articles/tag/?q=a"})
    assert response.url == "/admin/articles/tag/?q=a"
    assert User.objects.get(pk=user.pk).language == "de"
    assert client.get("/admin/").headers["Content-Language"] == "de"


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "", "\\\\evil"]
)
def test_language_leads_nowhere_else(client, back):
    at_desk(client, make_writer())
    typed = {"language": "xx", "next": back}
    assert client.post(reverse("desk_language"), typed).url == "/admin/"
    assert User.objects.get().language == "en"
    assert client.get(reverse("desk_language")).status_code == 405


def test_language_needs_a_login(client):
    assert client.post(reverse("desk_language"), {"language": "en"}).url.startswith("/admin/login/")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (
            "Redaktion",
            {
                "Stories": ["Article", "agenda", "RelatedLink", "WebLink"],
                "Pictures": ["Picture"],
                "Words": ["Category", "Tag", "Author"],
            },
        ),
        (
            "Chefredaktion",
            {
                "Stories": ["Article", "agenda", "RelatedLink", "WebLink"],
                "Pictures": ["Picture"],
                "House": ["Page"],
                "Words": ["Category", "Tag", "Author"],
                "Records": ["AuditEntry"],
            },
        ),
        (
            "Administration",
            {
                "Stories": ["Article"],
                "House": ["Page"],
                "Words": ["Category", "Tag", "Author"],
                "People": ["User", "Group"],
                "Records": ["AuditEntry", "Notice", "Change", "ImportRef", "Redirect"],
            },
        ),
        (None, {}),
    ],
)
def test_start_page_lists_what_a_role_may_do(client, role, expected):
    page = at_desk(client, make_user(role)).get("/admin/")
    shown = {
        english(app["name"]): [model["object_name"] for model in app["models"]]
        for app in page.context["app_list"]
    }
    assert shown == expected


def failed_notice(**fields):
    return Notice.objects.create(recipient=make_user(), subject="Betreff", text="Text", **fields)


def test_given_up_notice_is_sent_again(client, mailoutbox, django_capture_on_commit_callbacks):
    failed = failed_notice(failed=True, attempts=8, error="SMTPError: zu")
    sent = failed_notice(sent_at="2026-01-01T00:00:00Z", attempts=1)
    typed = {"action": "send_again", "_selected_action": [failed.pk, sent.pk]}
    with django_capture_on_commit_callbacks(execute=True):
        at_desk(client, administrator()).post("/admin/articles/notice/", typed)
    failed.refresh_from_db()
    assert (failed.failed, failed.error, failed.attempts) == (False, "", 1)
    assert [mail.to for mail in mailoutbox] == [[failed.recipient.email]]


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Chefredaktion", None])
def test_only_administrators_see_records(client, role):
    failed = failed_notice(failed=True)
    at_desk(client, make_user(role))
    for kind in ("notice", "change", "importref", "redirect"):
        assert client.get(f"/admin/articles/{kind}/").status_code == 403
    client.post("/admin/articles/notice/", {"action": "send_again", "_selected_action": [failed.pk]})
    assert Notice.objects.get(pk=failed.pk).failed


def test_nothing_is_typed_or_deleted_in_the_records(client):
    notice = failed_notice()
    make_published()
    for user in (administrator(), superuser()):
        at_desk(client, user)
        for kind in ("notice", "change", "importref", "redirect"):
            assert client.get(f"/admin/articles/{kind}/").status_code == 200
            assert client.get(f"/admin/articles/{kind}/add/").status_code == 403
        for page in ("change", "delete"):
            assert (
                client.post(f"/admin/articles/notice/{notice.pk}/{page}/", {"post": "yes"}).status_code == 403
            )
    assert Notice.objects.filter(pk=notice.pk).exists()
