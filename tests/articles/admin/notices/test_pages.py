"""The list of notices and the bell: each user sees and reads only their own."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Notice, NoticeChoice
from tests.articles.admin.desk import at_desk, document, told, words
from tests.factories import make_category, make_chief, make_draft, make_moderator, make_user, make_writer

pytestmark = pytest.mark.django_db
INBOX, LATEST, READ, CHOICES = (
    reverse(f"admin:desk_notice{name}") for name in ("s", "s_latest", "s_read", "_choices")
)
NUMBER = reverse("admin:desk_notices_number")
ROLES = ["Redaktion", "Moderation", "Chefredaktion", "Administration", None]


def notice(user, subject="Betreff", **facts):
    return Notice.objects.create(recipient=user, subject=subject, **facts)


def subjects(page):
    return [words(node) for node in document(page).xpath("//a[contains(@class, 'notice-subject')]")]


def unread(user):
    return Notice.objects.filter(recipient=user, read_at=None).count()


@pytest.mark.parametrize("address", [INBOX, LATEST, NUMBER, CHOICES, reverse("admin:desk_my_log")])
@pytest.mark.parametrize("role", ROLES)
def test_every_role_reaches_its_own_pages_and_nobody_without_a_login(client, role, address):
    assert client.get(address).url.startswith("/admin/login/")
    at_desk(client, make_user(role))
    page = client.get(address)
    assert (page.status_code, "no-store" in page["Cache-Control"]) == (200, True)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_sees_or_reads_anothers_notices(client, role):
    other = make_chief()
    foreign = notice(other, "Geheimplan Kanzleramt", text="Kanzleramt")
    at_desk(client, make_user(role))
    for address in (INBOX, f"{INBOX}?unread=1&kind=review", LATEST):
        assert "Kanzleramt" not in client.get(address).content.decode()
    assert client.get(reverse("admin:desk_notice", args=[foreign.pk])).status_code == 404
    client.post(READ, {"notice": foreign.pk})
    client.post(READ)
    assert unread(other) == 1


def test_the_list_is_filtered_and_grouped_by_day(client):
    user = make_user()
    notice(user, "Alt", kind="approved", read_at=timezone.now())
    Notice.objects.update(created_at=timezone.now() - timedelta(days=2))
    notice(user, "Neu", kind="mentioned")
    notice(user, "Nur Mail", in_desk=False)
    at_desk(client, user)
    page = client.get(INBOX)
    assert subjects(page) == ["Neu", "Alt"]
    assert len(document(page).xpath("//h2[contains(@class, 'notice-day')]")) == 2
    assert subjects(client.get(f"{INBOX}?unread=1")) == ["Neu"]
    assert subjects(client.get(f"{INBOX}?kind=approved")) == ["Alt"]
    assert subjects(client.get(f"{INBOX}?kind=<script>&p=99x")) == ["Neu", "Alt"]


def test_the_list_asks_as_often_for_many_as_for_few(client, django_assert_num_queries):
    user = make_user()
    at_desk(client, user)
    for number in (1, 60):
        for _each in range(number):
            notice(user, by=make_writer(), article=make_draft())
        with django_assert_num_queries(5):  # session, user, permissions, count, notices
            client.get(INBOX)
        with django_assert_num_queries(3):
            client.get(LATEST)


def test_one_or_all_are_marked_as_read(client):
    user = make_user()
    first = notice(user)
    notice(user)
    notice(user)
    at_desk(client, user)
    assert client.post(READ, {"notice": first.pk, "next": f"{INBOX}?unread=1"}).url == f"{INBOX}?unread=1"
    assert unread(user) == 2
    assert client.post(READ, {"notice": "1 OR 1", "next": "https://example.org/"}).url == INBOX
    assert unread(user) == 2
    client.post(READ)
    assert unread(user) == 0
    assert client.get(READ).status_code == 405


def test_following_a_notice_marks_it_and_leads_to_its_article(client):
    writer = make_writer()
    article = make_draft(by=writer)
    followed = notice(writer, article=article)
    at_desk(client, writer)
    answer = client.get(reverse("admin:desk_notice", args=[followed.pk]))
    assert answer.url == reverse("admin:articles_article_change", args=[article.pk])
    assert unread(writer) == 0


def test_following_to_an_article_one_may_not_see_any_more_says_so(client):
    writer = make_writer()
    followed = notice(writer, article=make_draft(by=make_writer()))
    at_desk(client, writer)
    answer = client.get(reverse("admin:desk_notice", args=[followed.pk]), follow=True)
    assert answer.redirect_chain == [(INBOX, 302)]
    assert told(answer) == ["You may not see this article any more."]


def test_hostile_words_stay_words(client):
    user = make_user()
    notice(user, "<img src=x onerror=alert(1)>", text="<script>alert(1)</script>")
    at_desk(client, user)
    for address in (INBOX, LATEST):
        body = client.get(address).content.decode()
        assert "<img src=x" not in body
        assert "<script>alert" not in body


def test_choices_are_stored_with_the_sections_followed(client):
    user, section = make_moderator(), make_category("Kultur")
    other = make_chief()
    at_desk(client, user)
    page = client.get(CHOICES)
    form = document(page).xpath("//form[contains(@class, 'choices')]")[0]
    typed = dict(form.form_values())
    assert (typed["review-in_desk"], typed["review-mail"], typed["approved-mail"]) == (
        "on",
        "at_once",
        "none",
    )
    del typed["review-in_desk"]
    typed |= {"review-mail": "daily", "follows": [section.pk, "999", "x", "9" * 30]}
    assert client.post(CHOICES, typed).url == CHOICES
    assert list(NoticeChoice.objects.filter(kind="review").values_list("user", "in_desk", "mail")) == [
        (user.pk, False, "daily")
    ]
    assert list(user.follows.all()) == [section]
    client.post(CHOICES, typed | {"review-mail": "at_once", "follows": []})
    assert NoticeChoice.objects.get(user=user, kind="review").mail == "at_once"
    assert not user.follows.exists()
    assert not other.notice_choices.exists()


def test_a_choice_that_is_none_changes_nothing(client):
    at_desk(client, make_user())
    assert client.post(CHOICES, {"review-mail": "never"}).status_code == 200
    assert NoticeChoice.objects.count() == 0
