"""The front at a chosen moment: to the second as readers will find it, and nothing its viewer may not know of."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import get_default_timezone, localtime

from articles.admin.preview.front import address_of
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
SECOND = timedelta(seconds=1)
PAGE, FRAME = "admin:desk_front_preview", "admin:desk_front_page"


def headlines(client, moment=None, **query):
    """What the previewed page lists, in order."""
    address = address_of(moment, query) if moment else "?" + "&".join(f"{k}={v}" for k, v in query.items())
    page = document(client.get(reverse(FRAME) + address))
    return [words(head) for head in page.xpath("//*[contains(@class, 'teaser-head')]//*[@class='headline']")]


def test_planned_story_stands_on_the_front_from_its_second_on(client):
    begin = in_hours(5)
    make_published(headline="Heute")
    make_published(headline="Morgen", at=begin)
    at_desk(client, make_chief())
    assert headlines(client) == ["Heute"]
    assert headlines(client, begin - SECOND) == ["Heute"]
    assert headlines(client, begin) == ["Morgen", "Heute"]


def test_story_that_ends_is_gone_from_its_second_on(client):
    end = in_hours(5)
    make_published(headline="Befristet", until=end)
    at_desk(client, make_chief())
    assert headlines(client, end - SECOND) == ["Befristet"]
    assert headlines(client, end) == []


def test_section_at_a_moment_shows_its_own_stories(client):
    harbour, sport = make_category("Hafen"), make_category("Sport")
    below = make_category("Werft", parent=harbour)
    begin = in_hours(5)
    for section in (harbour, sport, below):
        make_published(headline=section.name, category=section, at=begin)
    at_desk(client, make_chief())
    assert set(headlines(client, begin, section=harbour.slug)) == {"Hafen", "Werft"}
    assert headlines(client, begin - SECOND, section=harbour.slug) == []


def test_article_is_shown_as_if_published_then(client):
    make_published(headline="Heute")
    writer, section = make_writer(), make_category("Hafen")
    draft = make_draft(by=writer, headline="Mein Entwurf", category=section)
    at_desk(client, writer)
    assert headlines(client, in_hours(1), article=draft.pk) == ["Mein Entwurf", "Heute"]
    assert headlines(client, in_hours(1), article=draft.pk, section=section.slug) == ["Mein Entwurf"]
    assert headlines(client, in_hours(1), article=draft.pk, section=make_category().slug) == []


def test_article_that_is_live_is_shown_once_with_its_latest_text(client):
    article = make_published(headline="Alt")
    step(article, "edit", article.created_by, content={"headline": "Neu"})
    at_desk(client, make_chief())
    assert headlines(client, article=article.pk) == ["Neu"]


def test_article_without_a_section_is_named_as_the_reason(client):
    article = make_draft(by=(writer := make_writer()), headline="Ohne Ressort")
    step(article, "edit", writer, content={"category": None})
    page = document(at_desk(client, writer).get(reverse(PAGE), {"article": article.pk}))
    assert "has no category yet" in words(page.xpath("//*[@class='preview-note']")[0])
    assert headlines(client, article=article.pk) == []


def planned_by_others(category):
    make_published(headline="Geheimplan Kanzleramt", category=category, at=in_hours(5))
    make_published(headline="Geheimer Kommentar Kanzleramt", category=category, at=in_hours(6))


def test_writers_see_planned_stories_of_their_own_only(client):
    planned_by_others(make_category())
    make_published(by=(writer := make_writer()), headline="Eigenes", at=in_hours(5))
    make_published(headline="Heute")
    at_desk(client, writer)
    assert headlines(client, in_hours(8)) == ["Eigenes", "Heute"]
    page = client.get(reverse(PAGE) + address_of(in_hours(8), {}))
    assert "Kanzleramt" not in page.content.decode()
    assert [words(each) for each in document(page).xpath("//ol[@class='preview-moments']/li")] != []


@pytest.mark.parametrize("who", ["moderator elsewhere", "chief"])
def test_who_reviews_sees_the_front_as_a_whole(client, who):
    planned_by_others(make_category())
    user = make_chief() if who == "chief" else make_moderator(make_category("Sport"))
    at_desk(client, user)
    assert len(headlines(client, in_hours(8))) == 2
    page = document(client.get(reverse(PAGE)))
    listed = page.xpath("//ol[@class='preview-moments']/li/a")
    assert ["Geheimplan" in words(each) for each in listed] == [True, False]


def test_offered_moment_leads_to_exactly_this_moment(client):
    begin = in_hours(5).replace(second=7, microsecond=123456)
    make_published(headline="Morgen", at=begin)
    at_desk(client, make_chief())
    page = document(client.get(reverse(PAGE)))
    link = page.xpath("//ol[@class='preview-moments']/li/a/@href")[0]
    framed = document(client.get(reverse(PAGE) + link)).xpath("//iframe/@src")[0]
    assert "Morgen" in client.get(framed).content.decode()
    assert headlines(client, begin - timedelta(microseconds=1)) == []


@pytest.mark.parametrize("hour", [0, 1])
def test_address_names_the_half_of_the_doubled_hour(client, hour):
    moment = datetime(2027, 10, 31, hour, 30, tzinfo=UTC)
    local = localtime(moment, get_default_timezone())
    assert (local.hour, "MESZ" in address_of(moment, {})) == (2, hour == 0)


@pytest.mark.parametrize(
    "typed",
    [{"at_0": "2026-12-01"}, {"at_0": "x", "at_1": "6"}, {"section": "nirgends"}, {"section": "\x00"}],
)
def test_moment_that_cannot_be_read_is_asked_for_again(client, typed):
    at_desk(client, make_chief())
    page = client.get(reverse(PAGE), typed)
    tree = document(page)
    assert (page.status_code, bool(tree.xpath("//*[@class='errorlist']"))) == (200, True)
    assert not tree.xpath("//iframe")
    assert client.get(reverse(FRAME), typed).status_code == 404


@pytest.mark.parametrize("address", [PAGE, FRAME])
def test_front_preview_is_for_those_who_work_with_articles(client, address):
    secret = make_draft(by=make_writer())
    assert client.get(reverse(address)).url.startswith(reverse("admin:login"))
    assert at_desk(client, make_user("Administration")).get(reverse(address)).status_code == 403
    at_desk(client, make_writer())
    assert client.get(reverse(address), {"article": secret.pk}).status_code == 404
    answer = client.get(reverse(address))
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert client.post(reverse(address)).status_code == 405


def test_page_asks_as_often_for_1_story_as_for_11(client):
    at_desk(client, make_chief())
    asked = []
    for count in (1, 10):
        for number in range(count):
            make_published(headline=f"H{number}", at=in_hours(5), until=in_hours(9))
        for address in (PAGE, FRAME):
            client.get(reverse(address))
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse(address) + address_of(in_hours(6), {}))
            asked.append(len(queries))
    assert asked[:2] == asked[2:]
    assert max(asked) <= 10
