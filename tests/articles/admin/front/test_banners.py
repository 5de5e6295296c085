"""The page of breaking news: starting a line, with one of our stories or an address, ending it, and refusals."""

import pytest
from django.test import Client

from articles.models import AuditEntry, Banner
from tests.articles.admin.desk import at_desk, document, errors, told, words
from tests.articles.admin.front.making import page
from tests.articles.reader.fronts import make_banner
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_writer,
)

pytestmark = pytest.mark.django_db
TYPED = {"text": "Brücke gesperrt", "kind": "breaking", "ends_0": "2099-07-01", "ends_1": "06:00"}


@pytest.fixture
def chief(client):
    return at_desk(client, make_chief()) and make_chief()


def send(client, **changes):
    return client.post(page("banners"), {**TYPED, **changes})


def all_errors(response):
    return errors(response) + [words(row) for row in document(response).xpath("//p[@class='errornote']")]


def test_line_about_our_story_is_found_by_words_chosen_and_shown(client, chief):
    story = make_published(headline="Hafenbrücke bleibt zu")
    found = send(client, words="Hafenbrücke", _find="1")
    assert not Banner.objects.exists()
    page_ = document(found)
    assert page_.xpath("//input[@name='text']/@value") == ["Brücke gesperrt"]
    assert str(story.pk) in page_.xpath("//input[@name='story']/@value")
    assert all_errors(found) == []
    answer = send(client, words="Hafenbrücke", story=story.pk)
    assert answer.status_code == 302
    banner = Banner.objects.get()
    assert (banner.text, banner.kind, banner.story, banner.link) == (
        "Brücke gesperrt",
        "breaking",
        story.pk,
        "",
    )
    assert document(Client().get("/")).xpath("//p[@class='banner']/a/@href") == [story.get_absolute_url()]
    assert AuditEntry.objects.filter(action="banner_start").count() == 1


def test_story_chosen_already_stands_once_among_what_is_found(client, chief):
    story, other = (make_published(headline=f"Hafen {name}") for name in ("eins", "zwei"))
    found = document(send(client, words="Hafen", story=story.pk, _find="1"))
    radios = [radio.get("value") for radio in found.xpath("//input[@name='story' and @value!='']")]
    assert radios == [str(story.pk), str(other.pk)]


def test_line_may_lead_elsewhere_or_nowhere_and_begin_later(client, chief):
    send(client, link="https://warnung.example/lage")
    send(client, text="Später", kind="notice", begins_0="2099-06-30", begins_1="06:00")
    rows = Banner.objects.order_by("pk").values_list("text", "link", "kind")
    assert list(rows) == [
        ("Brücke gesperrt", "https://warnung.example/lage", "breaking"),
        ("Später", "", "notice"),
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": " "}, "Please write what readers should be told."),
        ({"text": "x" * 201}, "at most 200 characters"),
        ({"ends_0": "", "ends_1": ""}, "A line needs an end."),
        ({"ends_0": "2020-01-01"}, "in the future"),
        ({"link": "warnung.example"}, "is no web address"),
        ({"link": "javascript:alert(1)"}, "is no web address"),
        ({"kind": "alarm"}, "not one of the available choices"),
        ({"words": "irgendwas"}, "Please choose one of the stories found"),
        ({"story": "99999"}, "There is no such story"),
        ({"story": "x"}, "There is no such story"),
        ({"ends_0": "2099-10-25", "ends_1": "02:30"}, "twice"),
    ],
)
def test_refusal_is_a_sentence_and_what_was_typed_stays(client, chief, changes, sentence):
    answer = send(client, **changes)
    assert sentence in " ".join(all_errors(answer))
    assert not Banner.objects.exists()
    stands = document(answer).xpath("//input[@name='text']/@value")
    assert stands == [{**TYPED, **changes}["text"]]


def test_story_and_address_together_are_refused(client, chief):
    story = make_published()
    answer = send(client, story=story.pk, link="https://warnung.example/")
    assert "not both" in " ".join(all_errors(answer))
    assert document(answer).xpath("//input[@name='story'][@checked]/@value") == [str(story.pk)]


def test_more_lines_than_readers_bear_are_refused(client, chief):
    for number in range(3):
        send(client, text=f"Zeile {number}")
    answer = send(client)
    assert (answer.status_code, Banner.objects.count()) == (409, 3)
    assert "end one of them first" in " ".join(all_errors(answer))


def test_line_is_ended_at_once_and_only_once(client, chief):
    send(client)
    banner = Banner.objects.get()
    assert "Readers do not see" in told(client.post(page("banner_end", banner)))[-1]
    assert "Brücke gesperrt" not in Client().get("/").content.decode()
    assert "is over already" in told(client.post(page("banner_end", banner)))[-1]
    assert "Over" in client.get(page("banners")).content.decode()
    assert client.get(page("banner_end", banner)).status_code == 405


def test_page_says_when_a_line_is_hidden_because_of_its_story(client, chief):
    send(client, story=make_draft(headline="Entwurf").pk)
    assert "not shown: the story is not public" in client.get(page("banners")).content.decode()


@pytest.mark.parametrize("make", [make_writer, lambda: make_moderator(make_category())])
def test_others_neither_see_nor_start_nor_end_lines(client, make):
    banner = make_banner("Geheim", ends=in_hours(1))
    at_desk(client, make())
    assert (client.get(page("banners")).status_code, send(client).status_code) == (403, 403)
    assert client.post(page("banner_end", banner)).status_code == 403
    assert list(Banner.objects.values_list("ends", flat=True)) == [banner.ends]
    start = client.get("/admin/").content.decode()
    assert page("banners") not in start


def test_chiefs_find_the_page_in_the_navigation(client, chief):
    nav = document(client.get("/admin/")).xpath("//nav[@class='desk-nav']")[0]
    assert page("banners") in nav.xpath(".//a/@href")


@pytest.mark.parametrize("pk", ["0", "x", "9" * 19, "9" * 400])
def test_line_that_is_not_there_is_not_ended(client, chief, pk):
    assert client.post(f"/admin/banners/{pk}/end/").status_code == 404


@pytest.mark.parametrize("count", [1, 4])
def test_page_costs_the_same_for_one_line_and_many(client, chief, count, django_assert_num_queries):
    for _number in range(count):
        make_banner("Zeile", ends=in_hours(1), story=make_published().pk, made_by=make_chief())
    client.get(page("banners"))
    with django_assert_num_queries(7):
        client.get(page("banners"))
