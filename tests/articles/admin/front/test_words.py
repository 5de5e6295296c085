"""A story's own words and time at its place: the form opens, keeps them, and loses nothing typed."""

import json

import pytest
from django.urls import reverse

from articles.models import Front
from tests.articles.admin.desk import at_desk, fields
from tests.articles.admin.front.making import draft, layout, placed
from tests.factories import make_chief, make_picture, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    chief = make_chief()
    at_desk(client, chief)
    return chief


def words_of(front, article, slot="slot-1"):
    return reverse("admin:front_placement", args=[front.pk, slot, article.pk])


def placements(front):
    return Front.objects.get(pk=front.pk).draft["slots"][0]["placements"]


@pytest.mark.parametrize("pinned", [True, False])
def test_the_form_opens_for_pins_and_for_stories_of_the_rule(client, chief, pinned):
    article = make_published()
    front = draft(layout(("Oben", article) if pinned else ("Oben",)), by=chief)
    typed = fields(client.get(words_of(front, article)), "front-form")
    answer = client.post(words_of(front, article), {**typed, "headline": "Eigener Titel"})
    [row] = placements(front)
    assert (answer.status_code, row["headline"], row["pinned"]) == (302, "Eigener Titel", True)


def test_the_picture_stored_is_shown_again(client, chief):
    article, picture = make_published(), make_picture()
    own = {"picture": picture.pk, "alternative": "Der Hafen bei Nacht"}
    front = draft(layout({"placements": [placed(article, picture=own)]}), by=chief)
    answer = client.get(words_of(front, article))
    assert list(json.loads(answer.context["picture"])["pictures"]["facts"]) == [str(picture.pk)]
    assert fields(answer, "front-form")["picture_3"] == ["Der Hafen bei Nacht"]
