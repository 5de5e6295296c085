"""Reads are counted without a trace of who reads, once per household, story and hour, and only from our own pages."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from articles.models.publication import Publication
from articles.models.reading import ReadCount
from articles.reader import counting
from articles.reader.mostread import most_read
from articles.reader.tally import Tally, hour_of
from tests.articles.reader.conftest import NOW, make_section, make_story, make_withdrawn
from tests.factories import make_published

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def tally(clock, monkeypatch, settings):
    """A tally of the test's own, which writes when it is told to."""
    settings.NEWSROOM = {"READS_PAUSE": None}
    tally = Tally()
    monkeypatch.setattr(counting, "tally", tally)
    return tally


def send(article_id, address="192.0.2.1", client=None, **headers):
    client = client or Client(enforce_csrf_checks=True)
    return client.post(f"/zaehlen/{article_id}", headers={**OURS, **headers}, REMOTE_ADDR=address)


def stored():
    return {(row.article_id, row.hour): row.count for row in ReadCount.objects.all()}


def test_reads_of_many_become_one_number_per_story_and_hour(tally, django_assert_num_queries):
    first, second = make_story(), make_story()
    with django_assert_num_queries(0):
        for number in range(3):
            assert send(first.article_id, f"192.0.2.{number}").status_code == 204
        send(second.article_id)
    tally.write()
    assert stored() == {(first.article_id, NOW): 3, (second.article_id, NOW): 1}


def test_answer_says_and_leaves_nothing(tally):
    story = make_story()
    for article_id in (story.article_id, 999_999_999_999_999, make_withdrawn().article_id):
        response = send(article_id)
        assert (response.status_code, response.content, response.cookies) == (204, b"", {})
        assert response["Cache-Control"] == "no-store"
        assert "Cookie" not in response.get("Vary", "")


def test_household_counts_once_within_an_hour(tally, clock):
    story = make_story()
    for address in ("192.0.2.1", "192.0.2.1", "::ffff:192.0.2.1", "2001:db8:1:2::3", "2001:db8:1:2:aaaa::4"):
        send(story.article_id, address)
    clock(NOW + timedelta(minutes=61))
    send(story.article_id, "192.0.2.1")
    tally.write()
    assert stored() == {(story.article_id, NOW): 2, (story.article_id, NOW + timedelta(hours=1)): 1}


def test_forged_proxy_header_does_not_make_new_households(tally):
    story = make_story()
    for number in range(3):
        send(story.article_id, **{"X-Forwarded-For": f"198.51.100.{number}"})
    tally.write()
    assert stored() == {(story.article_id, NOW): 1}


def test_behind_our_proxy_its_word_counts_and_no_other(tally, settings):
    settings.PROXIES = 1
    story = make_story()
    for passed in ("1.1.1.1, 192.0.2.1", "2.2.2.2, 192.0.2.1", "192.0.2.2"):
        send(story.article_id, "10.0.0.1", **{"X-Forwarded-For": passed})
    tally.write()
    assert stored() == {(story.article_id, NOW): 2}


def test_only_stories_that_are_public_count(tally):
    planned = make_story(live_from=NOW + timedelta(minutes=30))
    for article_id in (planned.article_id, make_withdrawn().article_id, 424_242):
        send(article_id)
    tally.write()
    assert stored() == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-GPC": "1"},
        {"DNT": "1"},
    ],
)
def test_foreign_pages_and_readers_who_object_do_not_count(tally, headers):
    send(make_story().article_id, **headers)
    tally.write()
    assert stored() == {}


def test_older_browser_is_believed_by_its_origin(tally):
    story = make_story()
    for origin in ("https://evil.example", None, "http://testserver"):
        headers = {"Origin": origin} if origin else {}
        assert Client().post(f"/zaehlen/{story.article_id}", headers=headers).status_code == 204
    tally.write()
    assert stored() == {(story.article_id, NOW): 1}


def test_other_methods_and_numbers_are_refused(tally):
    assert Client().get("/zaehlen/1").status_code == 405
    assert Client().get("/zaehlen/1")["Allow"] == "POST"
    for path in ("/zaehlen/", "/zaehlen/x", "/zaehlen/-1", "/zaehlen/1/", "/zaehlen/99999999999999999999"):
        assert Client().post(path, headers=OURS).status_code in (404, 405), path


def test_nothing_about_the_reader_is_kept_past_the_hour(tally):
    story = make_story()
    send(story.article_id, "192.0.2.77")
    seen = tally.seen
    salt = seen.salt
    kept = b"".join(seen.pairs) + b"".join(seen.each)
    assert bytes([192, 0, 2, 77]) not in kept
    seen.is_new(b"x", 1, NOW + timedelta(hours=1))
    assert (len(seen.pairs), len(seen.each), seen.salt != salt) == (1, 1, True)


def test_one_network_cannot_read_everything_and_memory_is_bounded(tally, settings):
    settings.NEWSROOM = {"READS_PAUSE": None, "READS_EACH": 2, "READS_SEEN": 3}
    for article in range(1, 5):
        tally.note(article, b"a", NOW)
    assert len(tally.reads) == 2
    for article in range(1, 5):
        tally.note(article, bytes([article]), NOW)
    assert (len(tally.seen.pairs), tally.reads.total()) == (3, 3)


def test_two_processes_add_up(clock):
    story = make_story()
    one, other = Tally(), Tally()
    for tally, network in ((one, b"1"), (other, b"1"), (other, b"2")):
        tally.note(story.article_id, network, NOW)
    one.write()
    other.write()
    other.write()
    assert stored() == {(story.article_id, NOW): 3}


def test_reads_the_database_refused_are_written_later_and_once(tally):
    story = make_story()
    send(story.article_id)

    def refuse(execute, sql, *args):
        if "UPDATE" in sql:
            raise DatabaseError("no connection")
        return execute(sql, *args)

    with connection.execute_wrapper(refuse):
        tally.write()
    assert stored() == {}
    tally.write()
    tally.write()
    assert stored() == {(story.article_id, NOW): 1}


def test_old_hours_are_cleared_once_an_hour(tally):
    story = make_story()
    ReadCount.objects.add({(story.article_id, NOW - timedelta(days=days)): 1 for days in (29, 31)})
    send(story.article_id)
    tally.write()
    assert set(stored()) == {(story.article_id, NOW), (story.article_id, NOW - timedelta(days=29))}


def test_most_read_is_ordered_by_reads_of_the_last_hours_and_holds_live_stories_only(clock):
    section = make_section()
    stories = [make_story(section) for _each in range(4)]
    gone, planned = make_withdrawn(), make_story(live_from=NOW + timedelta(hours=1))
    reads = {
        (story.article_id, NOW - timedelta(hours=place)): 10 + place for place, story in enumerate(stories)
    }
    reads |= {(gone.article_id, NOW): 999, (planned.article_id, NOW): 999}
    reads[stories[0].article_id, NOW - timedelta(hours=25)] = 999
    ReadCount.objects.add(reads)
    found = most_read(NOW, 3)
    assert [story.pk for story in found] == [stories[n].pk for n in (3, 2, 1)]


def test_most_read_of_many_are_the_most_read_and_not_the_newest(clock):
    section = make_section()
    stories = [make_story(section) for _each in range(13)]
    ReadCount.objects.add({(story.article_id, NOW): 30 - place for place, story in enumerate(stories)})
    assert [story.pk for story in most_read(NOW, 3)] == [story.pk for story in stories[:3]]


def test_too_few_reads_make_no_list(clock):
    stories = [make_story() for _each in range(3)]
    ReadCount.objects.add({(story.article_id, NOW): 5 for story in stories[:2]})
    assert most_read(NOW, 5) == []
    ReadCount.objects.add({(stories[2].article_id, NOW): 4})
    assert most_read(NOW, 5) == []
    ReadCount.objects.add({(stories[2].article_id, NOW): 1})
    assert {story.pk for story in most_read(NOW, 5)} == {story.pk for story in stories}


def test_hour_begins_with_its_first_minute():
    assert hour_of(NOW + timedelta(minutes=59, seconds=59)) == NOW


@pytest.mark.django_db(transaction=True)
def test_reads_are_written_after_the_pause_by_a_thread_of_their_own(settings):
    settings.NEWSROOM = {"READS_PAUSE": 0.05}
    story = Publication.objects.get(article=make_published())
    tally = Tally()
    for number in range(20):
        tally.note(story.article_id, bytes([number]), NOW)
    waiting = tally.timer
    waiting.join(10)
    tally.ends.cancel()
    assert stored() == {(story.article_id, NOW): 20}
    assert tally.timer is None


@pytest.mark.django_db(transaction=True)
def test_many_threads_and_writers_lose_and_double_nothing(settings):
    settings.NEWSROOM = {"READS_PAUSE": None, "READS_EACH": 10_000}
    articles = [Publication.objects.get(article=make_published()).article_id for _each in range(3)]
    tallies = [Tally(), Tally()]

    def read(number):
        tally = tallies[number % 2]
        for each in range(30):
            tally.note(articles[each % 3], bytes([number, each]), NOW)
            if each % 10 == 9:
                tally.write()
        connection.close()

    threads = [Thread(target=read, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for tally in tallies:
        tally.write()
    assert stored() == {(article, NOW): 40 for article in articles}
