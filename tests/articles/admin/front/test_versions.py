"""Versions of a front at the desk: the list, differences in words, going back, plans taken back."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import FrontCancellation, FrontVersion
from tests.articles.admin.desk import at_desk, document, told, words
from tests.articles.admin.front.making import draft, home, layout, live, page, placed
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_moderator,
    make_published,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    chief = make_chief(first_name="Helga", last_name="Kronsbein")
    at_desk(client, chief)
    return chief


def states(client):
    """State and note of each version of home, as listed."""
    rows = document(client.get(page("front_versions", home()))).xpath(
        "//li[contains(@class, 'front-version ')]"
    )
    return [words(row.xpath(".//*[contains(@class, 'pill')]")[0]) for row in rows]


def parts(response):
    """Heading and sentences of the difference."""
    found = document(response).xpath("//section[contains(@class, 'front-part ')]")
    return {words(part.find("h3")): [words(row) for row in part.xpath(".//li")] for part in found}


def test_list_tells_who_made_each_version_and_what_it_is_now(client, chief):
    live(layout(("Eins",)), chief, note="Zur Wahl")
    live(layout(("Zwei",)), chief)
    live(layout(("Drei",)), chief, at=in_hours(2))
    off = live(layout(("Vier",)), chief, at=in_hours(3))
    client.post(page("front_take_back", off))
    assert states(client) == ["taken back", "planned", "live", "over"]
    text = words(document(client.get(page("front_versions", home()))))
    assert ("made by Helga Kronsbein" in text, "Zur Wahl" in text, "taken back by Helga" in text) == (
        True,
    ) * 3


@pytest.mark.parametrize("count", [1, 5])
def test_list_costs_the_same_for_one_version_and_many(client, chief, count, django_assert_num_queries):
    for number in range(count):
        live(layout((f"Fläche {number}",)), chief)
    client.get(page("front_versions", home()))
    with django_assert_num_queries(9):
        client.get(page("front_versions", home()))


def test_difference_is_told_in_words(client, chief):
    stays, goes, moves, comes = (
        make_published(headline=name) for name in ("Bleibt", "Geht", "Zieht um", "Neu da")
    )
    live(layout(("Oben", stays, goes, moves), ("Unten",), ("Weg",)), chief)
    second = {
        "title": "Oben",
        "placements": [placed(comes), placed(stays, headline="Eigener Titel")],
        "max": 4,
    }
    row = live(
        {"slots": [*layout(second, ("Unten", moves))["slots"], {"id": "neu", "title": "Frisch"}]}, chief
    )
    assert parts(client.get(page("front_version", row))) == {
        "New on the page": ["Neu da (Oben)"],
        "No longer there": ["Geht (Oben)"],
        "Moved": ["Zieht um: moved from “Oben” to “Unten”"],
        "Shown differently": ["Bleibt: own headline added, “Eigener Titel”"],
        "Areas": ["“Frisch” was added", "“Weg” was taken away", "“Oben”: highest number changed"],
    }


def test_stories_only_pushed_aside_have_not_moved(client, chief):
    one, two, three = (make_published(headline=name) for name in ("Eins", "Zwei", "Drei"))
    live(layout(("Oben", one, two)), chief)
    pushed = live(layout(("Oben", three, one, two)), chief)
    assert parts(client.get(page("front_version", pushed))) == {"New on the page": ["Drei (Oben)"]}
    turned = live(layout(("Oben", one, two, three)), chief)
    assert parts(client.get(page("front_version", turned))) == {
        "Moved": ["Drei: from place 1 to place 3 in “Oben”"]
    }


def test_any_two_versions_of_a_front_are_compared_and_none_of_another(client, chief):
    story = make_published(headline="Früher da")
    first = live(layout(("Oben", story)), chief)
    live(layout(("Oben",)), chief)
    third = live(layout(("Oben",)), chief)
    assert parts(client.get(page("front_version", third))) == {}
    asked = client.get(page("front_version", third) + f"?other={first.pk}")
    assert parts(asked) == {"No longer there": ["Früher da (Oben)"]}
    section = type(home()).objects.of("category", make_category())
    foreign = live(layout(("Woanders",)), chief, section)
    assert parts(client.get(page("front_version", third) + f"?other={foreign.pk}")) == {}
    assert "The first version" in client.get(page("front_version", foreign)).content.decode()


def test_going_back_shows_readers_the_old_version_at_once(client, chief):
    first = live(layout(("Oben", make_published(headline="Erste Wahl"))), chief)
    live(layout(("Oben", make_published(headline="Zweite Wahl"))), chief)
    draft(layout(("Entwurf",)), chief)
    front = home()
    answer = client.post(page("front_roll_back", first), {"version": front.version})
    assert (answer.status_code, len(told(answer))) == (302, 1)
    newest = FrontVersion.objects.first()
    assert (newest.restored, newest.content, newest.made_by) == (first, first.content, chief)
    heads = document(Client().get("/")).xpath("//*[@class='headline']")
    assert words(heads[0]) == "Erste Wahl"
    front.refresh_from_db()
    assert front.draft["slots"][0]["title"] == "Entwurf"
    assert "shows the version of" in client.get(page("front_versions", front)).content.decode()


@pytest.mark.parametrize("version", ["0", "", "x", "-1", "9" * 30])
def test_going_back_from_an_older_page_is_refused_and_changes_nothing(client, chief, version):
    first = live(layout(("Eins",)), chief)
    live(layout(("Zwei",)), chief)
    answer = client.post(page("front_roll_back", first), {"version": version})
    assert "Helga Kronsbein has changed this front" in told(answer)[0]
    assert FrontVersion.objects.count() == 2


def test_plan_is_taken_back_once_and_never_after_it_began(client, chief):
    plan, begun = live(layout(("Plan",)), chief, at=in_hours(1)), live(layout(("Jetzt",)), chief)
    assert "is taken back" in told(client.post(page("front_take_back", plan)))[-1]
    assert "has been taken back already" in told(client.post(page("front_take_back", plan)))[-1]
    assert "gone live meanwhile" in told(client.post(page("front_take_back", begun)))[-1]
    assert [each.version for each in FrontCancellation.objects.all()] == [plan]


@pytest.mark.parametrize("role", ["writer", "moderator", "no role"])
def test_only_chiefs_see_or_change_versions(client, role):
    chief = make_chief()
    version = live(layout(("Geheim",)), chief, at=in_hours(1))
    draft(layout(("Geheim",)), chief)
    makers = {
        "writer": make_writer,
        "moderator": lambda: make_moderator(make_category()),
        "no role": make_user,
    }
    at_desk(client, makers[role]())
    before = FrontVersion.objects.count(), FrontCancellation.objects.count(), home().version
    for name, thing in (("front_versions", home()), ("front_live", home()), ("front_version", version)):
        assert client.get(page(name, thing)).status_code == 403
    for name, thing in (("front_roll_back", version), ("front_take_back", version), ("front_live", home())):
        assert client.post(page(name, thing), {"version": home().version}).status_code == 403
    assert (FrontVersion.objects.count(), FrontCancellation.objects.count(), home().version) == before


@pytest.mark.parametrize("pk", ["0", "x", "-1", "9" * 19, "9" * 400, "²"])
def test_what_is_no_number_of_a_front_does_not_exist(client, chief, pk):
    for address in (f"fronts/{pk}/versions/", f"fronts/{pk}/live/", f"fronts/version/{pk}/"):
        assert client.get(f"/admin/{address}").status_code == 404


def test_reading_changes_nothing(client, chief):
    version = live(layout(("Eins",)), chief)
    for name in ("front_roll_back", "front_take_back"):
        assert client.get(page(name, version)).status_code == 405
    assert timezone.now() > version.begins
