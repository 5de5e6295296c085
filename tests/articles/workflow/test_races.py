"""Two people at the same moment, with real threads on PostgreSQL: one wins, the other hears why, the log agrees."""

import pytest

from articles.models import Article, AuditEntry, Publication, Revision
from articles.vocabulary import Refused, Status
from articles.workflow.destroy import destroy
from articles.workflow.perform import perform
from tests.factories import (
    in_hours,
    make_approved,
    make_category,
    make_chief,
    make_draft,
    make_in_review,
    make_moderator,
    make_user,
    make_writer,
    step,
)
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 50


def race(*attempts):
    """Runs the attempts at once; returns ("ok", value) or ("refused", sentence) of each."""
    return at_once(*(judged(attempt) for attempt in attempts))


def judged(attempt):
    def run():
        try:
            return ("ok", attempt())
        except Refused as refused:
            return ("refused", str(refused))

    return run


def winners(outcomes):
    assert all(outcomes), outcomes
    for kind, sentence in outcomes:
        assert kind == "ok" or len(sentence) > 20
    return [place for place, (kind, _) in enumerate(outcomes) if kind == "ok"]


def attempt(article, name, by, **typed):
    version = article.version
    return lambda: perform(article.pk, name, by=by, version=version, **typed)


def steps_taken(article):
    return [row.step for row in article.transitions.order_by("pk")]


@pytest.fixture
def desk():
    category = make_category()
    writer = make_writer()
    return category, writer, make_moderator(category), make_moderator(category)


def test_of_two_approvals_exactly_one_wins(desk):
    category, writer, first, second = desk
    for _ in range(ROUNDS):
        article = make_in_review(category=category, by=writer)
        won = winners(race(attempt(article, "approve", first), attempt(article, "approve", second)))
        assert len(won) == 1
        assert steps_taken(article) == ["create", "submit", "approve"]
        assert article.transitions.get(step="approve").by == (first, second)[won[0]]


def test_of_approval_and_request_for_changes_exactly_one_wins(desk):
    category, writer, first, second = desk
    for _ in range(ROUNDS):
        article = make_in_review(category=category, by=writer)
        outcomes = race(
            attempt(article, "approve", first),
            attempt(article, "request_changes", second, reason="Quelle fehlt"),
        )
        won = winners(outcomes)
        assert len(won) == 1
        article.refresh_from_db()
        assert article.status == (Status.APPROVED, Status.CHANGES_REQUESTED)[won[0]]
        assert steps_taken(article) == ["create", "submit", ("approve", "request_changes")[won[0]]]
        assert (article.approved_id is not None) == (won[0] == 0)


def test_of_two_publishes_exactly_one_wins(desk):
    category, writer, first, second = desk
    for _ in range(ROUNDS):
        article = make_approved(by=writer, category=category, reviewer=first)
        won = winners(race(attempt(article, "publish", first), attempt(article, "publish", second)))
        assert len(won) == 1
        assert steps_taken(article) == ["create", "submit", "approve", "publish"]
        assert Publication.objects.filter(article=article).count() == 1


def test_of_two_saves_exactly_one_wins_and_the_other_text_is_not_lost_silently(desk):
    category, writer, first, _ = desk
    for number in range(ROUNDS):
        article = make_draft(by=writer, category=category)
        leads = (f"Vorspann A {number}", f"Vorspann B {number}")
        outcomes = race(
            attempt(article, "edit", writer, content={"lead": leads[0]}),
            attempt(article, "edit", first, content={"lead": leads[1]}),
        )
        won = winners(outcomes)
        assert len(won) == 1
        article.refresh_from_db()
        assert article.lead == leads[won[0]]
        assert Revision.objects.filter(article=article).count() == 2


def test_of_an_edit_and_an_approval_exactly_one_wins(desk):
    """Nobody approves a text that changed while they read it."""
    category, writer, first, _ = desk
    for _round in range(ROUNDS):
        article = make_in_review(category=category, by=writer)
        seen = article.latest_id
        won = winners(
            race(
                attempt(article, "approve", first),
                attempt(article, "edit", writer, content={"lead": "Noch schnell geändert"}),
            )
        )
        assert len(won) == 1
        stored = Article.objects.get(pk=article.pk)
        assert (stored.approved_id, stored.status) == ((seen, Status.APPROVED), (None, Status.IN_REVIEW))[
            won[0]
        ]


def test_of_withdrawal_and_update_exactly_one_wins(desk):
    category, writer, first, _ = desk
    chief = make_chief()
    for _round in range(10):
        article = make_approved(by=writer, category=category, reviewer=first)
        article = step(article, "publish", first)
        article = step(article, "edit", writer, content={"lead": "Neu"})
        article = step(article, "submit", writer)
        article = step(article, "approve", first)
        won = winners(
            race(attempt(article, "publish", first), attempt(article, "withdraw", chief, reason="Irrtum"))
        )
        assert len(won) == 1
        live = Publication.objects.live().filter(article=article)
        assert live.count() == (1, 0)[won[0]]


def planned_by(category, writer, reviewer):
    article = make_approved(by=writer, category=category, reviewer=reviewer)
    return step(article, "publish", reviewer, at=in_hours(2))


def test_of_two_who_move_one_plan_exactly_one_wins(desk):
    category, writer, first, _ = desk
    for _round in range(10):
        article = planned_by(category, writer, first)
        times = (in_hours(3), in_hours(4))
        won = winners(
            race(*(attempt(article, "reschedule", by, at=at) for by, at in zip(desk[2:], times, strict=True)))
        )
        assert len(won) == 1
        assert Publication.objects.get(article=article).live_from == times[won[0]]


def test_plan_is_moved_or_cancelled_and_never_half_of_both(desk):
    category, writer, first, second = desk
    for _round in range(10):
        article = planned_by(category, writer, first)
        at = in_hours(3)
        won = winners(
            race(attempt(article, "reschedule", first, at=at), attempt(article, "unschedule", second))
        )
        assert len(won) == 1
        plans = list(Publication.objects.filter(article=article).values_list("live_from", flat=True))
        assert plans == ([at], [])[won[0]]
        article.refresh_from_db()
        assert article.status == (Status.RELEASED, Status.APPROVED)[won[0]]


def test_of_two_who_lock_one_article_exactly_one_keeps_it(desk):
    category, writer, first, second = desk
    for _round in range(10):
        article = make_draft(by=writer, category=category)
        locks = [
            attempt(article, "lock", by, until=in_hours(1), reason=f"Für {by.pk}.") for by in (first, second)
        ]
        won = winners(race(*locks))
        assert len(won) == 1
        article.refresh_from_db()
        holder = (first, second)[won[0]]
        assert (article.locked_by, article.lock_reason) == (holder, f"Für {holder.pk}.")


def test_article_deleted_for_good_by_two_at_once_is_logged_once():
    chief, admins = make_chief(), [make_user("Administration") for _ in range(2)]
    for _round in range(10):
        article = step(make_draft(by=chief), "trash", chief)
        pk = article.pk

        def deleting(by, pk=pk, version=article.version):
            try:
                return destroy(pk, by=by, version=version)
            except Article.DoesNotExist:
                return "gone"

        answers = at_once(*(lambda by=by: deleting(by) for by in admins))
        assert sorted(answers) == sorted([str(article), "gone"])
        assert not Article.objects.filter(pk=pk).exists()
        assert AuditEntry.objects.filter(action="destroy", object_id=pk).count() == 1
