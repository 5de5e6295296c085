"""Moving a planned publication: same revision, same end, new time; and what stands against it."""

import pytest
from django.utils.translation import override

from articles import search
from articles.models import Change, Publication
from articles.vocabulary import Forbidden, Refused, Stale
from articles.workflow.perform import perform
from tests.factories import (
    in_hours,
    make_approved,
    make_category,
    make_chief,
    make_moderator,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def move(article, at, by=None, **typed):
    return step(article, "reschedule", by or make_chief(), at=at, **typed)


@pytest.mark.parametrize("hours", [1, 20])
def test_reschedule_keeps_revision_and_end_and_says_both_times(hours):
    until = in_hours(30)
    article = make_published(at=in_hours(5), until=until)
    before = Publication.objects.get()
    at = in_hours(hours)
    article = move(article, at)
    after = Publication.objects.get()
    assert (after.pk, after.revision, after.ends_at, after.live_until) == (
        before.pk,
        before.revision,
        until,
        until,
    )
    assert (after.live_from, after.published_at) == (at, at)
    assert (after.structured["datePublished"], after.structured["dateModified"]) == (at.isoformat(),) * 2
    details = article.transitions.first().details
    assert (details["was"], details["live_from"]) == (before.live_from.isoformat(), at.isoformat())
    assert {change.visible_from for change in Change.objects.all()} >= {before.live_from, at}


@pytest.mark.parametrize("hours", [2, 9])
def test_reschedule_of_an_update_moves_the_end_of_what_is_live(hours):
    article = make_published()
    step(article, "edit", article.created_by, content={"lead": "Neu"})
    step(article, "submit", article.created_by)
    step(article, "approve", make_chief())
    step(article, "publish", make_chief(), at=in_hours(5))
    at = in_hours(hours)
    move(article, at)
    live, planned = Publication.objects.order_by("live_from")
    assert (live.live_until, planned.live_from, planned.live_until) == (at, at, None)
    assert planned.published_at == live.published_at


def test_reschedule_puts_the_story_in_its_new_place_in_the_search():
    first, second = make_published(at=in_hours(5)), make_published(at=in_hours(6))
    move(first, in_hours(9))
    ids = [Publication.objects.get(article=article).pk for article in (first, second)]
    assert search.find("Hafenbrücke", at=in_hours(8), newest=True).ids == ids[1:]
    assert search.find("Hafenbrücke", at=in_hours(10), newest=True).ids == ids


def refused(article, at, by=None, **typed):
    article.refresh_from_db()
    version, times = article.version, list(Publication.objects.values_list("live_from"))
    with pytest.raises(Refused) as error, override("en"):
        move(article, at, by, **typed)
    article.refresh_from_db()
    assert (article.version, list(Publication.objects.values_list("live_from"))) == (version, times)
    with override("en"):
        return str(error.value)


def test_reschedule_refuses_past_no_time_embargo_and_end():
    embargo = in_hours(4)
    article = make_published(at=in_hours(5), until=in_hours(8), embargo_until=embargo)
    assert "already passed" in refused(article, in_hours(-1))
    assert "enter the date" in refused(article, None)
    assert "embargo" in refused(article, in_hours(3))
    assert "end must lie after" in refused(article, in_hours(9))
    assert "Nothing is planned" in refused(article, in_hours(6), publication=0)
    assert "Nothing is planned" in refused(make_published(), in_hours(6))


def test_reschedule_does_not_overtake_another_plan():
    article = make_published(at=in_hours(3))
    first = Publication.objects.get()
    step(article, "edit", article.created_by, content={"lead": "Neu"})
    step(article, "submit", article.created_by)
    step(article, "approve", make_chief())
    step(article, "publish", make_chief(), at=in_hours(6))
    assert "in between" in refused(article, in_hours(1))
    assert "in between" in refused(article, in_hours(7), publication=first.pk)
    at = in_hours(2)
    move(article, at, publication=first.pk)
    assert list(Publication.objects.values_list("published_at", flat=True)) == [at, at]


def test_reschedule_is_for_moderators_of_the_category_and_not_stale():
    category = make_category()
    article = make_published(at=in_hours(5), category=category)
    for user in (article.created_by, make_writer(), make_moderator(make_category("Sport"))):
        with pytest.raises(Forbidden):
            move(article, in_hours(6), user)
    at = in_hours(6)
    moderator = make_moderator(category)
    version = article.version
    move(article, at, moderator)
    assert Publication.objects.get().live_from == at
    with pytest.raises(Stale):
        perform(article, "reschedule", by=moderator, version=version, at=in_hours(7))


def test_reschedule_leaves_an_approved_text_as_it_is():
    article = make_approved()
    step(article, "publish", make_chief(), at=in_hours(5))
    article.refresh_from_db()
    status, approved = article.status, article.approved
    article = move(article, in_hours(8))
    assert (article.status, article.approved) == (status, approved)
