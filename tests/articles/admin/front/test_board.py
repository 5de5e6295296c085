"""The board of a front: what it shows, what its buttons keep as the draft, and who may press them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.fronts.layout import Layout, Placement, Slot
from articles.models import Front
from articles.publishing.fronts import go_live, save_draft
from tests.articles.admin.desk import at_desk
from tests.factories import make_category, make_chief, make_moderator, make_published, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    chief = make_chief()
    at_desk(client, chief)
    return chief


def make_front(*placed, by, **slot):
    """A front of home with areas “top” (holding these articles) and “below”."""
    pins = tuple(Placement(article.pk) for article in placed)
    layout = Layout(
        (Slot("top", title="Oben", placements=pins, **slot), Slot("below", title="Unten", most=3))
    )
    front = Front.objects.of("home")
    return save_draft(front, layout.as_dict(), version=front.version, by=by, now=timezone.now())


def board_of(front):
    return reverse("admin:front_board", args=[front.pk])


def press(client, front, act, **typed):
    return client.post(board_of(front), {"version": front.version, "act": act, **typed})


def pins(front, slot="top"):
    """Article ids pinned in a slot of the stored draft."""
    front.refresh_from_db()
    rows = next(row for row in front.draft["slots"] if row["id"] == slot)["placements"]
    return [row["article"] for row in rows if row["pinned"]]


def test_the_board_shows_pins_then_what_the_rule_brings_with_reasons(client, chief):
    make_published(headline="Kommt von selbst")
    front = make_front(make_published(headline="Von Hand"), by=chief)
    [top, _below] = client.get(board_of(front)).context["areas"]
    assert [(card.headline, card.why) for card in top.cards] == [
        ("Von Hand", "Pinned by hand."),
        ("Kommt von selbst", "Came by itself: newest of all."),
    ]


def test_the_board_says_how_it_stands_to_what_readers_see(client, chief):
    make_published()
    front = make_front(by=chief)

    def state():
        return client.get(board_of(front)).context["state"]

    states = [state()]
    front.refresh_from_db()
    go_live(front, front.draft, based_on=front.version, by=chief, now=timezone.now())
    states.append(state())
    press(client, Front.objects.get(), "slot_remove", slot="below")
    assert [*states, state()] == [
        "Never gone live: readers see the usual page",
        "The same as what readers see",
        "The draft differs from what readers see",
    ]


def test_pinning_a_story_of_the_rule_says_who_did_it(client, chief):
    article, front = make_published(), make_front(by=chief)
    press(client, front, "pin", slot="top", article=article.pk)
    front.refresh_from_db()
    [row] = front.draft["slots"][0]["placements"]
    assert (row["article"], row["pinned"], row["added_by"], row["added_name"]) == (
        article.pk,
        True,
        chief.pk,
        str(chief),
    )


def test_a_story_moves_to_another_area_with_its_words(client, chief):
    article = make_published()
    layout = Layout(
        (Slot("top", placements=(Placement(article.pk, headline="Eigener Titel"),)), Slot("below"))
    )
    front = save_draft(Front.objects.of("home"), layout.as_dict(), version=0, by=chief, now=timezone.now())
    press(client, front, "pin", slot="below", source="top", article=article.pk)
    assert (pins(front), pins(front, "below")) == ([], [article.pk])
    assert front.draft["slots"][1]["placements"][0]["headline"] == "Eigener Titel"


@pytest.mark.parametrize(
    ("act", "place", "expected"),
    [
        ("down", 0, [1, 0, 2]),
        ("up", 2, [0, 2, 1]),
        ("remove", 1, [0, 2]),
        ("unpin", 0, [1, 2]),
        ("up", 0, [0, 1, 2]),
    ],
)
def test_buttons_rearrange_the_pins(client, chief, act, place, expected):
    articles = [make_published() for _number in range(3)]
    front = make_front(*articles, by=chief)
    press(client, front, act, slot="top", article=articles[place].pk)
    assert pins(front) == [articles[number].pk for number in expected]


def test_dropping_at_a_rank_puts_the_story_there(client, chief):
    articles = [make_published() for _number in range(3)]
    front = make_front(*articles, by=chief)
    press(client, front, "pin", slot="top", source="top", article=articles[2].pk, rank=0)
    assert pins(front) == [articles[2].pk, articles[0].pk, articles[1].pk]


@pytest.mark.parametrize(
    ("act", "expected"),
    [("slot_down", ["below", "top"]), ("slot_up", ["top", "below"]), ("slot_remove", ["below"])],
)
def test_areas_move_and_go(client, chief, act, expected):
    front = make_front(by=chief)
    press(client, front, act, slot="top")
    front.refresh_from_db()
    assert [row["id"] for row in front.draft["slots"]] == expected


def test_the_second_chief_is_told_and_sees_the_stored_board(client, chief):
    article = make_published()
    front = make_front(by=chief)
    other = make_chief(first_name="Berta", last_name="Stein")
    save_draft(
        front, {"slots": [{"id": "new", "title": "Neu"}]}, version=front.version, by=other, now=timezone.now()
    )
    answer = press(client, front, "pin", slot="top", article=article.pk)
    assert answer.status_code == 409
    assert "Berta Stein" in str(answer.context["refusal"])
    assert [area.slot.id for area in answer.context["areas"]] == ["new"]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"act": "pin", "slot": "top"},
        {"act": "pin", "slot": "nowhere", "article": "1"},
        {"act": "pin", "slot": "top", "article": "9" * 30},
        {"act": "pin", "slot": "top", "article": "999999"},
        {"act": "explode", "slot": "top"},
        {"act": "pin", "slot": "\x00", "article": "\x00"},
    ],
)
def test_hostile_buttons_change_nothing(client, chief, typed):
    front = make_front(by=chief)
    answer = client.post(board_of(front), {"version": front.version, **typed})
    assert answer.status_code == 422
    assert Front.objects.get(pk=front.pk).version == front.version


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999999"])
def test_a_version_that_is_none_is_stale(client, chief, version):
    front, article = make_front(by=chief), make_published()
    answer = client.post(
        board_of(front), {"version": version, "act": "pin", "slot": "top", "article": article.pk}
    )
    assert (answer.status_code, pins(front)) == (409, [])


@pytest.mark.parametrize("make", [make_writer, make_moderator])
def test_only_chiefs_arrange_fronts(client, make):
    article = make_published()
    front = make_front(by=make_chief())
    at_desk(client, make())
    assert client.get(board_of(front)).status_code == 403
    assert press(client, front, "pin", slot="top", article=article.pk).status_code == 403
    assert pins(front) == []


@pytest.mark.parametrize("pk", ["0", "999999", "x", "9" * 40])
def test_a_front_that_is_not_there_is_not_found(client, chief, pk):
    assert client.get(reverse("admin:front_board", args=[pk])).status_code == 404


def test_the_state_says_whether_readers_see_the_same(client, chief):
    front = make_front(make_published(), by=chief)
    assert client.get(board_of(front)).context["state_name"] == "differs"
    go_live(front, front.draft, based_on=front.version, by=chief, now=timezone.now())
    assert client.get(board_of(front)).context["state_name"] == "same"


@pytest.mark.parametrize("number", [1, 5])
def test_queries_of_the_board_do_not_grow(client, chief, number, django_assert_num_queries):
    category = make_category()
    front = make_front(*[make_published(category=category) for _each in range(number)], by=chief)
    client.get(board_of(front))
    with django_assert_num_queries(10):
        client.get(board_of(front))
