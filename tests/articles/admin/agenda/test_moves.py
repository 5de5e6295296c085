"""Moving entries of the agenda: through the workflow, with its refusals as sentences, for forms and for scripts."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Publication
from tests.articles.admin.desk import at_desk, document, told
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def address(kind, article):
    return reverse("admin:desk_move", args=[kind, getattr(article, "pk", article)])


def send(client, kind, article, script=False, **typed):
    headers = {"Accept": "application/json"} if script else {}
    return client.post(address(kind, article), {"version": article.version, **typed}, headers=headers)


def at(moment):
    """A moment as the form's two fields."""
    local = timezone.localtime(moment)
    return {"at_0": local.strftime("%Y-%m-%d"), "at_1": local.strftime("%H:%M")}


def minute(moment):
    return moment.replace(second=0, microsecond=0)


def test_planned_publication_is_moved_to_a_time_and_to_a_day(client):
    article = make_published(at=minute(in_hours(30)), until=in_hours(200))
    publication = Publication.objects.get()
    at_desk(client, make_chief())
    target = minute(in_hours(50))
    answer = send(client, "planned", article, publication=publication.pk, **at(target))
    assert (answer.status_code, len(told(answer))) == (302, 1)
    publication.refresh_from_db()
    assert publication.live_from == target
    article.refresh_from_db()
    day = timezone.localtime(target).date() + timedelta(days=2)
    answer = send(client, "planned", article, True, publication=publication.pk, day=day.isoformat())
    assert (answer.status_code, "is moved" in answer.json()["said"]) == (200, True)
    publication.refresh_from_db()
    expected = datetime.combine(day, timezone.localtime(target).time(), timezone.get_default_timezone())
    assert publication.live_from == expected


def test_due_end_and_evergreen_are_moved(client):
    article = make_published(at=None, until=minute(in_hours(20)))
    publication = Publication.objects.get()
    planning = {"due": in_hours(5), "look_again": timezone.localdate()}
    article = step(article, "edit", make_chief(), planning=planning)
    at_desk(client, make_chief())
    target, status = minute(in_hours(40)), article.status
    send(client, "due", article, **at(target))
    article.refresh_from_db()
    send(client, "ends", article, publication=publication.pk, **at(target))
    article.refresh_from_db()
    later = timezone.localdate() + timedelta(days=9)
    send(client, "again", article, at=later.isoformat())
    article.refresh_from_db()
    publication.refresh_from_db()
    assert (article.due, publication.live_until, article.look_again) == (target, target, later)
    assert article.status == status


@pytest.mark.parametrize("script", [True, False])
def test_refusals_are_sentences_and_write_nothing(client, script):
    article = make_published(at=in_hours(30))
    publication = Publication.objects.get()
    before = publication.live_from
    at_desk(client, make_chief())
    cases = {
        "already passed": {"publication": publication.pk, **at(in_hours(-3))},
        "after you opened it": {"publication": publication.pk, "version": 0, **at(in_hours(40))},
        "enter the date and the time": {"publication": publication.pk},
        "write the time as 06:00": {"publication": publication.pk, "at_0": "2030-01-01", "at_1": "abends"},
        "not in the agenda any more": {"publication": 0, **at(in_hours(40))},
    }
    for sentence, typed in cases.items():
        answer = send(client, "planned", article, script, **typed)
        said = answer.json()["said"] if script else answer.content.decode() + " ".join(told(answer))
        assert sentence in said
        assert not script or answer.status_code == 409
    publication.refresh_from_db()
    assert publication.live_from == before


def test_refused_form_is_shown_again_with_what_was_typed(client):
    article = make_published(at=in_hours(30))
    at_desk(client, make_chief())
    typed = at(in_hours(-3))
    answer = send(client, "planned", article, publication=Publication.objects.get().pk, **typed)
    page = document(answer)
    assert (answer.status_code, page.get_element_by_id("id_at_0").value) == (409, typed["at_0"])


def test_form_of_its_own_shows_the_present_time(client):
    moment = in_hours(30)
    article = make_published(at=moment)
    at_desk(client, make_chief())
    page = document(client.get(address("planned", article), {"publication": Publication.objects.get().pk}))
    assert page.get_element_by_id("id_at_0").value == at(moment)["at_0"]


def test_only_who_may_moves(client):
    category = make_category()
    article = make_published(at=in_hours(30), category=category)
    publication = Publication.objects.get()
    typed = {"publication": publication.pk, **at(in_hours(40))}
    assert send(at_desk(client, make_writer()), "planned", article, True, **typed).status_code == 404
    assert send(at_desk(client, article.created_by), "planned", article, True, **typed).status_code == 409
    draft = step(make_draft(by=make_writer()), "edit", None, planning={"due": in_hours(2)})
    assert (
        send(at_desk(client, make_moderator(category)), "due", draft, True, **at(in_hours(9))).status_code
        == 404
    )
    assert send(client, "embargo", article, True, **typed).status_code == 404
    publication.refresh_from_db()
    assert publication.live_from < in_hours(31)


def test_hour_that_does_not_exist_is_refused(client):
    """In the night to 29 March 2037 the clock goes from 2 to 3."""
    zone = timezone.get_default_timezone()
    article = make_published(at=datetime(2037, 3, 28, 2, 30, tzinfo=zone))
    at_desk(client, make_chief())
    publication = Publication.objects.get()
    answer = send(client, "planned", article, True, publication=publication.pk, day="2037-03-29")
    assert answer.status_code == 409
    publication.refresh_from_db()
    assert publication.live_from == datetime(2037, 3, 28, 2, 30, tzinfo=zone)


def test_end_of_an_earlier_revision_is_not_taken_for_the_last_one(client):
    article = make_published(until=in_hours(5))
    first = Publication.objects.get()
    step(article, "edit", article.created_by, content={"lead": "Neu"})
    step(article, "submit", article.created_by)
    step(article, "approve", make_chief())
    article = step(article, "publish", make_chief(), at=in_hours(9))
    at_desk(client, make_chief())
    answer = send(client, "ends", article, True, publication=first.pk, **at(in_hours(7)))
    assert (answer.status_code, "Another revision" in answer.json()["said"]) == (409, True)
