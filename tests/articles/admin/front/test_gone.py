"""An area that a colleague removed while its form, or the form of one of its stories, was open."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.fronts.layout import Layout, Slot
from articles.models import Front
from articles.publishing.fronts import save_draft
from tests.articles.admin.desk import at_desk, document, fields
from tests.factories import make_chief, make_published

pytestmark = pytest.mark.django_db
GONE = "This area is not on the front any more; somebody has removed it meanwhile."


@pytest.fixture
def chief(client):
    chief = make_chief()
    at_desk(client, chief)
    return chief


@pytest.fixture
def front(chief):
    return kept(Slot("top", title="Oben"), Slot("below", title="Unten"), by=chief)


def kept(*slots, by):
    front = Front.objects.of("home")
    return save_draft(front, Layout(slots).as_dict(), version=front.version, by=by, now=timezone.now())


def address(name, front, *args):
    return reverse(f"admin:{name}", args=[front.pk, *args])


def offers(answer):
    """Words and addresses of the buttons that keep what was typed somewhere else."""
    buttons = document(answer).xpath("//form[@id='front-form']//button[@formaction]")
    return {button.text: button.get("formaction") for button in buttons}


def told(answer):
    """The sentence above the form."""
    return document(answer).xpath("string(//form[@id='front-form']//*[@role='alert']/p)")


def placements(front):
    front.refresh_from_db()
    return {row["id"]: row["placements"] for row in front.draft["slots"]}


@pytest.mark.parametrize("name", ["front_slot", "front_placement", "front_add"])
def test_who_opens_it_is_led_back_to_the_board_which_says_so(client, front, name):
    args = {"front_slot": ["top"], "front_placement": ["top", make_published().pk], "front_add": []}[name]
    kept(Slot("below", title="Unten"), by=make_chief())
    answer = client.get(address(name, front, *args) + "?slot=top", follow=True)
    assert [url for url, _status in answer.redirect_chain] == [address("front_board", front)]
    assert [str(message) for message in answer.context["messages"]] == [GONE]


def test_words_typed_for_a_story_there_can_be_kept_in_another_area(client, front):
    article = make_published()
    form = address("front_placement", front, "top", article.pk)
    typed = {**fields(client.get(form), "front-form"), "headline": "Eigener Titel"}
    kept(Slot("below", title="Unten"), by=make_chief())
    answer = client.post(form, typed)
    assert (answer.status_code, told(answer)) == (409, GONE)
    assert placements(front) == {"below": []}
    again = {**fields(answer, "front-form")}
    [(words, elsewhere)] = offers(answer).items()
    assert words == "Keep it in “Unten”"
    assert client.post(elsewhere, again).status_code == 302
    assert [row["headline"] for row in placements(front)["below"]] == ["Eigener Titel"]


def test_settings_typed_for_it_can_be_kept_as_a_new_area(client, front):
    form = address("front_slot", front, "top")
    typed = {**fields(client.get(form), "front-form"), "title": "Neuer Name"}
    kept(Slot("below", title="Unten"), by=make_chief())
    answer = client.post(form, typed)
    assert (answer.status_code, told(answer)) == (409, GONE)
    assert list(placements(front)) == ["below"]
    [elsewhere] = offers(answer).values()
    assert client.post(elsewhere, {**fields(answer, "front-form")}).status_code == 302
    front.refresh_from_db()
    assert [row["title"] for row in front.draft["slots"]] == ["Unten", "Neuer Name"]


def test_words_wait_for_an_area_when_none_is_left(client, front):
    article = make_published()
    form = address("front_placement", front, "top", article.pk)
    typed = {**fields(client.get(form), "front-form"), "headline": "Eigener Titel"}
    kept(by=make_chief())
    answer = client.post(form, typed)
    assert (answer.status_code, offers(answer)) == (409, {})
    assert "Add an area in another window, then keep it." in answer.content.decode()
    kept(Slot("new", title="Neu"), by=make_chief())
    again = client.post(form, {**fields(answer, "front-form")})
    assert list(offers(again)) == ["Keep it in “Neu”"]
    assert fields(again, "front-form")["headline"] == ["Eigener Titel"]
