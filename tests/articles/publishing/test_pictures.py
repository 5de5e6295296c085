"""What readers get of pictures: files made once at publication, in three formats, about the focal point, without secrets."""

import io

import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override
from PIL import Image

from articles.library.intake import take_in
from articles.models import Crop, Picture, Publication, PublicationPicture
from articles.models.picture import originals, renditions
from articles.vocabulary import Incomplete, Refused
from tests.articles.imaging.pictures import drawn, file_of, photo
from tests.factories import (
    head_picture,
    make_approved,
    make_chief,
    make_picture,
    make_published,
    picture_in_text,
    step,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def public_files(picture):
    names = [each for row in Publication.objects.all() for each in addresses(row.picture)]
    return [address.removeprefix("/medien/") for address in names]


def addresses(shown):
    """Every address of one picture as a publication stores it."""
    return [pair.split()[0] for _type, srcset in shown["sources"] for pair in srcset.split(", ")]


def test_publication_brings_everything_the_page_needs():
    picture = make_picture(size=(1000, 800), caption="Offen", credit="Weber", alternative="Eine Brücke")
    make_published(picture=head_picture(picture, caption="Wieder offen"))
    shown = Publication.objects.get().picture
    assert [media_type for media_type, _srcset in shown["sources"]] == [
        "image/avif",
        "image/webp",
        "image/jpeg",
    ]
    assert [pair.split()[1] for pair in shown["sources"][0][1].split(", ")] == [
        "320w",
        "480w",
        "640w",
        "800w",
        "960w",
        "1000w",
    ]
    assert (shown["width"], shown["height"], shown["alternative"]) == (1000, 562, "Eine Brücke")
    assert (shown["caption"], shown["credit"]) == ("Wieder offen", "Weber")
    assert shown["placeholder"].startswith("data:image/webp;base64,")


def test_every_file_is_there_in_its_size_and_format():
    make_published(picture=head_picture(make_picture(size=(700, 700))))
    for media_type, srcset in Publication.objects.get().picture["sources"]:
        for pair in srcset.split(", "):
            address, width = pair.split()
            with renditions().open(address.removeprefix("/medien/")) as file, Image.open(file) as image:
                assert (Image.MIME[image.format], image.width) == (media_type, int(width[:-1]))


def test_files_are_made_once():
    picture = make_picture(size=(400, 300))
    make_published(picture=head_picture(picture))
    first = Crop.objects.get()
    make_published(picture=head_picture(picture, caption="Andere Worte"))
    assert list(Crop.objects.values_list("pk", "made_at")) == [(first.pk, first.made_at)]


def test_crop_keeps_what_the_focal_point_marks():
    picture = take_in(file_of(drawn((1200, 300), corner="red"), "PNG"), "x.png", by=None)
    Picture.objects.filter(pk=picture.pk).update(focus_x=0.0, credit="W", licence="own", decorative=True)
    make_published(picture=head_picture(picture, crop="1:1"))
    shown = Publication.objects.get().picture
    with renditions().open(shown["src"].removeprefix("/medien/")) as file, Image.open(file) as image:
        red, _green, blue = image.convert("RGB").getpixel((20, 20))
    assert red > 200 > 60 > blue


def test_use_has_its_own_focal_point():
    picture = make_picture(size=(1200, 300))
    make_published(picture=head_picture(picture, crop="1:1", focus="0 0"))
    make_published(picture=head_picture(picture, crop="1:1", focus="1 0"))
    lefts = Crop.objects.filter(width=300).values_list("left", flat=True)
    assert sorted(lefts) == [0, 900]


def test_place_and_words_of_the_camera_never_reach_readers():
    image = photo((600, 400))
    exif = image.getexif()
    exif[0x8298] = "Geheim GmbH"
    exif.get_ifd(0x8825)[2] = (54.0, 19.0, 0.0)
    file = file_of(image, exif=exif, comment=b"Geheim")
    assert b"Geheim" in file.getvalue()
    picture = take_in(file, "x.jpg", by=None)
    Picture.objects.filter(pk=picture.pk).update(credit="W", licence="own", decorative=True)
    make_published(picture=head_picture(picture))
    for name in public_files(picture):
        with renditions().open(name) as file:
            data = file.read()
        assert b"Geheim" not in data
        with Image.open(io.BytesIO(data)) as made:
            assert not made.getexif()


def test_name_of_a_file_cannot_be_guessed_from_the_picture():
    """Two houses with one agency photo: nobody who has it can ask whether we are about to show it."""
    picture = make_picture(seed=7, size=(400, 300))
    make_published(picture=head_picture(picture))
    first = set(public_files(picture))
    Publication.objects.all().delete()
    PublicationPicture.objects.all().delete()
    Crop.objects.all().delete()
    Picture.objects.filter(pk=picture.pk).update(digest="x")
    again = make_picture(seed=7, size=(400, 300))
    make_published(picture=head_picture(again))
    assert not first & set(public_files(again))


def test_original_that_cannot_be_read_stops_the_publication_with_a_sentence():
    picture = make_picture()
    article = make_approved(picture=head_picture(picture))
    originals().delete(picture.file.name)
    originals().save(picture.file.name, ContentFile(b"kaputt"))
    with pytest.raises(Refused, match="cannot be read"):
        step(article, "publish", make_chief())
    assert (Publication.objects.count(), article.status) == (0, "approved")


def test_picture_in_text_and_gallery_stand_in_the_page():
    one, two = make_picture(size=(400, 300)), make_picture(size=(400, 300))
    gallery = f'<section data-card="gallery" data-title="Bilder">{picture_in_text(one)}{picture_in_text(two)}</section>'
    make_published(body=f"<p>A</p>{picture_in_text(two, caption='Unten')}{gallery}<p>B</p>")
    [page] = Publication.objects.get().parts
    assert page.count("<figure") == 3
    assert '<p class="gallery-title">Bilder</p>' in page
    assert {row.picture_id for row in PublicationPicture.objects.all()} == {one.pk, two.pk}


@pytest.mark.parametrize(
    ("details", "word"),
    [
        ({"licence": ""}, "no licence"),
        ({"credit": ""}, "no credit"),
        ({"alternative": ""}, "alternative text"),
    ],
)
def test_picture_without_rights_or_words_stops_publishing(details, word):
    picture = make_picture()
    article = make_approved(picture=head_picture(picture))
    Picture.objects.filter(pk=picture.pk).update(**details)
    with pytest.raises(Incomplete) as refused:
        step(article, "publish", make_chief())
    assert [word in str(problem) for problem in refused.value.problems] == [True]
    assert not Publication.objects.exists()
