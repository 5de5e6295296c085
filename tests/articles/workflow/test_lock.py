"""A lock that expires: while it stands, nobody but its owner takes any step, on any path."""

import pytest
from django.utils import timezone

from articles.models import Article, Transition
from articles.vocabulary import Forbidden, Incomplete, Locked
from articles.workflow.perform import possible_steps
from articles.workflow.table import TABLE
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


def locked(article, owner, until=None, reason="Rechtsabteilung liest"):
    return step(article, "lock", owner, until=until or in_hours(1), reason=reason)


def refusal(article, name, by, **typed):
    with pytest.raises(Locked) as caught:
        step(article, name, by, **typed)
    return str(caught.value)


def test_lock_names_who_until_when_and_why():
    chief = make_chief(first_name="Carla", last_name="Kühn")
    writer = make_writer()
    until = timezone.localtime(in_hours(24))  # on two days of the year another time of day
    article = locked(make_draft(by=writer), chief, until=until)
    shown = f"{until:%d.%m.%Y} {until:%H:%M}"
    sentence = refusal(article, "edit", writer, content={"lead": "Neu"})
    assert sentence == f"Carla Kühn hat diesen Artikel bis {shown} gesperrt: Rechtsabteilung liest"


@pytest.mark.parametrize("name", [row.name for row in TABLE if row.name != "unlock"])
def test_no_step_passes_a_lock(name):
    """Whoever would be allowed to take the step, chiefs and the newsroom itself included."""
    owner, chief, writer = make_chief(), make_chief(), make_writer()
    article = locked(make_draft(by=writer), owner)
    people = [person for person in (chief, writer, None) if _row(name).who(person, article)]
    assert people
    for person in people:
        refusal(article, name, person, reason="Trotzdem", text="x", until=in_hours(2))
    assert Transition.objects.filter(article=article).count() == 2


def _row(name):
    return next(row for row in TABLE if row.name == name)


def test_published_text_cannot_be_withdrawn_past_a_lock():
    article = locked(make_published(), make_chief())
    refusal(article, "withdraw", make_chief(), reason="Weg")


def test_owner_works_on_and_prolongs():
    chief = make_chief()
    article = locked(make_draft(), chief)
    article = step(article, "edit", chief, content={"lead": "Neu"})
    later = in_hours(3)
    article = locked(article, chief, until=later)
    assert (article.lead, article.locked_until) == ("Neu", later)


def test_expired_lock_is_none():
    writer = make_writer()
    article = locked(make_draft(by=writer), make_chief())
    Article.objects.filter(pk=article.pk).update(locked_until=in_hours(-0.001))
    assert step(article, "edit", writer, content={"lead": "Neu"}).lead == "Neu"


def test_owner_and_chiefs_unlock_others_do_not():
    category = make_category()
    owner, writer = make_moderator(category), make_writer()
    article = locked(make_draft(by=writer, category=category), owner)
    for other in (make_moderator(category), writer, None):
        with pytest.raises(Forbidden):
            step(article, "unlock", other)
    article = step(article, "unlock", owner)
    assert (article.locked_by, article.locked_until, article.lock_reason) == (None, None, "")
    step(locked(article, owner), "unlock", make_chief())


def test_writers_and_moderators_elsewhere_cannot_lock():
    writer = make_writer()
    article = make_draft(by=writer)
    for person in (writer, make_moderator(make_category())):
        with pytest.raises(Forbidden):
            locked(article, person)


@pytest.mark.parametrize("hours", [-1, 25, None])
def test_lock_needs_an_end_within_a_day(hours):
    with pytest.raises(Incomplete):
        step(make_draft(), "lock", make_chief(), until=hours and in_hours(hours), reason="x")


def test_lock_keeps_the_approval_and_shows_in_the_history():
    article = locked(make_approved(), make_chief())
    assert (article.status, article.approved_id) == ("approved", article.latest_id)
    assert article.transitions.first().details == {"until": article.locked_until.isoformat()}


def test_desk_offers_steps_only_to_those_the_lock_lets_through():
    owner, chief = make_chief(), make_chief()
    article = locked(make_draft(), owner)
    assert [each.name for each in possible_steps(article, chief)] == ["unlock"]
    assert {"submit", "lock", "unlock"} <= {each.name for each in possible_steps(article, owner)}
    assert "unlock" not in {each.name for each in possible_steps(make_draft(), owner)}
