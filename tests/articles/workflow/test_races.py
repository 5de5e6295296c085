"""Two people at the same moment, with real threads on PostgreSQL: one wins, the other hears why, the log agrees."""

import pytest

from articles.models import Article, Publication, Revision
from articles.vocabulary import Refused, Status
from articles.workflow.perform import perform
from tests.factories import (
    make_approved,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
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


def in_review(category, writer):
    return step(make_draft(by=writer, category=category), "submit", writer)


def test_of_two_approvals_exactly_one_wins(desk):
    category, writer, first, second = desk
    for _ in range(ROUNDS):
        article = in_review(category, writer)
        won = winners(race(attempt(article, "approve", first), attempt(article, "approve", second)))
        assert len(won) == 1
        assert steps_taken(article) == ["create", "submit", "approve"]
        assert article.transitions.get(step="approve").by == (first, second)[won[0]]


def test_of_approval_and_request_for_changes_exactly_one_wins(desk):
    category, writer, first, second = desk
    for _ in range(ROUNDS):
        article = in_review(category, writer)
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
        article = in_review(category, writer)
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
