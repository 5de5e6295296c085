"""Renditions measure what their plan says, carry nothing of the original but its pixels, and are named by their content."""

import io

import pytest
from PIL import Image

from articles.imaging.formats import SERVED
from articles.imaging.geometry import Box, crop_box
from articles.imaging.opening import open_picture
from articles.imaging.renditions import plan_renditions, render
from tests.articles.imaging.pictures import drawn, file_of, photo

DIGEST = "ab" * 32


def test_plan_has_each_width_in_each_format_the_largest_first():
    planned = plan_renditions(DIGEST, Box(0, 0, 500, 250))
    assert [(each.width, each.height, each.format.name) for each in planned] == [
        (width, width // 2, form.name) for width in (500, 480, 320) for form in SERVED
    ]


def test_a_rendition_is_unique_by_picture_part_width_and_format():
    def names(digest, box):
        return {each.name for each in plan_renditions(digest, box)}

    box = Box(0, 0, 1000, 500)
    known = names(DIGEST, box)
    assert len(known) == 18
    assert known == names(DIGEST, Box(0, 0, 1000, 500))
    assert known.isdisjoint(names("cd" * 32, box) | names(DIGEST, Box(1, 0, 1000, 500)))


def test_files_are_what_their_plan_says_and_show_the_part():
    image = drawn((800, 600))
    box = crop_box(image.size, "1:1", (0.0, 0.5))
    for rendition, data in render(image, plan_renditions(DIGEST, box)):
        made = Image.open(io.BytesIO(data))
        assert (made.format, made.size) == (rendition.format.name, (rendition.width, rendition.height))
        assert bool(made.info.get("progressive")) == (made.format == "JPEG")
        red, _green, blue = made.convert("RGB").getpixel((rendition.width // 4, rendition.height // 4))
        assert (red > 240, blue < 15) == (True, True)


@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_of_the_original_but_its_pixels_reaches_readers(source):
    exif = Image.Exif()
    exif[0x010E] = "geheime Notiz"
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 19.0, 0.0)})
    options = {"exif": exif.tobytes(), "comment": b"geheime Notiz"}
    if source != "GIF":
        options["xmp"] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>geheime Notiz</x:xmpmeta>"
    file = file_of(drawn(), source, **options)
    assert b"geheime Notiz" in file.getvalue()
    for _rendition, data in render(open_picture(file), plan_renditions(DIGEST, Box(0, 0, 160, 90))):
        assert b"geheime Notiz" not in data
        made = Image.open(io.BytesIO(data))
        assert (dict(made.getexif()), made.info.get("comment"), made.info.get("xmp")) == ({}, None, None)


def test_transparency_is_kept_where_the_format_has_it_and_white_elsewhere():
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    for rendition, data in render(clear, plan_renditions(DIGEST, Box(0, 0, 64, 64))):
        made = Image.open(io.BytesIO(data))
        if rendition.format.name == "JPEG":
            assert made.getpixel((10, 10)) == (255, 255, 255)
        else:
            assert made.getpixel((10, 10))[3] == 0


def test_a_picture_is_the_same_bytes_each_time():
    planned = plan_renditions(DIGEST, Box(10, 10, 100, 90))
    assert list(render(photo(), planned)) == list(render(photo(), planned))
