"""Going live from the desk: now and at a time, after what is wrong was shown, never over somebody else's work."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import AuditEntry, Change, FrontVersion
from tests.articles.admin.desk import at_desk, document, errors, told, words
from tests.articles.admin.front.making import draft, home, layout, live, page, placed
from tests.factories import in_hours, make_chief, make_draft, make_published, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    chief = make_chief(first_name="Helga", last_name="Kronsbein")
    at_desk(client, chief)
    return chief


def opened(client):
    """The page's form as it stands; the first form of the page's content."""
    form = document(client.get(page("front_live", home()))).xpath("//form[contains(@class, 'step-form')]")[0]
    return dict(form.form_values())


def press(client, typed, **changes):
    return client.post(page("front_live", home()), {**typed, **changes})


def warned(response):
    rows = document(response).xpath("//ul[@class='front-warnings']/li/span[last()]")
    return [words(row) for row in rows]


def test_sound_layout_goes_live_at_once(client, chief):
    draft(layout(("Oben", make_published(headline="Neue Spitze"))), chief)
    answer = press(client, opened(client), note="Zur Wahl")
    assert (answer.status_code, "is live" in told(answer)[0]) == (302, True)
    version = FrontVersion.objects.get()
    assert (version.content, version.made_by, version.note) == (home().draft, chief, "Zur Wahl")
    assert "Neue Spitze" in Client().get("/").content.decode()
    assert AuditEntry.objects.filter(action="front_live").count() == 1


def test_page_tells_what_changes_for_readers(client, chief):
    live(layout(("Oben", make_published(headline="Bisher"))), chief)
    draft(layout(("Oben", make_published(headline="Künftig"))), chief)
    text = words(document(client.get(page("front_live", home()))).get_element_by_id("content"))
    assert ("New on the page Künftig (Oben)" in text, "No longer there Bisher (Oben)" in text) == (True, True)


def test_time_is_read_in_berlin_and_readers_see_it_then(client, chief):
    draft(layout(("Oben", make_published())), chief)
    assert press(client, opened(client), at_0="2099-07-01", at_1="06:00").status_code == 302
    version = FrontVersion.objects.get()
    assert version.begins == datetime(2099, 7, 1, 4, tzinfo=UTC)
    assert Change.objects.filter(tags=["home"]).last().visible_from == version.begins
    tick = timedelta(microseconds=1)
    begun = [FrontVersion.objects.begun(at).exists() for at in (version.begins - tick, version.begins)]
    assert begun == [False, True]


def test_hour_that_exists_twice_and_the_one_that_does_not_are_asked_about(client, chief):
    draft(layout(("Oben", make_published())), chief)
    typed = opened(client)
    twice = press(client, typed, at_0="2099-10-25", at_1="02:30", note="Bleibt stehen")
    missing = press(client, typed, at_0="2099-03-29", at_1="02:30")
    assert [(each.status_code, len(errors(each))) for each in (twice, missing)] == [(200, 1), (200, 1)]
    assert "Bleibt stehen" in twice.content.decode()
    assert not FrontVersion.objects.exists()
    press(client, typed, at_0="2099-10-25", at_1="02:30 MEZ")
    assert FrontVersion.objects.get().begins == datetime(2099, 10, 25, 1, 30, tzinfo=UTC)


def test_moment_that_is_over_is_refused_and_what_was_typed_stays(client, chief):
    draft(layout(("Oben", make_published())), chief)
    answer = press(client, opened(client), at_0="2020-01-01", at_1="06:00", note="Zur Wahl")
    assert (answer.status_code, "This moment is over" in answer.content.decode()) == (409, True)
    assert "Zur Wahl" in answer.content.decode()
    assert not FrontVersion.objects.exists()


def test_warnings_are_shown_first_and_again_when_they_are_others(client, chief):
    story, planned = make_published(headline="Weg"), make_published(headline="Später", at=in_hours(5))
    draft(layout(("Oben", story)), chief)
    typed = opened(client)
    step(story, "withdraw", chief, reason="Irrtum")
    answer = press(client, typed)
    assert warned(answer) == [
        "No story fits here: readers do not see this area.",
        "No longer public. Please take the story away.",
    ]
    assert not FrontVersion.objects.exists()
    draft(layout(("Oben", story, planned)), chief)
    again = {
        **typed,
        "version": home().version,
        "accepted": document(answer).xpath("//input[@name='accepted']/@value")[0],
    }
    answer = press(client, again)
    assert (answer.status_code, len(warned(answer))) == (200, 3)
    accepted = document(answer).xpath("//input[@name='accepted']/@value")[0]
    assert press(client, {**again, "accepted": accepted}).status_code == 302
    assert FrontVersion.objects.count() == 1


def test_warnings_are_those_of_the_moment_it_goes_live(client, chief):
    draft(layout(("Oben", make_published(at=timezone.now() + timedelta(hours=5)))), chief)
    typed = opened(client)
    then = timezone.localtime(in_hours(9))
    answer = press(client, {**typed, "accepted": ""}, at_0=f"{then:%Y-%m-%d}", at_1=f"{then:%H:%M}")
    assert answer.status_code == 302
    assert FrontVersion.objects.get().begins > in_hours(8)


def test_layout_changed_meanwhile_is_not_gone_live_with(client, chief):
    story = make_published(headline="Von der anderen")
    draft(layout(("Oben", make_published())), chief)
    typed = opened(client)
    draft(layout(("Oben", story)), make_chief(first_name="Ada", last_name="Andere"))
    answer = press(client, typed, note="Zur Wahl")
    text = answer.content.decode()
    assert (answer.status_code, "Ada Andere has changed this front meanwhile" in text) == (409, True)
    assert ("Zur Wahl" in text, "Von der anderen (Oben)" in text) == (True, True)
    assert not FrontVersion.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"version": "x"},
        {"version": str(2**63)},
        {"version": "1", "at_0": "\x00", "at_1": "9" * 99},
        {"version": "1", "note": "a\x00b"},
        {"version": "1", "note": "x" * 301},
        {},
    ],
)
def test_what_no_form_sends_is_refused_without_an_error_of_ours(client, chief, typed):
    draft(layout(("Oben", make_published())), chief)
    answer = press(client, typed)
    assert answer.status_code in (200, 400, 409)
    assert not FrontVersion.objects.exists()


def test_front_nobody_arranged_does_not_go_live(client, chief):
    answer = client.get(page("front_live", home()))
    assert (answer.status_code, "Nobody has arranged" in told(answer)[0]) == (302, True)


@pytest.mark.parametrize("count", [1, 6])
def test_page_costs_the_same_for_one_story_and_many(client, chief, count, django_assert_num_queries):
    stories = [placed(make_draft()) for _number in range(count)]
    draft(layout({"title": "Oben", "placements": stories}), chief)
    client.get(page("front_live", home()))
    with django_assert_num_queries(12):
        client.get(page("front_live", home()))
