"""The change log as those read it who follow it: nothing is missed, whoever commits first and whatever happens to a connection."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Change
from articles.publishing import following
from articles.publishing.changelog import log_changes
from articles.publishing.following import read_changes
from newsroom.pagecache.follower import Follower


def write(keys, moment=None):
    return Change.objects.create(tags=keys, visible_from=moment or timezone.now())


@pytest.mark.django_db
def test_reader_gets_what_is_new_in_its_order(django_assert_num_queries):
    moment = timezone.now()
    first, second = write(["home"], moment), write(["feeds", "tag-1"], moment)
    with django_assert_num_queries(1):
        assert read_changes(first.pk) == [(second.pk, ("feeds", "tag-1"), moment.timestamp())]
    assert read_changes(second.pk) == []
    assert [number for number, _keys, _moment in read_changes(second.pk, (first.pk,))] == [first.pk]


@pytest.mark.django_db
def test_whoever_begins_gets_the_last_rows_and_everything_that_is_planned(monkeypatch):
    monkeypatch.setattr(following, "BEGINNING", 2)
    planned = write(["home"], timezone.now() + timedelta(days=9))
    write(["old"]), write(["older"])
    last = [write(["x"]), write(["y"])]
    assert [number for number, _keys, _moment in read_changes(None)] == [
        planned.pk,
        *(row.pk for row in last),
    ]
    Change.objects.all().delete()
    assert read_changes(None) == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_change_that_commits_after_a_later_one_is_dropped_too():
    written, go_on = Event(), Event()

    def slow():
        try:
            with transaction.atomic():
                log_changes(["article-1"], [timezone.now()])
                written.set()
                go_on.wait(10)
        finally:
            connection.close()

    dropped = []
    follower = Follower(read_changes, dropped.append, pause=0)
    write(["begin"])
    follower.follow(timezone.now().timestamp())
    writer = Thread(target=slow)
    writer.start()
    assert written.wait(10)
    log_changes(["article-2"], [timezone.now()])
    follower.follow(timezone.now().timestamp())
    go_on.set()
    writer.join(10)
    follower.follow(timezone.now().timestamp())
    assert dropped == [("begin",), ("article-2",), ("article-1",)]
    assert follower.missing == {}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_lost_connection_is_opened_again():
    row = write(["home"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    killer = connection.copy()
    with killer.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    killer.close()
    assert [number for number, _keys, _moment in read_changes(row.pk - 1)] == [row.pk]
