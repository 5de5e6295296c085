"""The agenda: what stands in its week, for whom, and how it is filtered."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.agenda.week import Week, read_week, week_of
from tests.articles.admin.desk import at_desk, document, words
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
AGENDA = "/admin/agenda/"


def planning(article, **dates):
    return step(article, "edit", None, planning=dates)


def entries(client, **query):
    """(kind, headline) of this week's and next week's entries, in order."""
    found = []
    for week in (read_week(""), read_week("").shifted(1)):
        page = document(client.get(reverse("admin:desk_agenda"), {"woche": week.name, **query}))
        for entry in page.xpath("//li[starts-with(@class, 'entry ')]"):
            kind = entry.get("class").split()[1].removeprefix("entry-")
            found.append((kind, entry.get("data-headline"), "data-movable" in entry.attrib))
    return found


@pytest.mark.parametrize(
    ("text", "monday"),
    [("2026-W48", date(2026, 11, 23)), ("2026-W53", date(2026, 12, 28)), ("2027-W01", date(2027, 1, 4))],
)
def test_week_is_read_and_named_alike(text, monday):
    assert (read_week(text), Week(monday).name) == (Week(monday), text)


@pytest.mark.parametrize("text", ["", "2026-W99", "x", "2026-W", "99999-W01", "1-W1"])
def test_nonsense_is_the_present_week(text):
    assert read_week(text) == week_of(timezone.localdate())


def test_agenda_holds_every_kind_and_offers_moving_to_whom_it_may(client):
    category, writer = make_category(), make_writer()
    make_published(category=category, by=writer, headline="Plan", at=in_hours(2), until=in_hours(3))
    planning(make_draft(by=writer, category=category, headline="Auftrag"), due=in_hours(4), target_length=300)
    make_draft(by=writer, category=category, headline="Gesperrt", embargo_until=in_hours(5))
    day = timezone.localdate() + timedelta(days=1)
    planning(make_draft(by=writer, category=category, headline="Dauerbrenner"), look_again=day)
    at_desk(client, make_moderator(category))
    found = entries(client)
    assert set(found) == {
        ("planned", "Plan", True),
        ("ends", "Plan", True),
        ("due", "Auftrag", True),
        ("embargo", "Gesperrt", False),
        ("again", "Dauerbrenner", True),
    }
    at_desk(client, writer)
    movable = {(kind, name) for kind, name, may in entries(client) if may}
    assert movable == {("due", "Auftrag"), ("again", "Dauerbrenner")}
    assert (
        "13 / 300 words"
        in client.get(
            AGENDA, {"woche": week_of(timezone.localtime(in_hours(4)).date()).name}
        ).content.decode()
    )


def test_agenda_shows_nobody_what_they_may_not_see(client):
    category = make_category()
    planning(make_draft(by=make_writer(), category=category, headline="Geheim"), due=in_hours(2))
    undated = planning(make_draft(by=make_writer(), headline="Ohne Zeit"), assignee=make_writer())
    for user in (make_writer(), make_moderator(make_category("Sport"))):
        assert entries(at_desk(client, user)) == []
        assert "Ohne Zeit" not in client.get(AGENDA).content.decode()
    for user in (make_user(), make_user("Administration")):
        assert at_desk(client, user).get(AGENDA).status_code == 403
    assert "Ohne Zeit" in at_desk(client, undated.assignee).get(AGENDA).content.decode()


def test_agenda_is_filtered_by_section_kind_and_person(client):
    parent = make_category("Oben")
    child, other = make_category("Unten", parent=parent), make_category("Sport")
    writer = make_writer()
    planning(make_draft(by=None, category=child, headline="Unten"), due=in_hours(2), assignee=writer)
    planning(make_draft(by=None, category=other, headline="Sport"), due=in_hours(2))
    make_published(category=child, headline="Plan", at=in_hours(3))
    at_desk(client, make_chief())
    assert [name for _kind, name, _may in entries(client, rubrik=parent.pk)] == ["Unten", "Plan"]
    assert [name for _kind, name, _may in entries(client, art="planned")] == ["Plan"]
    assert [name for _kind, name, _may in entries(client, wer=writer.pk)] == ["Unten"]
    assert len(entries(client, rubrik="x", art="nichts", wer="-1")) == 3


def test_published_stories_stand_in_their_own_list(client):
    make_published(headline="Erschienen")
    page = document(at_desk(client, make_writer()).get(AGENDA))
    assert [words(node) for node in page.xpath("//details[@class='published']//a")] == ["Erschienen"]


def test_overdue_says_so(client):
    late = planning(make_draft(by=make_writer(), headline="Spät"), due=timezone.now() - timedelta(minutes=1))
    page = document(at_desk(client, late.created_by).get(AGENDA))
    assert [words(node) for node in page.xpath("//li[contains(@class, 'late')]//p[1]/span")] == ["Overdue"]
