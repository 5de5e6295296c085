"""What each step asks for: reasons, times, plans, notices; what is refused keeps what was typed."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.steps.forms import LockForm, lock_end
from articles.models import Article, Correction, Publication
from articles.vocabulary import Status
from tests.articles.admin.desk import NEW_YEAR, at_desk, send_step, step_url, told
from tests.factories import (
    in_hours,
    make_approved,
    make_category,
    make_chief,
    make_draft,
    make_in_review,
    make_moderator,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def test_reason_is_asked_for_and_escaped(client):
    category = make_category()
    article = make_in_review(category=category)
    at_desk(client, make_moderator(category))
    assert (
        "Please give a reason." in send_step(client, article, "request_changes", reason="  ").content.decode()
    )
    assert send_step(client, article, "request_changes", reason="<script>x</script>").status_code == 302
    history = client.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in history
    assert "<script>x" not in history


def test_publish_now_and_at_a_time(client):
    category = make_category()
    at_desk(client, make_moderator(category))
    now, later = make_approved(category=category), make_approved(category=category)
    told_now = told(send_step(client, now, "publish", when="now"))
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
        told(send_step(client, later, "publish", **typed))[-1]
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
    text = send_step(at_desk(client, make_moderator(category)), article, "publish", **typed).content.decode()
    assert sentence in text
    assert [value for name, value in typed.items() if name != "when" and f'value="{value}"' not in text] == []
    assert not Publication.objects.filter(article=article).exists()


def test_publish_offers_the_end_of_the_embargo_and_refuses_an_earlier_time(client):
    article = make_approved(embargo_until=NEW_YEAR.isoformat(), embargo_source="Stadt")
    at_desk(client, make_chief())
    form = client.get(step_url(article, "publish")).context["form"]
    assert (form["when"].value(), form["at"].value()) == ("later", NEW_YEAR)
    text = send_step(client, article, "publish", when="now").content.decode()
    assert "An embargo stands until" in text


def test_publish_keeps_the_planned_end_unless_it_is_cleared(client):
    end = in_hours(48).replace(microsecond=0)
    article = make_published(until=end)
    writer = article.created_by
    article = step(article, "edit", writer, content={"lead": "Neu."})
    step(article, "submit", writer)
    chief = make_chief()
    step(article, "approve", chief)
    form = at_desk(client, chief).get(step_url(article, "publish")).context["form"]
    assert form["until"].value() == end


def test_withdraw_tells_readers_the_reason(client):
    article = make_published()
    at_desk(client, make_chief())
    assert send_step(client, article, "withdraw", reason="Die Angaben waren falsch.").status_code == 302
    assert not Publication.objects.live().filter(article=article).exists()
    assert article.withdrawals.get().reason == "Die Angaben waren falsch."


def test_unschedule_asks_which_of_several_plans(client):
    chief = make_chief()
    article = make_approved()
    for hours in (5, 50):
        article = step(article, "publish", chief, at=in_hours(hours))
        Article.objects.filter(pk=article.pk).update(status=Status.APPROVED)
    at_desk(client, chief)
    form = client.get(step_url(article, "unschedule")).context["form"]
    first, last = Publication.objects.filter(article=article).order_by("live_from")
    assert [key for key, _label in form.fields["publication"].choices] == [first.pk, last.pk]
    assert send_step(client, article, "unschedule", publication=first.pk).status_code == 302
    assert list(Publication.objects.filter(article=article)) == [last]
    foreign = Publication.objects.get(article=make_published(at=in_hours(3)))
    assert send_step(client, article, "unschedule", publication=foreign.pk).status_code == 200
    assert Publication.objects.filter(pk=foreign.pk).exists()


def test_planned_end_is_set_and_cleared(client):
    article = make_published()
    at_desk(client, make_chief())
    said = told(send_step(client, article, "plan_end", until_0="2100-01-01", until_1="06:00"))
    assert said == ["The story ends: Jan. 1, 2100, 06:00 (Europe/Berlin)."]
    assert client.get(step_url(article, "plan_end")).context["form"]["until"].value() == NEW_YEAR
    told(send_step(client, article, "plan_end", until_0="", until_1=""))
    assert Publication.objects.get(article=article).ends_at is None


def test_correction_is_published(client):
    article = make_published()
    at_desk(client, make_chief())
    half = {"kind": "correction", "text": "Es waren zwei.", "before": "drei", "after": ""}
    assert (
        "Please give both the wrong and the right passage"
        in send_step(client, article, "correct", **half).content.decode()
    )
    assert send_step(client, article, "correct", **half | {"after": "zwei"}).status_code == 302
    correction = Correction.objects.get(article=article)
    assert (correction.text, correction.before, correction.after) == ("Es waren zwei.", "drei", "zwei")


def test_urgent_publication_and_its_sign_off(client):
    article = make_draft(by=make_writer())
    at_desk(client, make_chief())
    assert send_step(client, article, "publish_urgently", reason="Warnung der Feuerwehr").status_code == 302
    refused = client.get(step_url(article, "sign_off"))
    assert "A second person has to sign off." in refused.content.decode()
    at_desk(client, make_chief())
    assert send_step(client, article, "sign_off").status_code == 302
    article.refresh_from_db()
    assert article.debt_id is None


@pytest.mark.parametrize(
    ("term", "now", "end"),
    [
        ("15", "2026-11-25T22:50:00+01:00", "2026-11-25T23:05:00+01:00"),
        ("240", "2026-11-25T22:50:00+01:00", "2026-11-26T02:50:00+01:00"),
        ("today", "2026-11-25T22:50:00+01:00", "2026-11-26T00:00:00+01:00"),
        ("today", "2026-10-25T00:10:00+02:00", "2026-10-26T00:00:00+01:00"),
        ("today", "2026-11-25T23:30:00+00:00", "2026-11-27T00:00:00+01:00"),
    ],
)
def test_lock_ends_after_its_term_or_at_the_sites_midnight(term, now, end):
    assert lock_end(term, datetime.fromisoformat(now)) == datetime.fromisoformat(end)


def test_lock_form_asks_how_long_and_why():
    assert LockForm({"term": "", "reason": ""}).errors.keys() == {"term", "reason"}
    form = LockForm({"term": "60", "reason": "Recht liest"})
    assert form.is_valid()
    assert (form.typed()["reason"], form.typed()["until"] > timezone.now()) == ("Recht liest", True)
