"""What is done at the desk outside the workflow stands in the log: words, users, roles, logins, passwords."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import AuditEntry, Category, Tag, User
from tests.articles.admin.desk import at_desk, document, fields, words
from tests.factories import make_category, make_draft, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "ein langes wort"


def log(**which):
    """(action, object, details) of the entries, the oldest first."""
    entries = AuditEntry.objects.filter(**which).exclude(action="login").order_by("pk")
    return list(entries.values_list("action", "object_id", "details"))


@pytest.fixture
def admin(client):
    return at_desk(client, make_user("Administration"))


def test_words_are_recorded_when_added_changed_and_deleted(admin):
    admin.post("/admin/articles/tag/add/", {"name": "Hafen", "slug": ""})
    tag = Tag.objects.get()
    admin.post(f"/admin/articles/tag/{tag.pk}/change/", {"name": "Häfen", "slug": "hafen"})
    admin.post(f"/admin/articles/tag/{tag.pk}/change/", {"name": "Häfen", "slug": "hafen"})  # nothing new
    admin.post(f"/admin/articles/tag/{tag.pk}/delete/", {"post": "yes"})
    pk = str(tag.pk)
    assert log(kind="tag") == [
        ("add", pk, {"fields": ["name"]}),
        ("change", pk, {"fields": ["name"], "now": {"name": "Häfen"}}),
        ("delete", pk, {}),
    ]
    assert LogEntry.objects.count() == 0


def test_deleting_several_leaves_an_entry_each_and_none_when_it_fails(admin):
    free, used = make_category("Frei"), make_category("Belegt")
    make_draft(category=used)
    typed = {"action": "delete_selected", "_selected_action": [free.pk, used.pk], "post": "yes"}
    admin.post("/admin/articles/category/", typed)
    assert (log(kind="category"), Category.objects.count()) == ([], 2)
    admin.post("/admin/articles/category/", typed | {"_selected_action": [free.pk]})
    assert log(kind="category") == [("delete", str(free.pk), {})]


def test_who_gave_whom_which_role_is_recorded(admin):
    user = make_user("Redaktion")
    page = reverse("admin:articles_user_change", args=[user.pk])
    typed = fields(admin.get(page), "user_form")
    chosen = Group.objects.filter(name__in=["Redaktion", "Moderation"]).order_by("name")
    admin.post(page, typed | {"groups": [group.pk for group in chosen], "last_name": "Neu"})
    details = {
        "fields": ["last_name", "groups"],
        "now": {"last_name": "Neu", "groups": ["Moderation", "Redaktion"]},
    }
    assert log(kind="user") == [("change", str(user.pk), details)]


def test_no_password_is_ever_recorded(admin):
    typed = {"username": "neu", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    admin.post("/admin/articles/user/add/", typed)
    user = User.objects.get(username="neu")
    admin.post(f"/admin/articles/user/{user.pk}/password/", {**typed, "set-password": "1"})
    user.refresh_from_db()
    assert [entry[:2] for entry in log(kind="user")] == [("add", str(user.pk)), ("change", str(user.pk))]
    assert PASSWORD not in str(log())
    assert user.password not in str(log())


def test_a_password_one_changes_for_oneself_is_recorded(client):
    user = make_user("Redaktion", password=PASSWORD)
    at_desk(client, user)
    new = {"new_password1": PASSWORD[::-1], "new_password2": PASSWORD[::-1]}
    client.post("/admin/password_change/", {"old_password": "falsch", **new})
    assert log() == []
    client.post("/admin/password_change/", {"old_password": PASSWORD, **new})
    assert log() == [("password", str(user.pk), {})]


def test_logins_failures_and_logouts_are_recorded(client):
    user = make_user(is_staff=True, password=PASSWORD)
    for name, word in ((user.username, PASSWORD), (user.username, "falsch"), (PASSWORD, "falsch")):
        client.post("/admin/login/", {"username": name, "password": word})
    client.post("/admin/logout/")
    found = AuditEntry.objects.order_by("pk").values_list("action", "by", "object_id", "label")
    assert list(found) == [
        ("login", user.pk, str(user.pk), str(user)),
        ("login_failed", None, str(user.pk), str(user)),
        ("login_failed", None, "", ""),  # nobody's name: it may be a password in the wrong field
        ("logout", user.pk, str(user.pk), str(user)),
    ]


def test_saving_an_article_is_recorded_once_and_by_the_workflow_alone(client):
    user = make_user("Redaktion")
    article = make_draft(by=user)
    at_desk(client, user)
    page = reverse("admin:articles_article_change", args=[article.pk])
    client.post(page, fields(client.get(page)) | {"headline": "Neu", "_save": "1"})
    assert [(action, details["fields"]) for action, _pk, details in log(by=user) if action == "edit"] == [
        ("edit", ["headline"])
    ]
    assert LogEntry.objects.count() == 0


def test_the_history_of_a_word_is_what_the_log_says_of_it(admin):
    section = make_category("Hafen")
    typed = {"name": "Häfen", "slug": section.slug, "position": 0, "intro": "", "parent": ""}
    admin.post(f"/admin/articles/category/{section.pk}/change/", typed)
    page = admin.get(f"/admin/articles/category/{section.pk}/history/")
    cells = document(page).xpath("//table[contains(@class, 'log')]/tbody/tr/td")
    assert [words(cell) for cell in cells[2:4]] == [f"Changed Category {section.pk} Häfen", "name: Häfen"]
    assert admin.get("/admin/articles/category/999/history/").status_code == 302
