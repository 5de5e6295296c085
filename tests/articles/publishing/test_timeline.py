"""Publications of one article follow each other: replaced, planned, ended, taken back, never two at once."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Publication
from articles.vocabulary import Refused
from tests.factories import in_hours, make_chief, make_published, step

pytestmark = pytest.mark.django_db


def update(article, chief, headline, **times):
    """A new text, approved by a second person and published."""
    article = step(article, "edit", article.created_by, content={"headline": headline})
    article = step(article, "submit", article.created_by)
    article = step(article, "approve", chief)
    return step(article, "publish", chief, **times)


def headlines(at=None):
    return [publication.headline for publication in Publication.objects.live(at)]


def test_a_planned_update_leaves_the_old_text_until_its_minute():
    chief, at = make_chief(), in_hours(3)
    article = make_published(headline="Alt")
    update(article, chief, "Neu", at=at)
    assert (headlines(), headlines(in_hours(2.99)), headlines(at)) == (["Alt"], ["Alt"], ["Neu"])


def test_an_update_keeps_the_first_publication_time():
    chief = make_chief()
    article = make_published(headline="Alt")
    first = Publication.objects.get().published_at
    update(article, chief, "Neu")
    assert Publication.objects.live().get().published_at == first


def test_cancelling_an_update_gives_the_old_text_its_open_end_back():
    chief = make_chief()
    article = make_published(headline="Alt")
    article = update(article, chief, "Neu", at=in_hours(3))
    step(article, "unschedule", chief)
    assert (headlines(in_hours(4)), Publication.objects.get().live_until) == (["Alt"], None)


def test_cancelling_an_update_gives_the_old_text_its_planned_end_back():
    chief, end = make_chief(), in_hours(10)
    article = make_published(headline="Alt", until=end)
    article = update(article, chief, "Neu", at=in_hours(3))
    step(article, "unschedule", chief)
    assert Publication.objects.get().live_until == end


def test_cancelling_the_middle_of_three_closes_the_gap():
    chief = make_chief()
    article = make_published(headline="Eins")
    article = update(article, chief, "Zwei", at=in_hours(2))
    article = update(article, chief, "Drei", at=in_hours(4))
    middle = Publication.objects.get(headline="Zwei")
    step(article, "unschedule", chief, publication=middle.pk)
    assert [headlines(in_hours(hour)) for hour in (1, 3, 5)] == [["Eins"], ["Eins"], ["Drei"]]


def test_publishing_now_replaces_what_was_planned_from_an_older_text():
    chief = make_chief()
    article = make_published(headline="Eins")
    article = update(article, chief, "Zwei", at=in_hours(2))
    update(article, chief, "Drei")
    assert (headlines(), headlines(in_hours(3))) == (["Drei"], ["Drei"])


def test_an_update_before_the_first_publication_replaces_only_what_comes_later():
    chief = make_chief()
    article = make_published(headline="Eins", at=in_hours(2))
    article = update(article, chief, "Zwei", at=in_hours(4))
    assert [headlines(in_hours(hour)) for hour in (1, 3, 5)] == [[], ["Eins"], ["Zwei"]]
    update(article, chief, "Drei", at=in_hours(3))
    assert [headlines(in_hours(hour)) for hour in (2.5, 3.5, 5)] == [["Eins"], ["Drei"], ["Drei"]]


def test_a_planned_end_ends_the_story():
    make_published(headline="Kurz", until=in_hours(1))
    assert (headlines(), headlines(in_hours(1.01))) == (["Kurz"], [])


def test_an_end_can_be_set_moved_and_cleared():
    chief = make_chief()
    article = make_published(headline="Kurz")
    for until in (in_hours(1), in_hours(2), None):
        article = step(article, "plan_end", chief, until=until)
        assert Publication.objects.get().live_until == until


@pytest.mark.parametrize(("at", "until"), [(3, 2), (3, 3), (None, -1)])
def test_an_end_before_the_beginning_is_refused(at, until):
    moment = in_hours(3)
    times = {"at": moment if at else None, "until": moment if until == 3 else in_hours(until)}
    with pytest.raises(Refused):
        make_published(**times)
    assert not Publication.objects.exists()


def test_the_database_refuses_two_open_publications():
    publication = Publication.objects.filter(article=make_published())[0]
    publication.pk, publication.live_from = None, in_hours(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        publication.save(force_insert=True)


def test_the_database_refuses_a_beginning_before_the_embargo():
    make_published()
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.update(embargo_until=in_hours(1))


@pytest.mark.postgres
def test_postgresql_refuses_overlapping_publications():
    publication = Publication.objects.filter(article=make_published(until=in_hours(5)))[0]
    publication.pk, publication.live_from, publication.live_until = None, in_hours(1), in_hours(2)
    with pytest.raises(IntegrityError, match="publication_one_at_an_instant"), transaction.atomic():
        publication.save(force_insert=True)
