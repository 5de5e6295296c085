"""The page of a step: what it says before, what it keeps when it is refused, who reaches it at all."""

from datetime import UTC, datetime

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Correction, Publication, Transition
from articles.vocabulary import Status
from tests.factories import (
    in_hours,
    make_approved,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime(2100, 1, 1, 5, 0, tzinfo=UTC)  # 06:00 in Berlin


def address(article, name):
    return reverse("admin:articles_article_step", args=[getattr(article, "pk", article), name])


def at_desk(client, user):
    user.is_staff = True
    user.language = "en"
    user.save()
    client.force_login(user)
    return client


def send(client, article, name, **typed):
    """Posts the step's form as it would be opened now."""
    article.refresh_from_db()
    return client.post(address(article, name), {"version": article.version, **typed})


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def in_review(category, writer=None):
    article = make_draft(by=writer or make_writer(), category=category)
    return step(article, "submit", article.created_by)


def test_step_is_taken_and_leads_back_to_the_article(client):
    category = make_category()
    article = in_review(category)
    response = send(at_desk(client, make_moderator(category)), article, "approve")
    assert response.url == reverse("admin:articles_article_change", args=[article.pk])
    article.refresh_from_db()
    assert (article.status, article.approved_id) == (Status.APPROVED, article.latest_id)
    row = article.transitions.get(step="approve")
    berlin = timezone.localtime(row.at)
    assert told(response) == [f"Approved: {berlin:%b. }{berlin.day}, {berlin:%Y, %H:%M} (Europe/Berlin)."]


def test_looking_at_a_step_changes_nothing(client):
    category = make_category()
    article = in_review(category)
    at_desk(client, make_moderator(category))
    before = Article.objects.filter(pk=article.pk).values().get()
    for name in ("approve", "request_changes", "trash", "sign_off", "plan_end"):
        client.get(address(article, name))
        client.head(address(article, name))
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert list(article.transitions.values_list("step", flat=True)) == ["submit", "create"]
    assert client.put(address(article, "approve")).status_code == 405


def test_page_is_not_kept_by_any_cache(client):
    article = make_draft(by=(writer := make_writer()))
    response = at_desk(client, writer).get(address(article, "submit"))
    assert "no-store" in response.headers["Cache-Control"]


def test_post_without_token_is_refused(client):
    article = make_draft(by=(writer := make_writer()))
    at_desk(client, writer)
    client.handler.enforce_csrf_checks = True
    assert send(client, article, "submit").status_code == 403
    assert Article.objects.get(pk=article.pk).status == Status.DRAFT


@pytest.mark.parametrize("name", ["nothing", "edit", "publish_delivery", "create"])
def test_unknown_step_is_not_found(client, name):
    article = make_draft()
    assert at_desk(client, make_chief()).get(address(article, name)).status_code == 404


@pytest.mark.parametrize("number", ["0", "99999999999999999999999", "abc", "-1", "1/../2", "１", "1%00"])
def test_wrong_number_is_not_found(client, number):
    at_desk(client, make_chief())
    assert client.get(f"/admin/articles/article/{number}/step/submit/").status_code == 404


def test_missing_things_are_listed_before_the_step_is_tried(client):
    article = make_draft(by=(writer := make_writer()), headline="", source="")
    page = at_desk(client, writer).get(address(article, "submit"))
    assert page.context["against"].problems == [
        "The headline is missing.",
        "The byline is missing. Please add an author or, for agency text, the source.",
    ]
    assert not page.context["open"]
    assert "The headline is missing." in page.content.decode()


def test_step_of_another_status_is_explained(client):
    page = at_desk(client, make_chief()).get(address(make_draft(), "approve"))
    assert page.status_code == 409
    assert "“Approve” is not possible while the article is “Draft”." in page.content.decode()


def test_step_of_another_role_is_explained(client):
    article = make_published()
    page = at_desk(client, make_writer()).get(address(article, "withdraw"))
    assert page.status_code == 403
    assert "You may not take the step “Withdraw” on this article." in page.content.decode()


def test_last_editor_cannot_approve(client):
    category = make_category()
    moderator = make_moderator(category)
    article = in_review(category, moderator)
    at_desk(client, moderator)
    page = send(client, article, "approve")
    assert page.status_code == 403
    assert "You edited this text last. A second person has to approve it." in page.content.decode()
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW


def test_second_of_two_moderators_is_told_who_was_faster(client):
    category = make_category()
    first, second = make_moderator(category, last_name="Schnell"), make_moderator(category)
    article = in_review(category)
    opened = at_desk(client, second).get(address(article, "request_changes"))
    seen = opened.context["form"].initial
    step(article, "approve", first)
    page = client.post(address(article, "request_changes"), {**seen, "reason": "Bitte <kürzen>"})
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
    assert client.post(address(article, "request_changes"), again).status_code == 302
    assert article.transitions.first().reason == "Bitte <kürzen>"


def test_two_approvals_with_the_same_version_are_one(client):
    category = make_category()
    article = in_review(category)
    version = article.version
    at_desk(client, make_moderator(category)).post(address(article, "approve"), {"version": version})
    at_desk(client, make_moderator(category))
    page = client.post(address(article, "approve"), {"version": version})
    text = page.content.decode()
    assert page.status_code == 409
    assert "changed this article at" in text
    assert "“Approve” is not possible while the article is “Approved”." in text
    assert list(article.transitions.values_list("step", flat=True)) == ["approve", "submit", "create"]


@pytest.mark.parametrize("version", ["", "abc", "0", "9999999999999999999999", "-1"])
def test_step_without_its_version_writes_nothing(client, version):
    article = make_draft(by=(writer := make_writer()))
    page = at_desk(client, writer).post(address(article, "submit"), {"version": version})
    assert page.status_code in (200, 409)
    assert Article.objects.get(pk=article.pk).status == Status.DRAFT


def test_reason_is_asked_for_and_escaped(client):
    category = make_category()
    article = in_review(category)
    at_desk(client, make_moderator(category))
    assert "Please give a reason." in send(client, article, "request_changes", reason="  ").content.decode()
    assert send(client, article, "request_changes", reason="<script>x</script>").status_code == 302
    history = client.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in history
    assert "<script>x" not in history


def test_publish_now_and_at_a_time(client):
    category = make_category()
    at_desk(client, make_moderator(category))
    now, later = make_approved(category=category), make_approved(category=category)
    told_now = told(send(client, now, "publish", when="now"))
    assert told_now[0].startswith("Published: ")
    assert Publication.objects.live().filter(article=now).count() == 1
    typed = {
        "when": "later",
        "at_0": "2100-01-01",
        "at_1": "06:00",
        "until_0": "01.02.2100",
        "until_1": "7:30",
    }
    assert (
        told(send(client, later, "publish", **typed))[-1]
        == "Planned for Jan. 1, 2100, 06:00 (Europe/Berlin)."
    )
    planned = Publication.objects.get(article=later)
    assert (planned.live_from, planned.ends_at) == (NEW_YEAR, datetime(2100, 2, 1, 6, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"when": "now", "at_0": "2100-01-01", "at_1": "06:00"}, "Please choose one of the two."),
        ({"when": "later"}, "Please enter the date and the time."),
        ({"when": "later", "at_0": "2001-01-01", "at_1": "06:00"}, "This time has already passed."),
        ({"when": "later", "at_0": "2100-03-28", "at_1": "02:30"}, "02:30 does not exist on March 28, 2100"),
        (
            {"when": "now", "until_0": "2001-01-01", "until_1": "06:00"},
            "The end must lie after the beginning",
        ),
        ({}, "This field is required."),
    ],
)
def test_publication_that_cannot_be_meant_keeps_what_was_typed(client, typed, sentence):
    category = make_category()
    article = make_approved(category=category)
    text = send(at_desk(client, make_moderator(category)), article, "publish", **typed).content.decode()
    assert sentence in text
    assert [value for name, value in typed.items() if name != "when" and f'value="{value}"' not in text] == []
    assert not Publication.objects.filter(article=article).exists()


def test_publish_offers_the_end_of_the_embargo_and_refuses_an_earlier_time(client):
    article = make_approved(embargo_until=NEW_YEAR.isoformat(), embargo_source="Stadt")
    at_desk(client, make_chief())
    form = client.get(address(article, "publish")).context["form"]
    assert (form["when"].value(), form["at"].value()) == ("later", NEW_YEAR)
    text = send(client, article, "publish", when="now").content.decode()
    assert "An embargo stands until" in text


def test_publish_keeps_the_planned_end_unless_it_is_cleared(client):
    end = in_hours(48).replace(microsecond=0)
    article = make_published(until=end)
    writer = article.created_by
    article = step(article, "edit", writer, content={"lead": "Neu."})
    step(article, "submit", writer)
    chief = make_chief()
    step(article, "approve", chief)
    form = at_desk(client, chief).get(address(article, "publish")).context["form"]
    assert form["until"].value() == end


def test_difference_to_what_is_live_is_shown_escaped(client):
    article = make_published(lead="Alt.")
    writer = article.created_by
    article = step(article, "edit", writer, content={"lead": "Alt. <b>Neu</b>"})
    step(article, "submit", writer)
    page = at_desk(client, make_chief()).get(address(article, "approve"))
    comparison = page.context["comparison"]
    assert (comparison.base.number, comparison.candidate.number, comparison.label) == (1, 2, "what is live")
    assert [change.name for change in comparison.changes] == ["lead"]
    assert "<ins> &lt;b&gt;Neu&lt;/b&gt;</ins>" in page.content.decode()


def test_difference_to_what_was_approved_last_is_shown(client):
    writer = make_writer()
    article = make_approved(by=writer)
    article = step(article, "edit", writer, content={"lead": "Neu."})
    step(article, "submit", writer)
    comparison = at_desk(client, make_chief()).get(address(article, "approve")).context["comparison"]
    assert (comparison.base.number, comparison.label) == (1, "what was approved last")


def test_withdrawing_names_where_the_story_is_linked_and_hides_foreign_drafts(client):
    article = make_published()
    chief, writer = make_chief(), make_writer()
    card = f'<p>A</p><aside data-card="readmore" data-article="{article.pk}"></aside>'
    older = make_draft(by=writer, body=card)
    newer = make_draft(by=chief, links=[{"target": article.pk}])
    uses = at_desk(client, chief).get(address(article, "withdraw")).context["uses"]
    assert ([link.article for link in uses.links], uses.others) == ([newer, older], 0)
    mine = make_draft(by=writer)
    make_draft(by=make_writer(), headline="Fremdes Geheimnis", links=[{"target": mine.pk}])
    page = at_desk(client, writer).get(address(mine, "trash"))
    assert (page.context["uses"].links, page.context["uses"].others) == ([], 1)
    assert "Fremdes Geheimnis" not in page.content.decode()


def test_withdraw_tells_readers_the_reason(client):
    article = make_published()
    at_desk(client, make_chief())
    assert send(client, article, "withdraw", reason="Die Angaben waren falsch.").status_code == 302
    assert not Publication.objects.live().filter(article=article).exists()
    assert article.withdrawals.get().reason == "Die Angaben waren falsch."


def test_unschedule_asks_which_of_several_plans(client):
    chief = make_chief()
    article = make_approved()
    for hours in (5, 50):
        article = step(article, "publish", chief, at=in_hours(hours))
        Article.objects.filter(pk=article.pk).update(status=Status.APPROVED)
    at_desk(client, chief)
    form = client.get(address(article, "unschedule")).context["form"]
    first, last = Publication.objects.filter(article=article).order_by("live_from")
    assert [key for key, _label in form.fields["publication"].choices] == [first.pk, last.pk]
    assert send(client, article, "unschedule", publication=first.pk).status_code == 302
    assert list(Publication.objects.filter(article=article)) == [last]
    foreign = Publication.objects.get(article=make_published(at=in_hours(3)))
    assert send(client, article, "unschedule", publication=foreign.pk).status_code == 200
    assert Publication.objects.filter(pk=foreign.pk).exists()


def test_planned_end_is_set_and_cleared(client):
    article = make_published()
    at_desk(client, make_chief())
    said = told(send(client, article, "plan_end", until_0="2100-01-01", until_1="06:00"))
    assert said == ["The story ends: Jan. 1, 2100, 06:00 (Europe/Berlin)."]
    assert client.get(address(article, "plan_end")).context["form"]["until"].value() == NEW_YEAR
    told(send(client, article, "plan_end", until_0="", until_1=""))
    assert Publication.objects.get(article=article).ends_at is None


def test_correction_is_published(client):
    article = make_published()
    at_desk(client, make_chief())
    half = {"kind": "correction", "text": "Es waren zwei.", "before": "drei", "after": ""}
    assert (
        "Please give both the wrong and the right passage"
        in send(client, article, "correct", **half).content.decode()
    )
    assert send(client, article, "correct", **half | {"after": "zwei"}).status_code == 302
    correction = Correction.objects.get(article=article)
    assert (correction.text, correction.before, correction.after) == ("Es waren zwei.", "drei", "zwei")


def test_urgent_publication_and_its_sign_off(client):
    article = make_draft(by=make_writer())
    at_desk(client, make_chief())
    assert send(client, article, "publish_urgently", reason="Warnung der Feuerwehr").status_code == 302
    refused = client.get(address(article, "sign_off"))
    assert "A second person has to sign off." in refused.content.decode()
    at_desk(client, make_chief())
    assert send(client, article, "sign_off").status_code == 302
    article.refresh_from_db()
    assert article.debt_id is None


def test_who_loses_sight_of_the_article_is_led_to_the_list(client):
    article = make_draft(by=None)
    response = send(at_desk(client, make_writer()), article, "submit")
    assert response.url == reverse("admin:articles_article_changelist")
    assert Article.objects.get(pk=article.pk).status == Status.IN_REVIEW


STEP_NAMES = "submit request_changes approve publish publish_urgently sign_off unschedule plan_end withdraw correct trash restore"


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Administration", None])
def test_foreign_draft_does_not_exist_for_others(client, role):
    secret = make_draft(by=make_writer(), headline="Streng geheime Zeile")
    at_desk(client, make_user(role, categories=[make_category()]))
    for name in STEP_NAMES.split():
        typed = {"version": secret.version, "reason": "x", "text": "x", "kind": "correction", "when": "now"}
        for response in (client.get(address(secret, name)), client.post(address(secret, name), typed)):
            assert response.status_code == 404
            assert "geheime" not in response.content.decode()
    assert Transition.objects.filter(article=secret).count() == 1
    assert Article.objects.get(pk=secret.pk).version == secret.version


def test_foreign_and_missing_article_answer_alike(client):
    secret = make_draft(by=make_writer())
    at_desk(client, make_writer())
    foreign, none = client.get(address(secret, "submit")), client.get(address(987654, "submit"))
    assert (foreign.status_code, foreign.content) == (none.status_code, none.content)


def test_visitors_are_led_to_the_login(client):
    response = client.get(address(make_draft(), "submit"))
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")
