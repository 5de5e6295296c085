"""Steps that decide what readers see: publishing, embargo, urgency, plans, withdrawal."""

import pytest

from articles.models import Notice, Publication, Withdrawal
from articles.vocabulary import Forbidden, Incomplete, Refused, Status
from tests.factories import (
    in_hours,
    make_approved,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def test_publishing_at_a_time_in_the_past_is_refused():
    article = make_approved()
    with pytest.raises(Incomplete):
        step(article, "publish", make_chief(), at=in_hours(-1))
    assert not Publication.objects.exists()


def test_an_embargo_stands_against_publishing_now_and_allows_a_later_time():
    until = in_hours(5)
    article = make_approved(embargo_until=until.isoformat())
    chief = make_chief()
    for at in (None, in_hours(4)):
        with pytest.raises(Refused):
            step(article, "publish", chief, at=at)
    step(article, "publish", chief, at=until)
    assert Publication.objects.get().live_from == until


def test_an_embargo_later_than_the_plan_is_refused():
    article = make_published(at=in_hours(3))
    with pytest.raises(Incomplete):
        step(article, "edit", make_chief(), content={"embargo_until": in_hours(5)})
    article.refresh_from_db()
    assert (article.embargo_until, article.status) == (None, Status.RELEASED)


def test_urgent_publication_owes_a_review_until_a_second_person_signs_off():
    category = make_category()
    writer, chief, moderator = make_writer(), make_chief(), make_moderator(category)
    article = make_draft(by=writer, category=category)
    with pytest.raises(Incomplete):
        step(article, "publish_urgently", chief)
    article = step(article, "publish_urgently", chief, reason="Eilmeldung, Brücke gesperrt")
    assert (article.status, article.debt) == (Status.RELEASED, article.latest)
    assert Notice.objects.filter(recipient=moderator).count() == 1
    for involved in (chief,):
        with pytest.raises(Incomplete):
            step(article, "sign_off", involved)
    article = step(article, "sign_off", moderator)
    assert (article.debt, article.status) == (None, Status.RELEASED)
    last = article.transitions.first()
    assert (last.step, last.by, last.to_status) == ("sign_off", moderator, Status.RELEASED)


def test_a_moderator_cannot_publish_urgently():
    category = make_category()
    article = make_draft(by=make_writer(), category=category)
    with pytest.raises(Forbidden):
        step(article, "publish_urgently", make_moderator(category), reason="eilig")


def test_unscheduling_returns_to_approved_and_the_story_never_appears():
    article = make_published(at=in_hours(2))
    chief = make_chief()
    article = step(article, "unschedule", chief)
    assert (article.status, Publication.objects.count()) == (Status.APPROVED, 0)
    assert step(article, "publish", chief).status == Status.RELEASED


def test_withdrawing_needs_a_public_reason_and_a_chief():
    category = make_category()
    article = make_published(category=category)
    with pytest.raises(Forbidden):
        step(article, "withdraw", make_moderator(category), reason="Falsch")
    chief = make_chief()
    with pytest.raises(Incomplete):
        step(article, "withdraw", chief)
    article = step(article, "withdraw", chief, reason="Die Angaben trafen nicht zu.")
    withdrawal = Withdrawal.objects.get()
    assert (withdrawal.reason, withdrawal.by, article.status) == (
        "Die Angaben trafen nicht zu.",
        chief,
        Status.RELEASED,
    )
    assert not Publication.objects.live().exists()


def test_withdrawing_removes_what_was_planned():
    article = make_published()
    chief = make_chief()
    step(article, "edit", article.created_by, content={"lead": "Später mehr."})
    step(article, "submit", article.created_by)
    step(article, "approve", chief)
    step(article, "publish", chief, at=in_hours(2))
    step(article, "withdraw", chief, reason="Irrtum")
    assert not Publication.objects.live(in_hours(3)).exists()
