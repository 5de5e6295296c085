"""Who else is here, what was stored meanwhile, who has locked it: told, and nobody is blocked."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.editing.presence import present
from articles.models import Article, Autosave
from tests.articles.admin.autosave.typing import Page
from tests.articles.admin.desk import at_desk, change_url, document, errors, opened, save, words
from tests.articles.workflow.test_lock import locked
from tests.factories import make_chief, make_draft, make_published, make_writer, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_draft(by=make_writer(first_name="Wim", last_name="Maas"))


@pytest.fixture
def mine(article, client):
    return Page(at_desk(client, article.created_by), article)


@pytest.fixture
def anna(article, mine):
    return Page(at_desk(Client(), make_chief(first_name="Anna", last_name="Weber")), article)


def test_others_are_told_since_when_and_when_they_typed_last(mine, anna):
    [since] = mine.ping().json()["people"]
    assert re.fullmatch(r"Anna Weber has had the article open since \d\d:\d\d", since)
    anna.keep(lead="Neu")
    [edits] = mine.ping().json()["people"]
    assert re.fullmatch(r"Anna Weber edits since \d\d:\d\d, last change \d+ s ago", edits)
    assert mine.ping().json()["who"] == "Anna Weber is here."


def test_first_page_names_who_is_here(client, anna, mine, article):
    people = document(client.get(change_url(article))).xpath("//div[@id='presence']//li")
    assert [words(each).split(" has ")[0] for each in people] == ["Anna Weber"]


def test_who_was_not_seen_for_45_seconds_has_gone(mine, anna):
    Autosave.objects.filter(token=anna.token).update(seen_at=timezone.now() - timedelta(seconds=46))
    assert mine.ping().json()["people"] == []
    anna.ping()
    assert len(mine.ping().json()["people"]) == 1


def test_who_logged_out_or_lost_the_account_has_gone(mine, anna):
    user = Autosave.objects.get(token=anna.token).user
    user.is_active = False
    user.save()
    assert mine.ping().json()["people"] == []


def test_newer_revision_is_told_before_the_late_save(mine, article):
    assert mine.ping().json()["news"] == ""
    step(article, "edit", make_chief(first_name="Anna", last_name="Weber"), content={"lead": "Neu"})
    news = mine.ping().json()["news"]
    assert re.fullmatch(
        r"Meanwhile there is revision 2 by Anna Weber \(\d\d:\d\d\). Saving joins it with yours.", news
    )


def test_own_save_in_another_window_is_told_as_such(client, mine, article):
    save(client, article, lead="Nebenan")
    assert mine.ping().json()["news"].startswith("You have saved revision 2 in another window")


def test_page_speaks_the_language_of_its_user(mine, anna, article):
    article.created_by.language = "de"
    article.created_by.save()
    assert mine.ping().json()["who"] == "Anna Weber ist hier."


def test_lock_is_told_and_the_refused_save_keeps_what_was_typed(client, mine, article):
    locked(article, make_chief(first_name="Carla", last_name="Kühn"), reason="Recht <liest>")
    assert mine.ping().json()["lock"].startswith("Carla Kühn has locked this article until")
    page = client.get(change_url(article))
    assert "Recht <liest>" in words(document(page).xpath("//p[@class='lock-notice']")[0])
    typed = opened(client, article)
    refused = save(client, article, typed=typed, headline="Trotzdem")
    assert "Trotzdem" in refused.content.decode()
    told = errors(refused)[0]
    assert told.startswith("Carla Kühn has locked this article until")
    assert Article.objects.get(pk=article.pk).headline == article.headline


def test_reader_without_the_right_to_edit_sees_names_and_gets_no_secret(anna, client):
    article = make_published()
    Page(at_desk(Client(), make_chief(first_name="Carla", last_name="Kühn")), article)
    page = at_desk(client, make_writer()).get(change_url(article))
    assert "Carla Kühn has it open" in words(document(page))
    assert document(page).xpath("//*[@id='autosave']") == []


def test_nobody_can_ping_for_a_new_text(client):
    page = Page(at_desk(client, make_writer()), None)
    assert page.presence == ""
    assert page.ping(address=reverse("admin:articles_article_presence", args=[1])).status_code == 403


@pytest.mark.parametrize("count", [1, 10])
def test_present_asks_once_for_all_articles(count, django_assert_num_queries):
    articles = [make_draft() for _ in range(count)]
    chief = make_chief(first_name="Anna", last_name="Weber")
    browser = at_desk(Client(), chief)
    for each in articles:
        browser.get(change_url(each))
    with django_assert_num_queries(1):
        assert present([each.pk for each in articles]) == {each.pk: ["Anna Weber"] for each in articles}
    assert present([each.pk for each in articles], but=chief) == {}
