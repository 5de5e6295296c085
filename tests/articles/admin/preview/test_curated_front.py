"""Curated fronts in the desk's preview: planned versions at their moment, and the layout being worked on for its chiefs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Change, Front, FrontVersion
from articles.publishing.fronts import go_live, save_draft
from tests.articles.admin.desk import at_desk, document, words
from tests.articles.admin.preview.test_front import FRAME, headlines
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_picture,
    make_published,
)

pytestmark = pytest.mark.django_db


def layout(*articles, **slot):
    placements = [{"article": article.pk} for article in articles]
    return {"slots": [{"id": "a", "template": "lead", "placements": placements, **slot}]}


def arrange(content, *, front=None, at=None):
    front = front or Front.objects.of("home")
    front.refresh_from_db()
    return go_live(front, content, based_on=front.version, by=make_chief(), now=timezone.now(), at=at)


@pytest.fixture
def stories():
    return [make_published(headline=name) for name in ("Alt", "Mittel", "Neu")]


def test_planned_front_is_seen_at_its_moment(client, stories):
    old, middle, _new = stories
    begin = in_hours(3)
    arrange(layout(old, max=1))
    arrange(layout(middle, max=1), at=begin)
    at_desk(client, make_chief())
    seen = [headlines(client, moment) for moment in (None, begin - timedelta(seconds=1), begin)]
    assert seen == [["Alt"], ["Alt"], ["Mittel"]]


def test_pin_of_a_planned_story_is_seen_at_its_moment(client, stories):
    begin = in_hours(3)
    planned = make_published(headline="Morgen", at=begin)
    arrange(layout(planned, max=2))
    at_desk(client, make_chief())
    assert headlines(client, begin) == ["Morgen", "Neu"]
    assert headlines(client) == ["Neu", "Mittel"]


def test_draft_is_seen_by_chiefs_with_its_pictures_and_stores_nothing(client, stories):
    old, *_newer = stories
    picture, front = make_picture(), Front.objects.of("home")
    content = layout(max=1)
    content["slots"][0]["placements"] = [
        {"article": old.pk, "headline": "Entworfen", "picture": {"picture": picture.pk}}
    ]
    save_draft(front, content, version=0, by=make_chief(), now=timezone.now())
    at_desk(client, make_chief())
    before = FrontVersion.objects.count(), Change.objects.count(), picture.crops.count()
    assert headlines(client, draft="on") == ["Entworfen"]
    page = document(client.get(reverse(FRAME) + "?draft=on"))
    assert page.xpath("//a[@class='teaser-picture']//img")
    assert headlines(client) == ["Neu", "Mittel", "Alt"]
    assert (FrontVersion.objects.count(), Change.objects.count(), picture.crops.count()) == before


def test_draft_is_no_business_of_others(client, stories):
    save_draft(Front.objects.of("home"), layout(), version=0, by=make_chief(), now=timezone.now())
    at_desk(client, make_moderator(stories[0].category))
    assert client.get(reverse(FRAME) + "?draft=on").status_code == 403
    assert client.get(reverse(FRAME)).status_code == 200


def test_section_shows_its_front_and_the_list_below(client):
    section = make_category("Hafen")
    old, _new = (make_published(headline=name, category=section) for name in ("Alt", "Neu"))
    arrange(layout(old, max=1), front=Front.objects.of("category", section))
    at_desk(client, make_chief())
    assert headlines(client, section=section.slug) == ["Alt", "Neu"]


def test_topic_shows_its_front_at_its_moment_and_the_list_below(client):
    begin, topics = in_hours(3), ["Hafen"]
    old, _new = (make_published(headline=name, tags=topics) for name in ("Alt", "Neu"))
    make_published(headline="Fremd")
    arrange(layout(old, max=1), front=Front.objects.of("tag", old.tags.get()), at=begin)
    at_desk(client, make_chief())
    assert headlines(client, topic="hafen") == ["Neu", "Alt"]
    assert headlines(client, begin, topic="hafen") == ["Alt", "Neu"]


def test_article_takes_part_in_its_topic_and_in_no_other(client):
    topic = make_published(headline="Alt", tags=["Hafen"]).tags.get()
    mine, other = make_draft(headline="Meins", tags=["Hafen"]), make_draft(headline="Anderes", tags=["Wald"])
    at_desk(client, make_chief())
    seen = [headlines(client, topic=topic.slug, article=each.pk) for each in (mine, other)]
    assert seen == [["Meins", "Alt"], ["Alt"]]


@pytest.mark.parametrize("kind", ["home", "category", "tag"])
def test_board_leads_to_its_draft_as_a_page(client, kind):
    old, new = (make_published(headline=name, tags=["Hafen"]) for name in ("Alt", "Neu"))
    subject = {"home": None, "category": new.category, "tag": new.tags.get()}[kind]
    front = Front.objects.of(kind, subject)
    save_draft(front, layout(old, max=1), version=0, by=make_chief(), now=timezone.now())
    at_desk(client, make_chief())
    board = document(client.get(reverse("admin:front_board", args=[front.pk])))
    preview = document(client.get(board.xpath("string(//a[text()='Preview']/@href)")))
    page = document(client.get(preview.xpath("string(//iframe/@src)")))
    assert words(page.xpath("//*[contains(@class, 'teaser-head')]//*[@class='headline']")[0]) == "Alt"


def test_article_takes_part_in_the_rules_as_if_published_then(client, stories):
    section = make_category("Hafen")
    article = make_draft(headline="Mein Entwurf", category=section, tags=["Hafen"])
    rule = {"tags": [article.tags.get().pk]}
    arrange({"slots": [{"id": "a", "template": "section", "title": "Hafen", "rule": rule}]})
    at_desk(client, make_chief())
    page = document(client.get(reverse(FRAME) + f"?article={article.pk}"))
    assert [words(title) for title in page.xpath("//h2[@class='slot-title']")] == ["Hafen"]
    assert headlines(client, article=article.pk) == ["Mein Entwurf"]
    assert headlines(client) == ["Neu", "Mittel", "Alt"]


def test_other_moments_of_a_draft_are_those_of_the_draft(client, stories):
    chief = make_chief()
    save_draft(Front.objects.of("home"), layout(), version=0, by=chief, now=timezone.now())
    at_desk(client, chief)
    context = client.get(reverse("admin:desk_front_preview") + "?draft=on").context
    assert all("draft=on" in address for _words, address in context["quick"])
