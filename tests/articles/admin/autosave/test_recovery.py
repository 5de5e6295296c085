"""Unsaved text is offered on return with its difference, taken over or discarded, and lost by nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests.articles.admin.autosave.typing import Page, unsaved
from tests.articles.admin.desk import ADD, at_desk, change_url, document, fields, save, words
from tests.factories import make_chief, make_draft, make_writer, step

pytestmark = pytest.mark.django_db
LIST = "admin:desk_unsaved"


@pytest.fixture
def writer():
    return make_writer()


@pytest.fixture
def article(client, writer):
    """A draft with unsaved text of its writer."""
    article = make_draft(by=writer, headline="Gespeichert", lead="Alt")
    Page(at_desk(client, writer), article).keep(headline="Getippt", internal_note="Merken")
    return article


def banner(response):
    """What the page offers: by label what differs; None without an offer."""
    found = document(response).xpath("//section[contains(@class, 'unsaved')][.//h2[@id='unsaved-heading']]")
    if not found:
        return None
    rows = found[0].xpath(".//dl/div")
    return {words(each.find("dt")): words(each.find("dd")) for each in rows}


def take(client, article):
    return client.get(change_url(article) + "?unsaved=1")


def test_return_offers_the_unsaved_text_with_its_difference(client, article):
    response = client.get(change_url(article))
    assert banner(response) == {"Headline": "GespeichertGetippt"}
    assert fields(response)["headline"] == ["Gespeichert"]


def test_text_that_says_what_is_stored_is_not_offered(client, article, writer):
    Page(client, article).keep()
    assert banner(client.get(change_url(article))) is None
    Page(client, article).keep(internal_note="Nur das")
    assert banner(client.get(change_url(article))) == {}


def test_others_are_offered_nothing(article):
    response = at_desk(Client(), make_chief()).get(change_url(article))
    assert banner(response) is None
    assert "Getippt" not in response.content.decode()


def test_taking_over_fills_the_form_and_saving_stores_it(client, article, writer):
    response = take(client, article)
    typed = fields(response)
    assert (typed["headline"], typed["internal_note"]) == (["Getippt"], ["Merken"])
    assert Article.objects.get(pk=article.pk).headline == "Gespeichert"
    save(client, article, typed=typed)
    article.refresh_from_db()
    assert (article.headline, article.internal_note, unsaved(writer, article)) == ("Getippt", "Merken", None)


def test_taken_over_text_goes_on_being_kept_after_another_save(client, article, writer):
    save(client, article, lead="Dazwischen")
    page = Page(client, article, address=change_url(article) + "?unsaved=1")
    assert page.keep(headline="Weiter getippt").status_code == 200


def test_stale_unsaved_text_ends_in_the_merge(client, article):
    step(article, "edit", make_chief(first_name="Carla"), content={"lead": "Von Carla"})
    refused = save(client, article, typed=fields(take(client, article)))
    assert refused.status_code == 200
    save(client, article, typed=fields(refused))
    article.refresh_from_db()
    assert (article.headline, article.lead, article.latest.kind) == ("Getippt", "Von Carla", "merge")


def test_saving_without_deciding_keeps_the_unsaved_text(client, article, writer):
    save(client, article, lead="Neu")
    assert unsaved(writer, article) == "Getippt"
    assert "Headline" in banner(client.get(change_url(article)))


def test_discarding_throws_it_away_and_saves_nothing(client, article, writer):
    address = reverse("admin:articles_article_unsaved", args=[article.pk])
    assert client.get(address).status_code == 405
    client.post(address, fields(client.get(change_url(article))))
    assert (unsaved(writer, article), banner(client.get(change_url(article)))) == (None, None)
    assert Article.objects.get(pk=article.pk).version == article.version


def test_nobody_discards_for_somebody_else(article, writer):
    address = reverse("admin:articles_article_unsaved", args=[article.pk])
    for browser in (Client(), at_desk(Client(), make_chief()), at_desk(Client(), make_writer())):
        browser.post(address)
    assert unsaved(writer, article) == "Getippt"


@pytest.mark.parametrize(
    "broken", [{"body": "<video></video>"}, {"headline": "x" * 500}, {"due_0": "gestern"}]
)
def test_text_that_could_not_be_saved_is_offered_and_taken_over_all_the_same(client, article, broken):
    Page(client, article).keep(**{"headline": "Getippt", **broken})
    assert banner(client.get(change_url(article))) is not None
    name, value = next(iter(broken.items()))
    assert fields(take(client, article))[name] == [value]


def test_unsaved_new_article_is_offered_on_the_empty_form(client, writer):
    Page(at_desk(client, writer), None).keep(headline="Ganz neu", tag_names="Erfunden")
    shown = banner(client.get(reverse(ADD)))
    assert shown["Headline"].endswith("Ganz neu")
    assert shown["Tags"].endswith("Erfunden")
    typed = fields(client.get(reverse(ADD) + "?unsaved=1"))
    assert typed["headline"] == ["Ganz neu"]
    client.post(reverse(ADD), {**typed, "_save": "1"})
    assert (Article.objects.get().headline, unsaved(writer)) == ("Ganz neu", None)


def test_names_are_shown_as_text(client, article):
    Page(client, article).keep(headline="<b>fett</b>")
    assert banner(client.get(change_url(article)))["Headline"].endswith("<b>fett</b>")


def listed(client):
    page = client.get(reverse(LIST))
    return [words(item) for item in document(page).xpath("//ul[@class='unsaved-texts']/li//h2")]


def test_list_names_all_of_ones_own_and_nobody_elses(client, article, writer):
    Page(client, None).keep(headline="Ganz neu")
    rival = make_writer()
    Page(at_desk(Client(), rival), make_draft(by=rival)).keep(headline="Fremd")
    assert listed(at_desk(client, writer)) == ["Ganz neu", "Getippt"]


def test_list_tells_nothing_of_an_article_out_of_sight(client, article, writer):
    Article.objects.filter(pk=article.pk).update(created_by=make_writer())
    page = client.get(reverse(LIST))
    assert listed(client) == [f"Article {article.pk}"]
    assert not {"Getippt", "Gespeichert"} & set(words(document(page)).split())
    assert take(client, article).status_code == 404
    assert unsaved(writer, article) == "Getippt"
    client.post(reverse("admin:articles_article_unsaved", args=[article.pk]), {"list": "1"})
    assert listed(client) == []


@pytest.mark.parametrize("count", [1, 10])
def test_list_asks_as_often_for_1_as_for_10(client, writer, count, django_assert_num_queries):
    at_desk(client, writer)
    for number in range(count):
        Page(client, make_draft(by=writer)).keep(headline=f"Getippt {number}")
    with django_assert_num_queries(5):
        assert len(listed(client)) == count


def test_visitors_are_led_to_the_login(client):
    answer = client.get(reverse(LIST))
    assert (answer.status_code, answer.url.startswith(reverse("admin:login"))) == (302, True)
