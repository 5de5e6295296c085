"""The preview image: drawn once, for live stories only, gone with the story, without pictures that were taken back."""

import io
import shutil
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.test import Client
from PIL import Image

from articles.cards.address import address_of, crop_address_of
from articles.models import Picture, Publication
from articles.publishing.takeback import take_back
from articles.reader.sections import Sections
from tests.articles.reader.conftest import NOW, make_story, make_withdrawn, one, parsed
from tests.factories import head_picture, make_chief, make_picture, make_published, step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_disk():
    """Numbers of stories come again from test to test."""
    shutil.rmtree(storages["originals"].path("vorschau"), ignore_errors=True)


def address(story, maker=address_of, *shape):
    Sections().attach([story])
    return maker(story, *shape)


def image_at(path):
    response = Client().get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    return Image.open(io.BytesIO(response.content))


def kept_of(story):
    """Names of the images on the disk."""
    try:
        return storages["originals"].listdir(f"vorschau/{story.article_id}")[1]
    except FileNotFoundError:
        return []


def published(**changes):
    return Publication.objects.get(article=make_published(**changes))


def test_live_story_has_an_image_its_page_names(clock):
    story = make_story(headline="Donaudampfschifffahrtselektrizitätengesellschaft 💡 Łódź", kicker="Verkehr")
    page = parsed(Client().get(story.get_absolute_url()))
    path = one(page, "meta[property='og:image']").get("content").removeprefix("http://testserver")
    assert path == address(story)
    image = image_at(path)
    assert (image.size, image.format, image.info.get("exif")) == ((1200, 630), "JPEG", None)


def test_image_is_drawn_once(clock, django_assert_num_queries):
    story = make_story()
    path = address(story)
    first = Client().get(path).content
    name = f"vorschau/{story.article_id}/{kept_of(story)[0]}"
    storages["originals"].delete(name)
    storages["originals"].save(name, io.BytesIO(b"kept"))
    with django_assert_num_queries(2):
        assert Client().get(path).content == b"kept" != first


def test_what_is_not_live_has_no_image_like_an_unknown_story(clock):
    planned = make_story(live_from=NOW + timedelta(seconds=1))
    unknown = Client().get(f"/vorschau/999999-{'0' * 24}.jpg")
    assert unknown.status_code == 404
    ended = make_story(live_from=NOW - timedelta(hours=2), live_until=NOW)
    for story in (planned, ended, make_withdrawn()):
        for path in (address(story), address(story, crop_address_of, "4x3")):
            response = Client().get(path)
            assert (response.status_code, response.content) == (404, unknown.content)
        assert kept_of(story) == []


def test_address_of_an_earlier_state_leads_to_today_s(clock):
    story = make_story()
    before = address(story)
    Publication.objects.filter(pk=story.pk).update(headline="Neuer Titel")
    story.refresh_from_db()
    response = Client().get(before)
    assert (response.status_code, response["Location"]) == (302, address(story))
    assert before != address(story)
    assert Client().get(f"/vorschau/{story.article_id}-{'0' * 24}.jpg")["Location"] == address(story)


def test_planned_headline_cannot_be_tried_out(clock, settings):
    """Who knows everything that is drawn still cannot know the address without the site's secret."""
    story = make_story(live_from=NOW + timedelta(hours=1))
    before = address(story)
    settings.SECRET_KEY = "another" * 10
    assert address(story) != before


def test_planned_update_shows_nothing_of_itself_before_its_time(clock):
    story = make_story(headline="Alt", live_until=NOW + timedelta(hours=1))
    update = make_story(article=story.article, headline="Neu", live_from=NOW + timedelta(hours=1))
    assert Client().get(address(update))["Location"] == address(story)
    clock(NOW + timedelta(hours=1))
    assert Client().get(address(update)).status_code == 200


def test_photo_stands_in_the_image_and_alone_in_other_shapes():
    story = published(picture=head_picture(make_picture(size=(1600, 900))))
    assert image_at(address(story)).size == (1200, 630)
    assert image_at(address(story, crop_address_of, "4x3")).size == (1200, 900)
    assert image_at(address(story, crop_address_of, "1x1")).size == (1200, 1200)
    assert Client().get(address(make_story(), crop_address_of, "1x1")).status_code == 404


def test_photo_that_cannot_be_read_now_is_left_out_and_the_image_not_kept():
    story = published(picture=head_picture(make_picture(size=(1600, 900))))
    name = "/".join(story.teaser_picture["src"].split("/")[-2:])
    storages["renditions"].delete(name)
    for name in storages["renditions"].listdir("")[0]:
        for file in storages["renditions"].listdir(name)[1]:
            if file.endswith(".jpg"):
                storages["renditions"].delete(f"{name}/{file}")
    assert image_at(address(story)).size == (1200, 630)
    assert kept_of(story) == []
    assert Client().get(address(story, crop_address_of, "4x3")).status_code == 404


def test_picture_taken_back_is_in_no_image_and_on_no_disk(django_capture_on_commit_callbacks):
    picture = make_picture(size=(1600, 900))
    story = published(picture=head_picture(picture))
    before = [address(story), address(story, crop_address_of, "4x3")]
    photographed, _crop = [image_at(path).tobytes() for path in before]
    assert len(kept_of(story)) == 2
    picture = Picture.objects.get(pk=picture.pk)
    with django_capture_on_commit_callbacks(execute=True):
        take_back(
            picture.pk, by=make_chief(), reason="Beschwerde", now=story.live_from, version=picture.version
        )
    assert kept_of(story) == []
    story.refresh_from_db()
    assert Client().get(before[0])["Location"] == address(story)
    assert image_at(address(story)).tobytes() != photographed
    assert Client().get(address(story, crop_address_of, "4x3")).status_code == 404


def test_image_goes_with_a_story_that_is_withdrawn(django_capture_on_commit_callbacks):
    article = make_published()
    story = Publication.objects.get(article=article)
    image_at(address(story))
    with django_capture_on_commit_callbacks(execute=True):
        step(article, "withdraw", make_chief(), reason="Die Quelle zog zurück.")
    assert kept_of(story) == []
    assert Client().get(address(story)).status_code == 404


@pytest.mark.parametrize(
    "path", ["/vorschau/1-abc.jpg", f"/vorschau/1-{'g' * 24}.jpg", f"/vorschau/1-{'0' * 24}-2x2.jpg"]
)
def test_forged_address_is_unknown(db, path):
    assert Client().get(path, follow=True).status_code == 404
