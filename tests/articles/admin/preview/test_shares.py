"""Links for people without an account, as the desk makes, lists and revokes them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from articles.models import AuditEntry, PreviewVisit, SharedPreview
from articles.sharing import leave_verdict, share_revision
from articles.vocabulary import Verdict
from tests.articles.admin.desk import at_desk, document, errors, step_url, told, words
from tests.factories import (
    in_hours,
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
TYPED = {"recipient": "Dr. Jansen", "number": "1", "span": "day", "may_comment": "on"}


def shares(article):
    return reverse("admin:articles_article_shares", args=[article.pk])


def revoking(preview):
    return reverse("admin:articles_article_revoke_share", args=[preview.article_id, preview.pk])


def test_link_is_made_and_shown_to_be_copied(client):
    article = make_draft(by=(writer := make_writer()))
    answer = at_desk(client, writer).post(shares(article), TYPED)
    preview = SharedPreview.objects.get()
    rights = (preview.may_comment, preview.may_approve)
    assert (preview.revision, preview.created_by, rights) == (article.latest, writer, (True, False))
    assert abs(preview.expires_at - in_hours(24)) < timedelta(minutes=1)
    assert answer.url == shares(article)
    link = document(client.get(shares(article))).xpath("//*[@class='share-link']/input/@value")
    assert link == [f"http://testserver/vorschau/{preview.token}/"]
    client.logout()
    assert client.get(link[0]).status_code == 200


def test_older_revision_is_shared_when_it_is_chosen(client):
    article = make_draft(by=(writer := make_writer()))
    for number in range(40):
        step(article, "edit", writer, content={"lead": f"Fassung {number}"})
    page = document(at_desk(client, writer).get(shares(article), {"revision": "1"}))
    assert page.xpath("//select[@name='number']/option[@selected]/@value") == ["1"]
    assert document(client.get(shares(article))).xpath("//option[@selected]/@value") == ["41"]
    client.post(shares(article), TYPED)
    assert SharedPreview.objects.get().revision.number == 1


def test_own_end_is_a_moment_in_the_sites_zone(client):
    article = make_draft(by=(writer := make_writer()))
    end = timezone.localtime(in_hours(48)).replace(second=0, microsecond=0)
    own = {"span": "own", "until_0": end.date().isoformat(), "until_1": f"{end:%H:%M}"}
    at_desk(client, writer).post(shares(article), TYPED | own)
    assert SharedPreview.objects.get().expires_at == end


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"recipient": " "}, "This field is required."),
        ({"recipient": "x" * 201}, "200"),
        ({"span": "own"}, "Please write until when the link shall be valid."),
        ({"span": "own", "until_0": "2020-01-01", "until_1": "06:00"}, "at most 30 days"),
        ({"span": "own", "until_0": "2199-01-01", "until_1": "06:00"}, "at most 30 days"),
        ({"span": "century"}, "century"),
        ({"number": "7"}, "7"),
    ],
)
def test_what_does_not_fit_is_told_and_everything_typed_stays(client, changes, sentence):
    article = make_draft(by=(writer := make_writer()))
    answer = at_desk(client, writer).post(shares(article), TYPED | changes)
    page = document(answer)
    assert sentence in " ".join([*errors(answer), *map(words, page.xpath("//*[@class='errornote']"))])
    recipient = changes.get("recipient", "Dr. Jansen")
    assert page.xpath("//input[@name='recipient']/@value") == [recipient]
    assert not SharedPreview.objects.exists()


def test_embargo_warns_moderators_and_stops_writers(client):
    writer, category = make_writer(), make_category()
    article = make_draft(
        by=writer, category=category, embargo_until=in_hours(48), embargo_source="dpa", embargo_reason="A"
    )
    answer = at_desk(client, writer).post(shares(article), TYPED | {"embargo_known": "on"})
    assert "Only a moderator may share" in answer.content.decode()
    at_desk(client, make_moderator(category))
    answer = client.post(shares(article), TYPED)
    assert "Please confirm" in answer.content.decode()
    assert "Your confirmation is recorded." in answer.content.decode()
    assert not SharedPreview.objects.exists()
    client.post(shares(article), TYPED | {"embargo_known": "on"})
    assert AuditEntry.objects.get(action="share_preview").details["embargo_known"]


def test_embargo_of_an_older_revision_is_asked_for_when_that_is_shared(client):
    """The latest revision has none any more; the one that is shared decides what the page asks."""
    chief = make_chief()
    article = make_draft(by=chief, embargo_until=in_hours(48), embargo_source="dpa")
    step(article, "edit", chief, content={"embargo_until": None, "embargo_source": ""})
    at_desk(client, chief)
    assert "embargo_known" not in client.get(shares(article)).content.decode()
    answer = client.post(shares(article), TYPED)
    assert document(answer).xpath("//input[@name='embargo_known']")
    client.post(shares(article), TYPED | {"embargo_known": "on"})
    assert SharedPreview.objects.get().revision.number == 1


def make_preview(writer=None, **changes):
    writer = writer or make_writer()
    typed = {"recipient": "Dr. Jansen", "expires_at": in_hours(24), "may_approve": True, **changes}
    return share_revision(make_draft(by=writer).latest, by=writer, **typed)


def test_revoked_link_ends_at_once(client):
    preview = make_preview()
    guest = reverse("shared_preview", args=[preview.token])
    assert client.get(guest).status_code == 200
    at_desk(client, preview.created_by).post(revoking(preview))
    client.logout()
    assert client.get(guest).status_code == 410


def test_revoking_twice_is_told_once(client):
    preview = make_preview()
    at_desk(client, preview.created_by)
    assert [len(told(client.post(revoking(preview)))) for _twice in range(2)] == [1, 1]
    assert client.get(revoking(preview)).status_code == 405


def test_link_of_another_article_is_not_revoked_through_this_one(client):
    writer = make_writer()
    mine, foreign = make_preview(writer), make_preview()
    address = reverse("admin:articles_article_revoke_share", args=[mine.article_id, foreign.pk])
    assert at_desk(client, writer).post(address).status_code == 404
    foreign.refresh_from_db()
    assert foreign.revoked_at is None


@pytest.mark.parametrize("who", ["other writer", "moderator elsewhere", "administrator", "no role"])
def test_foreign_draft_is_neither_shared_nor_revoked_and_its_links_are_not_shown(client, who):
    preview = make_preview()
    users = {
        "other writer": make_writer,
        "moderator elsewhere": lambda: make_moderator(make_category()),
        "administrator": lambda: make_user("Administration"),
        "no role": make_user,
    }
    at_desk(client, users[who]())
    asked = [
        client.get(shares(preview.article)),
        client.post(shares(preview.article), TYPED),
        client.post(revoking(preview)),
    ]
    assert {answer.status_code for answer in asked} <= {403, 404}
    assert not any(preview.token in answer.content.decode() for answer in asked)
    assert SharedPreview.objects.filter(revoked_at=None).count() == 1


def test_who_may_only_look_at_a_live_story_gets_no_links(client):
    article = make_published()
    preview = share_revision(article.latest, by=make_chief(), recipient="A", expires_at=in_hours(1))
    at_desk(client, make_writer())
    answers = [
        client.get(shares(article)),
        client.post(shares(article), TYPED),
        client.post(revoking(preview)),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    page = client.get(reverse("admin:articles_article_preview", args=[article.pk]))
    assert shares(article) not in page.content.decode()


def test_links_that_have_ended_are_listed_without_their_address(client):
    preview = make_preview()
    SharedPreview.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    page = at_desk(client, preview.created_by).get(shares(preview.article))
    assert preview.token not in page.content.decode()
    assert words(document(page).xpath("//*[contains(@class, 'pill-expired')]")[0]) == "expired"


def test_hostile_names_are_shown_as_words(client):
    hostile = '"><script>alert(1)</script>'
    preview = make_preview(recipient=hostile)
    leave_verdict(preview, name=hostile, verdict=Verdict.OBJECTED, text=hostile)
    text = at_desk(client, preview.created_by).get(shares(preview.article)).content.decode()
    assert hostile not in text
    assert text.count(escape(hostile)) >= 3


def test_list_tells_of_visits_and_answers(client):
    preview = make_preview()
    for number in range(7):
        PreviewVisit.objects.create(preview=preview, at=in_hours(-number), address=f"192.0.{number}.0")
    leave_verdict(preview, name="Jens", verdict=Verdict.OBJECTED, text="Das Zitat.")
    page = document(at_desk(client, preview.created_by).get(shares(preview.article)))
    assert words(page.xpath("//*[@class='share-visits']/summary")[0]).startswith("opened 7 times")
    assert len(page.xpath("//*[@class='share-visits']//li")) == 5
    assert words(page.xpath("//*[@class='guest-answers']/li/p")[0]) == "Das Zitat."


def test_step_that_decides_shows_what_guests_said(client):
    preview = make_preview()
    leave_verdict(preview, name="Jens", verdict=Verdict.OBJECTED, text="Das Zitat.")
    article = step(preview.article, "submit", preview.created_by)
    page = document(at_desk(client, make_chief()).get(step_url(article, "approve")))
    assert words(page.xpath("//*[@class='guest-answers']/li")[0]).startswith("Jens objected revision 1")


def fill(article, writer, count):
    for _number in range(count):
        preview = share_revision(
            article.latest, by=writer, recipient="A", expires_at=in_hours(1), may_approve=True
        )
        for name in range(count):
            PreviewVisit.objects.create(preview=preview, at=timezone.now())
            leave_verdict(preview, name=f"Jens {name}", verdict=Verdict.APPROVED, text="")


def test_list_asks_as_often_for_1_link_as_for_11(client):
    article = make_draft(by=(writer := make_writer()))
    at_desk(client, writer)
    asked = []
    for count in (1, 10):
        fill(article, writer, count)
        client.get(shares(article))
        with CaptureQueriesContext(connection) as queries:
            client.get(shares(article))
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 10
