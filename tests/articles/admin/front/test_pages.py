"""Forms of the board: an area's settings, a story's words and time, the search; and the list of fronts."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.fronts.layout import Layout, Placement, Slot
from articles.models import Front, Tag
from articles.publishing.fronts import save_draft
from tests.articles.admin.desk import at_desk, fields
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_picture,
    make_published,
    make_writer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    chief = make_chief()
    at_desk(client, chief)
    return chief


def make_front(*articles, by):
    pins = tuple(Placement(article.pk) for article in articles)
    content = Layout((Slot("top", title="Oben", placements=pins),)).as_dict()
    return save_draft(Front.objects.of("home"), content, version=0, by=by, now=timezone.now())


def page(name, front, *args):
    return reverse(f"admin:{name}", args=[front.pk, *args])


def typed_into(client, address, **changes):
    """Opens a form and sends it with changes."""
    typed = dict(fields(client.get(address), "front-form"))
    return client.post(address, {**typed, **changes})


def slots(front):
    return Front.objects.get(pk=front.pk).draft["slots"]


def test_an_area_keeps_its_settings_and_its_stories(client, chief):
    article, category, tag = make_published(), make_category("Wirtschaft"), Tag.objects.create(name="Bahn")
    front = make_front(article, by=chief)
    settings = {
        "title": "Geld",
        "template": "list",
        "least": "2",
        "most": "4",
        "categories": [category.pk],
        "tags": "bahn",
        "genre": "",
        "max_age": "48",
        "link": "/wirtschaft/",
    }
    assert typed_into(client, page("front_slot", front, "top"), **settings).status_code == 302
    [row] = slots(front)
    assert {name: row[name] for name in ("title", "template", "min", "max", "rule", "link")} == {
        "title": "Geld",
        "template": "list",
        "min": 2,
        "max": 4,
        "rule": {"categories": [category.pk], "tags": [tag.pk], "genre": "", "max_age": 48},
        "link": "/wirtschaft/",
    }
    assert [each["article"] for each in row["placements"]] == [article.pk]


@pytest.mark.parametrize(
    "typed",
    [
        {"least": "5", "most": "2"},
        {"template": "lead", "most": "9"},
        {"template": "nonsense"},
        {"most": "9" * 40},
        {"tags": "gibt es nicht"},
        {"tags": "\x00"},
        {"link": "javascript:alert(1)"},
        {"categories": ["x", "999999"]},
        {"title": "x" * 5000},
    ],
)
def test_what_an_area_cannot_be_is_refused_and_stays_typed(client, chief, typed):
    front = make_front(by=chief)
    before = slots(front)
    answer = typed_into(client, page("front_slot", front, "top"), **{"title": "Getippt", **typed})
    if typed != {"tags": "\x00"}:  # nothing was named
        assert slots(front) == before
        assert answer.status_code in {409, 422}  # the form says so, or the layout
        assert (typed.get("title") or "Getippt") in answer.content.decode()
    assert answer.status_code < 500


def test_a_new_area_stands_at_the_end(client, chief):
    front = make_front(by=chief)
    assert typed_into(client, page("front_slot_add", front), title="Neu").status_code == 302
    assert [row["title"] for row in slots(front)] == ["Oben", "Neu"]


def test_empty_words_show_what_readers_are_told_elsewhere(client, chief):
    article = make_published(kicker="Hafen", teaser_headline="Kurz gesagt", lead="Was geschah.")
    front = make_front(article, by=chief)
    form = client.get(page("front_placement", front, "top", article.pk)).context["form"]
    shown = {
        name: form.fields[name].widget.attrs.get("placeholder") for name in ("kicker", "headline", "text")
    }
    assert shown == {"kicker": "Hafen", "headline": "Kurz gesagt", "text": "Was geschah."}


def test_a_story_gets_its_own_words_picture_and_time(client, chief):
    article, picture = make_published(), make_picture()
    front = make_front(article, by=chief)
    typed = {
        "headline": "Eigener Titel",
        "picture_0": picture.pk,
        "ends_0": "2100-01-01",
        "ends_1": "06:00",
        "pinned": "on",
    }
    assert typed_into(client, page("front_placement", front, "top", article.pk), **typed).status_code == 302
    [row] = slots(front)[0]["placements"]
    assert (row["headline"], row["picture"]["picture"], row["until"], row["pinned"]) == (
        "Eigener Titel",
        picture.pk,
        "2100-01-01T05:00:00+00:00",
        True,
    ) or row["until"].startswith("2100-01-01T06:00:00+01")


@pytest.mark.parametrize(
    "typed",
    [
        {"begins_0": "2100-01-02", "begins_1": "06:00", "ends_0": "2100-01-01", "ends_1": "06:00"},
        {"ends_0": "2026-03-29", "ends_1": "02:30"},  # an hour that does not exist
        {"ends_0": "x", "ends_1": "\x00"},
        {"picture_0": "x"},
        {"headline": "x" * 5000},
    ],
)
def test_what_a_place_cannot_be_is_refused_and_stays_typed(client, chief, typed):
    article = make_published()
    front = make_front(article, by=chief)
    before = slots(front)
    answer = typed_into(client, page("front_placement", front, "top", article.pk), kicker="Getippt", **typed)
    assert (answer.status_code, slots(front)) == (422, before)
    assert "Getippt" in answer.content.decode()


def test_a_stale_form_keeps_what_was_typed_and_is_taken_the_second_time(client, chief):
    article = make_published()
    front = make_front(article, by=chief)
    address = page("front_placement", front, "top", article.pk)
    typed = fields(client.get(address), "front-form")
    other = make_chief(first_name="Berta", last_name="Stein")
    content = front.draft | {"slots": [*front.draft["slots"], {"id": "neu"}]}
    save_draft(front, content, version=front.version, by=other, now=timezone.now())
    answer = client.post(address, {**typed, "headline": "Mühsam getippt"})
    assert answer.status_code == 409
    assert "Berta Stein" in answer.content.decode()
    again = fields(answer, "front-form")
    assert again["headline"] == ["Mühsam getippt"]
    assert client.post(address, again).status_code == 302
    assert [row["id"] for row in slots(front)] == ["top", "neu"]
    assert slots(front)[0]["placements"][0]["headline"] == "Mühsam getippt"


def test_the_search_offers_public_and_planned_stories_only(client, chief):
    make_published(headline="Bahn heute")
    make_published(headline="Bahn morgen", at=in_hours(20))
    make_draft(headline="Bahn geheim")
    front = make_front(by=chief)
    answer = client.get(page("front_add", front), {"slot": "top", "term": "Bahn"})
    assert {row["headline"] for row in answer.context["rows"]} == {"Bahn heute", "Bahn morgen"}


def test_the_search_shows_the_last_edited_first_and_says_where_a_story_stands(client, chief):
    placed, other = make_published(headline="Bahn alt"), make_published(headline="Bahn neu")
    front = make_front(placed, by=chief)
    rows = client.get(page("front_add", front), {"slot": "top", "term": "Bahn"}).context["rows"]
    assert [(row["headline"], row["here"]) for row in rows] == [(str(other), ""), (str(placed), "Oben")]


@pytest.mark.parametrize("term", ["\x00", "%", "9" * 60, "'", "x" * 9000, "/../"])
def test_the_search_takes_any_words(client, chief, term):
    front = make_front(by=chief)
    assert client.get(page("front_add", front), {"slot": "top", "term": term}).status_code == 200


def test_a_front_is_begun_for_a_section_or_a_topic_once(client, chief):
    category, tag = make_category("Wirtschaft"), Tag.objects.create(name="Bahn")
    for typed in ({"category": category.pk}, {"tag": "Bahn"}, {"category": category.pk}):
        assert client.post(reverse("admin:fronts"), typed).status_code == 302
    rows = client.get(reverse("admin:fronts")).context["rows"]
    assert [str(row["front"].subject) for row in rows] == ["None", "Wirtschaft", "Bahn"]
    assert Front.objects.filter(category=category).count() == Front.objects.filter(tag=tag).count() == 1


@pytest.mark.parametrize(
    "typed", [{}, {"tag": "nichts"}, {"category": "x"}, {"tag": "\x00"}, {"category": "9" * 40}]
)
def test_a_front_of_nothing_is_refused(client, chief, typed):
    assert client.post(reverse("admin:fronts"), typed).status_code == 422
    assert Front.objects.exclude(kind="home").count() == 0


@pytest.mark.parametrize("make", [make_writer, make_moderator])
def test_only_chiefs_open_the_pages(client, make):
    article = make_published()
    front = make_front(article, by=make_chief())
    at_desk(client, make())
    addresses = [
        reverse("admin:fronts"),
        page("front_add", front) + "?slot=top",
        page("front_slot_add", front),
        page("front_slot", front, "top"),
        page("front_placement", front, "top", article.pk),
    ]
    assert {client.get(address).status_code for address in addresses} == {403}
    assert client.post(page("front_slot_add", front), {"title": "Neu"}).status_code == 403
    assert len(slots(front)) == 1


@pytest.mark.parametrize("article", ["0", "x", "999999", "9" * 40])
def test_words_of_a_story_that_is_not_there_are_not_found(client, chief, article):
    front = make_front(by=chief)
    assert client.get(page("front_placement", front, "top", article)).status_code == 404
