"""Shared previews in the domain: who may make and end them, when they are open, what guests leave, what is recorded."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import AuditEntry, Comment, GuestAnswer, Notice, SharedPreview, Thread
from articles.sharing import (
    LONGEST,
    answers_to,
    leave_remark,
    leave_verdict,
    open_previews,
    revoke,
    share_revision,
    shortened,
)
from articles.vocabulary import Forbidden, Refused, Status, Verdict
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_user,
    make_writer,
    step,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db


def share(article, by, **changes):
    typed = {"recipient": "Dr. Jansen", "expires_at": in_hours(24), "may_comment": True, "may_approve": True}
    return share_revision(article.latest, by=by, **{**typed, **changes})


def test_writer_shares_an_own_text_and_the_log_tells_of_it_without_the_token():
    article = make_draft(by=(writer := make_writer()))
    preview = share(article, writer)
    assert (preview.revision, len(preview.token)) == (article.latest, 43)
    entry = AuditEntry.objects.get(action="share_preview")
    assert (entry.by, entry.kind, entry.object_id) == (writer, "article", str(article.pk))
    assert (entry.details["recipient"], entry.details["revision"]) == ("Dr. Jansen", 1)
    assert preview.token not in str(entry.details) + entry.label


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Administration", None])
def test_foreign_text_is_not_shared(role):
    article = make_draft(by=make_writer())
    with pytest.raises(Forbidden):
        share(article, make_user(role, categories=[make_category()]))
    assert not SharedPreview.objects.exists()


@pytest.mark.parametrize("hours", [-1, 0, LONGEST / timedelta(hours=1) + 1])
def test_end_has_to_lie_in_the_future_and_not_too_far(hours):
    article = make_draft(by=(writer := make_writer()))
    with pytest.raises(Refused):
        share(article, writer, expires_at=in_hours(hours))


def test_embargoed_text_is_shared_by_moderators_who_say_that_they_know():
    writer, category = make_writer(), make_category()
    embargo = {"embargo_until": in_hours(48), "embargo_source": "dpa", "embargo_reason": "Vereinbart"}
    article = make_draft(by=writer, category=category, **embargo)
    moderator = make_moderator(category)
    with pytest.raises(Forbidden):
        share(article, writer, embargo_known=True)
    with pytest.raises(Refused):
        share(article, moderator)
    share(article, moderator, embargo_known=True)
    details = AuditEntry.objects.get(action="share_preview").details
    assert details["embargo_known"] == article.embargo_until.isoformat()


def test_link_rests_while_an_embargo_runs_that_was_set_after_it():
    article = make_draft(by=(writer := make_writer()))
    early = share(article, writer)
    until = in_hours(5)
    step(article, "edit", writer, content={"embargo_until": until, "embargo_source": "dpa"})
    article.refresh_from_db()
    late = share_revision(
        article.latest, by=make_chief(), recipient="B", expires_at=in_hours(24), embargo_known=True
    )
    assert set(open_previews()) == {late}
    assert set(open_previews(until - timedelta(seconds=1))) == {late}
    assert set(open_previews(until)) == {early, late}


def test_embargo_set_after_a_revision_holds_for_it_too():
    article = make_draft(by=(writer := make_writer()))
    first = article.latest
    step(article, "edit", writer, content={"embargo_until": in_hours(48), "embargo_source": "dpa"})
    first.refresh_from_db()
    with pytest.raises(Forbidden):
        share_revision(first, by=writer, recipient="A", expires_at=in_hours(1), embargo_known=True)


def test_link_is_open_until_the_moment_of_its_end():
    article = make_draft(by=(writer := make_writer()))
    preview = share(article, writer)
    second = timedelta(seconds=1)
    assert open_previews(preview.expires_at - second).get() == preview
    assert not open_previews(preview.expires_at).exists()


def test_link_rests_while_its_article_is_in_the_trash():
    article = make_draft(by=(writer := make_writer()))
    share(article, writer)
    step(article, "trash", writer)
    assert not open_previews().exists()


def test_revoking_counts_once():
    article = make_draft(by=(writer := make_writer()))
    preview = share(article, writer)
    assert [revoke(preview, by=writer), revoke(preview, by=writer)] == [True, False]
    preview.refresh_from_db()
    assert (preview.revoked_by, open_previews().count()) == (writer, 0)
    assert AuditEntry.objects.filter(action="revoke_preview").count() == 1


def test_others_do_not_revoke():
    preview = share(make_draft(by=(writer := make_writer())), writer)
    with pytest.raises(Forbidden):
        revoke(preview, by=make_writer())
    preview.refresh_from_db()
    assert preview.revoked_at is None


def test_remark_begins_a_thread_once_and_tells_who_shared_the_link():
    article = make_draft(by=(writer := make_writer()))
    preview = share(article, writer)
    for _twice in range(2):
        leave_remark(preview, name="Jens {0} %s <b>", text="So nicht gesagt.", address="192.0.2.77")
    thread = Thread.objects.get()
    comment = Comment.objects.get()
    assert (thread.article, thread.number, thread.quote) == (article, 1, "")
    assert (comment.guest, comment.by, comment.text) == ("Jens {0} %s <b>", None, "So nicht gesagt.")
    assert AuditEntry.objects.get(action="open_thread").address == "192.0.2.0"
    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind, notice.text) == (writer, "mentioned", "So nicht gesagt.")
    assert "Jens {0} %s <b>" in notice.subject


def test_change_of_mind_is_one_more_answer_and_the_same_twice_is_one():
    article = make_draft(by=(writer := make_writer()))
    preview = share(article, writer)
    for verdict in (Verdict.OBJECTED, Verdict.OBJECTED, Verdict.APPROVED):
        leave_verdict(preview, name="Jens", verdict=verdict, text="", address="192.0.2.77")
    answers = answers_to(article)
    assert [answer.verdict for answer in answers] == ["approved", "objected"]
    assert answers[0].address == "192.0.2.0"


def test_agreement_of_a_guest_replaces_no_second_person():
    """The counter-test is in the workflow's own tests: a second person approves."""
    chief = make_chief()
    article = make_draft(by=chief)
    article = step(article, "submit", chief)
    leave_verdict(share(article, chief), name="Jens", verdict=Verdict.APPROVED, text="")
    with pytest.raises(Forbidden):
        step(article, "approve", chief)
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW


@pytest.mark.parametrize("state", ["expired", "revoked", "trashed", "not allowed"])
def test_nothing_is_left_through_a_link_that_does_not_allow_it(state):
    article = make_draft(by=(writer := make_writer()))
    rights = {"may_comment": False, "may_approve": False} if state == "not allowed" else {}
    preview = share(article, writer, **rights)
    if state == "expired":
        SharedPreview.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if state == "revoked":
        revoke(preview, by=writer)
    if state == "trashed":
        step(article, "trash", writer)
    with pytest.raises(Refused):
        leave_remark(preview, name="Jens", text="A")
    with pytest.raises(Refused):
        leave_verdict(preview, name="Jens", verdict=Verdict.APPROVED, text="")
    assert not Comment.objects.exists()
    assert not GuestAnswer.objects.exists()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("192.0.2.77", "192.0.2.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
        ("::ffff:192.0.2.77", "192.0.2.0"),
        ("unix:", None),
        ("", None),
        (None, None),
    ],
)
def test_address_of_a_visitor_is_shortened(address, kept):
    assert shortened(address) == kept


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_leave_one_answer_and_one_remark():
    preview = share(make_draft(by=(writer := make_writer())), writer)

    def agree():
        leave_verdict(preview, name="Jens", verdict=Verdict.APPROVED, text="")

    def remark():
        leave_remark(preview, name="Jens", text="So nicht gesagt.")

    at_once(agree, agree, remark, remark)
    assert (GuestAnswer.objects.count(), Comment.objects.count()) == (1, 1)
