"""The page of a step: what it says before, what it keeps when it is refused, who reaches it at all."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from articles.admin.times import desk_time
from articles.models import Article, Transition
from articles.vocabulary import Status
from tests.articles.admin.desk import at_desk, send_step, step_url, told
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_in_review,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def test_step_is_taken_and_leads_back_to_the_article(client):
    category = make_category()
    article = make_in_review(category=category)
    response = send_step(at_desk(client, make_moderator(category)), article, "approve")
    assert response.url == reverse("admin:articles_article_change", args=[article.pk])
    article.refresh_from_db()
    assert (article.status, article.approved_id) == (Status.APPROVED, article.latest_id)
    row = article.transitions.get(step="approve")
    with override("en"):
        assert told(response) == [f"Approved: {desk_time(row.at)}."]


def test_looking_at_a_step_changes_nothing(client):
    category = make_category()
    article = make_in_review(category=category)
    at_desk(client, make_moderator(category))
    before = Article.objects.filter(pk=article.pk).values().get()
    for name in ("approve", "request_changes", "trash", "sign_off", "plan_end"):
        client.get(step_url(article, name))
        client.head(step_url(article, name))
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert list(article.transitions.values_list("step", flat=True)) == ["submit", "create"]
    assert client.put(step_url(article, "approve")).status_code == 405


def test_page_is_not_kept_by_any_cache(client):
    article = make_draft(by=(writer := make_writer()))
    response = at_desk(client, writer).get(step_url(article, "submit"))
    assert "no-store" in response.headers["Cache-Control"]


def test_post_without_token_is_refused(client):
    article = make_draft(by=(writer := make_writer()))
    at_desk(client, writer)
    client.handler.enforce_csrf_checks = True
    assert send_step(client, article, "submit").status_code == 403
    assert Article.objects.get(pk=article.pk).status == Status.DRAFT


@pytest.mark.parametrize("name", ["nothing", "edit", "publish_delivery", "create"])
def test_unknown_step_is_not_found(client, name):
    article = make_draft()
    assert at_desk(client, make_chief()).get(step_url(article, name)).status_code == 404


@pytest.mark.parametrize("number", ["0", "99999999999999999999999", "abc", "-1", "1/../2", "１", "1%00"])
def test_wrong_number_is_not_found(client, number):
    at_desk(client, make_chief())
    assert client.get(f"/admin/articles/article/{number}/step/submit/").status_code == 404


def test_step_of_another_status_is_explained(client):
    page = at_desk(client, make_chief()).get(step_url(make_draft(), "approve"))
    assert page.status_code == 409
    assert "“Approve” is not possible while the article is “Draft”." in page.content.decode()


def test_step_of_another_role_is_explained(client):
    article = make_published()
    page = at_desk(client, make_writer()).get(step_url(article, "withdraw"))
    assert page.status_code == 403
    assert "You may not take the step “Withdraw” on this article." in page.content.decode()


def test_last_editor_cannot_approve(client):
    category = make_category()
    moderator = make_moderator(category)
    article = make_in_review(category=category, by=moderator)
    at_desk(client, moderator)
    page = send_step(client, article, "approve")
    assert page.status_code == 403
    assert "You edited this text last. A second person has to approve it." in page.content.decode()
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW


def test_second_of_two_moderators_is_told_who_was_faster(client):
    category = make_category()
    first, second = make_moderator(category, last_name="Schnell"), make_moderator(category)
    article = make_in_review(category=category)
    opened = at_desk(client, second).get(step_url(article, "request_changes"))
    seen = opened.context["form"].initial
    step(article, "approve", first)
    page = client.post(step_url(article, "request_changes"), {**seen, "reason": "Bitte <kürzen>"})
    text = page.content.decode()
    assert page.status_code == 409
    assert "Vera Schnell changed this article at" in text
    assert [(event.what, event.who) for event in page.context["since"]] == [("Approved", "Vera Schnell")]
    assert "Bitte &lt;kürzen&gt;" in text
    article.refresh_from_db()
    assert article.status == Status.APPROVED
    # What was typed can be sent again, now that the newer version was shown.
    form = page.context["form"]
    again = {name: form[name].value() for name in form.fields}
    assert client.post(step_url(article, "request_changes"), again).status_code == 302
    assert article.transitions.first().reason == "Bitte <kürzen>"


def test_two_approvals_with_the_same_version_are_one(client):
    category = make_category()
    article = make_in_review(category=category)
    version = article.version
    seen = {"version": version, "accepted": "tags"}
    at_desk(client, make_moderator(category)).post(step_url(article, "approve"), seen)
    at_desk(client, make_moderator(category))
    page = client.post(step_url(article, "approve"), {"version": version})
    text = page.content.decode()
    assert page.status_code == 409
    assert "changed this article at" in text
    assert "“Approve” is not possible while the article is “Approved”." in text
    assert list(article.transitions.values_list("step", flat=True)) == ["approve", "submit", "create"]


@pytest.mark.parametrize("version", ["", "abc", "0", "9999999999999999999999", "-1"])
def test_step_without_its_version_writes_nothing(client, version):
    article = make_draft(by=(writer := make_writer()))
    page = at_desk(client, writer).post(step_url(article, "submit"), {"version": version})
    assert page.status_code in (200, 409)
    assert Article.objects.get(pk=article.pk).status == Status.DRAFT


def test_who_loses_sight_of_the_article_is_led_to_the_list(client):
    article = make_draft(by=None)
    response = send_step(at_desk(client, make_writer()), article, "submit")
    assert response.url == reverse("admin:articles_article_changelist")
    assert Article.objects.get(pk=article.pk).status == Status.IN_REVIEW


STEP_NAMES = "submit request_changes approve publish publish_urgently sign_off unschedule plan_end withdraw correct trash restore"


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Administration", None])
def test_foreign_draft_does_not_exist_for_others(client, role):
    secret = make_draft(by=make_writer(), headline="Streng geheime Zeile")
    at_desk(client, make_user(role, categories=[make_category()]))
    for name in STEP_NAMES.split():
        typed = {"version": secret.version, "reason": "x", "text": "x", "kind": "correction", "when": "now"}
        for response in (client.get(step_url(secret, name)), client.post(step_url(secret, name), typed)):
            assert response.status_code == 404
            assert "geheime" not in response.content.decode()
    assert Transition.objects.filter(article=secret).count() == 1
    assert Article.objects.get(pk=secret.pk).version == secret.version


def test_foreign_and_missing_article_answer_alike(client):
    secret = make_draft(by=make_writer())
    at_desk(client, make_writer())
    foreign, none = client.get(step_url(secret, "submit")), client.get(step_url(987654, "submit"))
    assert (foreign.status_code, foreign.content) == (none.status_code, none.content)


def test_visitors_are_led_to_the_login(client):
    response = client.get(step_url(make_draft(), "submit"))
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_speaks_both_languages(client, language):
    """Words with a place for a value are where a catalogue breaks a page."""
    article = make_published(until=in_hours(50))
    writer, chief = article.created_by, make_chief()
    article = step(article, "edit", writer, content={"lead": "Neu.", "body": "<p>Neu.</p>"})
    step(article, "submit", writer)
    step(article, "request_changes", chief, reason="Kürzen.")
    at_desk(client, chief)
    chief.language = language
    chief.save()
    pages = [step_url(article, name) for name in STEP_NAMES.split()]
    pages += [
        reverse("admin:articles_article_history", args=[article.pk]),
        reverse("admin:articles_article_difference", args=[article.pk, 1, 2]),
        reverse("admin:articles_relatedlink_changelist"),
        reverse("admin:index"),
    ]
    for page in pages:
        response = client.get(page)
        assert response.headers["Content-Language"] == language
        assert f'<html lang="{language}"' in response.content.decode()
        assert "%(" not in response.content.decode()
    send_step(client, article, "submit")
    send_step(client, article, "approve", version=1)
    assert article.transitions.first().step == "submit"


def test_headline_is_escaped_on_every_page(client):
    article = make_published(headline="<script>alert(1)</script>")
    at_desk(client, make_chief())
    pages = [step_url(article, name) for name in ("withdraw", "plan_end", "correct", "trash")]
    for page in [*pages, reverse("admin:articles_article_history", args=[article.pk])]:
        text = client.get(page).content.decode()
        assert "&lt;script&gt;alert(1)" in text
        assert "<script>alert(1)" not in text


def test_pages_carry_no_inline_style_or_script(client):
    article = make_published()
    at_desk(client, make_chief())
    names = ("withdraw", "plan_end", "correct")
    for page in [*(step_url(article, name) for name in names), "/admin/", "/admin/articles/relatedlink/"]:
        text = client.get(page).content.decode()
        assert (" style=" in text, "<style" in text, "onclick=" in text, "javascript:" in text) == (
            False,
        ) * 4
