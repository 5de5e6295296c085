"""Pictures of the library on fronts: shown, taken back, given back, kept and named."""

import re

import pytest
from django.utils import timezone

from articles.imaging.geometry import crop_box
from articles.imaging.renditions import plan_renditions
from articles.library.uses import endangered, fronts_of, with_uses
from articles.models import Change, Front, Picture
from articles.models.picture import renditions
from articles.publishing.fronts import go_live, roll_back
from articles.publishing.orphans import orphaned_files
from articles.publishing.takeback import give_back, take_back
from tests.factories import head_picture, in_hours, make_chief, make_picture, make_published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def picture():
    return make_picture(size=(400, 300))


def show(picture, **more):
    """A home page that shows a story with another picture than its own; returns its version."""
    front = Front.objects.of("home")
    article = make_published(picture=head_picture(make_picture(size=(400, 300))))
    placement = {"article": article.pk, "picture": {"picture": picture.pk, "crop": "16:9"}}
    layout = {"slots": [{"id": "a", "template": "lead", "placements": [placement]}]}
    return go_live(front, layout, based_on=front.version, by=make_chief(), now=timezone.now(), **more)


def files(client, address="/"):
    return set(re.findall(r"/medien/([^ \"]+)", client.get(address).content.decode()))


def of(picture, names):
    """Those of the names that are files of this picture as a front shows it."""
    box = crop_box((picture.width, picture.height), "16:9", picture.focus)
    return names & {each.name for each in plan_renditions(picture.token, box)}


def decide(act, picture, **more):
    picture.refresh_from_db()
    act(picture.pk, by=make_chief(), now=timezone.now(), version=picture.version, **more)


def test_story_stands_with_the_picture_of_its_place(client, picture):
    show(picture)
    seen = files(client)
    assert seen
    assert of(picture, seen) == seen
    assert all(renditions().exists(name) for name in seen)


def test_picture_taken_back_makes_way_for_the_story_s_own(client, picture, django_assert_num_queries):
    show(picture)
    gone, changes = files(client), Change.objects.count()
    decide(take_back, picture, reason="Abmahnung")
    with django_assert_num_queries(6):  # one more, that names what was taken back
        left = files(client)
    assert left
    assert of(picture, left) == set()
    assert not any(renditions().exists(name) for name in gone)
    assert "home" in {tag for change in Change.objects.all()[changes:] for tag in change.tags}
    decide(give_back, picture)
    assert files(client) == gone
    assert all(renditions().exists(name) for name in gone)


def test_older_version_does_not_bring_a_picture_back(client, picture):
    version = show(picture)
    decide(take_back, picture, reason="Abmahnung")
    front = Front.objects.get()
    roll_back(front, version, based_on=front.version, by=make_chief(), now=timezone.now())
    assert of(picture, files(client)) == set()


def test_files_of_fronts_are_needed(client, picture, monkeypatch):
    monkeypatch.setattr("articles.publishing.orphans.YOUNG", timezone.timedelta(seconds=-60))
    show(picture)
    assert of(picture, {name for name, _size in orphaned_files()}) == set()


def test_fronts_are_named_among_the_uses_until_they_show_another(picture):
    version = show(picture)
    assert list(fronts_of(picture)) == [version.front]
    assert picture.is_used
    assert with_uses(Picture.objects.filter(pk=picture.pk)).get().is_live
    version.front.refresh_from_db()
    given = {"based_on": version.front.version, "by": make_chief(), "now": timezone.now()}
    go_live(version.front, {"slots": [{"id": "a"}]}, **given)
    assert list(fronts_of(picture)) == []
    assert picture.is_used  # a version names it for ever


def test_planned_front_counts_as_well(picture):
    version = show(picture, at=in_hours(2))
    assert list(fronts_of(picture)) == [version.front]


def test_licence_that_ends_is_told_for_pictures_of_fronts(picture):
    show(picture)
    now = timezone.now()
    Picture.objects.filter(pk=picture.pk).update(licence_until=now.date())
    assert list(endangered(now.date(), now)) == [picture]
