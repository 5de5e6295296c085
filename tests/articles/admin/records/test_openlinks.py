"""The report of open links: what it offers to whom, and that linking is an edit like any other."""

import pytest
from django.urls import reverse

from articles.models import Article, RelatedLink
from articles.vocabulary import Status
from tests.articles.admin.desk import at_desk, told
from tests.factories import (
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/relatedlink/"
CARD = '<p>A</p><aside data-card="readmore" data-wanted="Die Brücke hält"></aside>'


def open_link(article):
    return RelatedLink.objects.get(article=article, wanted="Die Brücke hält")


def resolve(client, link, seen):
    return client.post(reverse("admin:articles_relatedlink_resolve", args=[link.pk]), {"seen": seen})


def test_report_shows_open_links_of_visible_articles_with_their_story(client):
    writer = make_writer()
    story = make_draft(by=writer, headline="Die Bruecke HÄLT")
    asking = make_draft(by=writer, body=CARD, links=[{"wanted": "Noch keine"}])
    make_draft(by=make_writer(), body=CARD.replace("Brücke", "fremde Brücke"))
    step(make_draft(by=writer, body=CARD), "trash", writer)
    page = at_desk(client, writer).get(LIST)
    rows = {(link.article, link.wanted, link.suggested) for link in page.context["cl"].result_list}
    assert rows == {(asking, "Die Brücke hält", story), (asking, "Noch keine", None)}
    text = page.content.decode()
    assert f'value="{story.pk}-{asking.version}"' in text
    assert "fremde" not in text


def test_foreign_draft_is_no_suggestion(client):
    make_draft(by=make_writer(), headline="Die Brücke hält")
    make_draft(by=(writer := make_writer()), body=CARD)
    page = at_desk(client, writer).get(LIST)
    assert [link.suggested for link in page.context["cl"].result_list] == [None]


def test_report_costs_the_same_for_two_and_twenty_links(client, django_assert_num_queries):
    writer = make_writer()

    def fill(number):
        for _ in range(number):
            make_draft(by=writer, body=CARD, headline="Die Brücke hält")

    at_desk(client, writer)
    fill(2)
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)
    fill(18)
    with django_assert_num_queries(6):
        client.get(LIST)


def test_button_puts_the_story_in_the_place_of_the_open_link(client):
    writer = make_writer()
    story = make_draft(by=writer, headline="Die Brücke <hält>")
    asking = make_draft(by=writer, body=CARD)
    response = resolve(at_desk(client, writer), open_link(asking), f"{story.pk}-{asking.version}")
    assert response.url == LIST
    asking.refresh_from_db()
    assert asking.body == f'<p>A</p><aside data-card="readmore" data-article="{story.pk}"></aside>'
    assert asking.latest.number == 2
    assert list(asking.links.values_list("target", "wanted")) == [(story.pk, "")]
    assert "Die Brücke &lt;hält&gt;" in told(response)[0]


def test_link_from_an_old_page_is_refused(client):
    writer = make_writer()
    story, asking = make_draft(by=writer), make_draft(by=writer, body=CARD)
    version = asking.version
    step(asking, "edit", writer, content={"lead": "Neu."})
    response = resolve(at_desk(client, writer), open_link(asking), f"{story.pk}-{version}")
    assert "Please look at the current version first." in told(response)[0]
    assert Article.objects.get(pk=asking.pk).body == CARD


def test_who_may_only_look_cannot_link(client):
    category = make_category()
    writer = make_writer()
    story = make_draft(by=None, category=category)
    asking = make_draft(by=None, body=CARD)
    asking = step(asking, "submit", None)
    asking = step(asking, "approve", make_chief())
    asking = step(asking, "publish", make_chief())
    at_desk(client, writer)
    response = resolve(client, open_link(asking), f"{story.pk}-{asking.version}")
    assert told(response) == ["You may not take the step “Save” on this article. Please ask its moderators."]
    assert Article.objects.get(pk=asking.pk).status == Status.RELEASED


@pytest.mark.parametrize("role", ["Redaktion", "Moderation"])
def test_open_link_of_a_foreign_draft_does_not_exist(client, role):
    secret = make_draft(by=make_writer(), body=CARD, headline="Geheime Zeile")
    at_desk(client, user := make_user(role, categories=[make_category()]))
    story = make_draft(by=user)
    link = open_link(secret)
    assert resolve(client, link, f"{story.pk}-{secret.version}").status_code == 404
    for page in ("", f"{link.pk}/change/", f"{link.pk}/history/", f"{link.pk}/delete/"):
        answer = client.get(f"{LIST}{page}")
        assert "Geheime" not in answer.content.decode()
        assert "Brücke" not in answer.content.decode()
    assert Article.objects.get(pk=secret.pk).version == secret.version


@pytest.mark.parametrize("role", ["Administration", None])
def test_report_is_for_those_who_write(client, role):
    link = open_link(make_draft(body=CARD))
    at_desk(client, make_user(role))
    assert client.get(LIST).status_code == 403
    assert resolve(client, link, "1-1").status_code == 403


@pytest.mark.parametrize("seen", ["", "x", "1", "0-1", "9" * 30 + "-1", "1-x", "-"])
def test_wrong_button_value_writes_nothing(client, seen):
    asking = make_draft(body=CARD)
    response = resolve(at_desk(client, make_moderator()), open_link(asking), seen)
    assert response.status_code in (302, 404)
    assert Article.objects.get(pk=asking.pk).body == CARD


@pytest.mark.parametrize("number", ["0", "9" * 30, "abc", "-1"])
def test_wrong_number_is_not_found(client, number):
    at_desk(client, make_chief())
    assert client.post(f"{LIST}{number}/resolve/").status_code == 404
    assert client.get(f"{LIST}1/resolve/").status_code == 405
