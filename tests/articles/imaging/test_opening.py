"""Files become pictures or are refused with a sentence; what is opened is upright, in sRGB and bare of metadata."""

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from articles.imaging.opening import inspect_picture, open_picture
from articles.imaging.refusal import REASONS, PictureRefused
from tests.articles.imaging.pictures import drawn, file_of

FORMATS = {"JPEG": "foto.jpg", "PNG": "foto.PNG", "WEBP": "foto.webp", "AVIF": "foto.avif", "GIF": "foto.gif"}


def refused(data, name=""):
    with pytest.raises(PictureRefused) as caught:
        inspect_picture(io.BytesIO(data), name)
    return caught.value.code


def png_of(width, height, data=b""):
    """A PNG by its head alone: what it claims to measure needs no pixels."""

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("form", "name"), FORMATS.items())
def test_each_accepted_format_is_recognised_and_left_at_its_beginning(form, name):
    file = file_of(drawn(), form)
    assert (inspect_picture(file, name).name, file.tell()) == (form, 0)
    assert open_picture(file).size == (160, 90)


JPEG = file_of(drawn()).getvalue()
PNG = file_of(drawn(), "PNG").getvalue()
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 100
BAD = {
    "empty": [b""],
    "svg": [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        b'\xef\xbb\xbf<?xml version="1.0"?><!-- x --><svg/>',
    ],
    "heic": [HEIC],
    "unknown": [
        b"\x00" * 64,
        b"Das ist ein Text.",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"BM" + b"\x00" * 200,
        b"II*\x00" + b"\x00" * 64,
    ],
    "incomplete": [JPEG[: len(JPEG) // 2], PNG[: len(PNG) // 2], PNG[:40]],
    "hidden": [
        JPEG + b"<script>alert(1)</script>",
        JPEG + b"PK\x05\x06" + b"\x00" * 18,
        PNG + b"<?php system($_GET[0]);",
        b"GIF89a/*%PDF-1.4" + JPEG,
    ],
    "too_large": [png_of(20_001, 1), png_of(12_000, 12_000), png_of(2**31 - 1, 2**31 - 1)],
}


@pytest.mark.parametrize(("code", "data"), [(code, data) for code, files in BAD.items() for data in files])
def test_what_is_no_picture_for_us_is_refused_with_its_reason(code, data):
    assert refused(data) == code


def test_a_file_named_after_another_format_is_refused_and_told_its_right_name():
    with pytest.raises(PictureRefused) as caught:
        inspect_picture(io.BytesIO(PNG), "Foto.JPG")
    assert str(caught.value) == "The file is called .jpg but holds a picture in PNG. Rename it to .png."


def test_a_heavy_file_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("articles.imaging.opening.MAX_BYTES", 1_000_000)
    with pytest.raises(PictureRefused) as caught:
        inspect_picture(io.BytesIO(b"\x00" * 3_000_000))
    assert (caught.value.code, caught.value.values) == ("too_heavy", {"size": 3, "limit": 1})


def test_every_reason_is_a_sentence_that_says_what_to_do():
    assert all(sentence.count(". ") >= 1 and sentence.endswith(".") for sentence in REASONS.values())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_upright_as_the_camera_says(orientation):
    turned = drawn()
    back = {
        2: 0,
        3: 3,
        4: 1,
        5: 5,
        6: 2,
        7: 6,
        8: 4,
    }  # the transposition that undoes what the number asks for
    if orientation > 1:
        turned = turned.transpose(Image.Transpose(back[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = open_picture(file_of(turned, "PNG", exif=exif))
    assert (upright.size, upright.getpixel((5, 5)), upright.getpixel((150, 80))) == (
        (160, 90),
        (255, 0, 0),
        (0, 0, 255),
    )


def test_an_orientation_that_does_not_exist_is_ignored():
    exif = Image.Exif()
    exif[0x0112] = 99
    assert open_picture(file_of(drawn(), exif=exif)).size == (160, 90)


def test_colours_are_those_of_srgb_whatever_the_file_says():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    profiled = open_picture(file_of(drawn(), "PNG", icc_profile=lab.tobytes()))
    assert (profiled.mode, profiled.info) == ("RGB", {})
    assert open_picture(file_of(drawn(), "PNG", icc_profile=b"no profile")).getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("image", "mode"),
    [
        (drawn(mode="L", corner=200), "RGB"),
        (drawn(mode="RGBA"), "RGBA"),
        (drawn().convert("P"), "RGB"),
        (drawn().convert("1"), "RGB"),
        (Image.new("I;16", (20, 20), 40_000), "RGB"),
    ],
)
def test_every_mode_becomes_rgb_or_keeps_its_transparency(image, mode):
    assert open_picture(file_of(image, "PNG")).mode == mode


def test_sixteen_bits_of_grey_are_scaled_not_cut():
    assert open_picture(file_of(Image.new("I;16", (4, 4), 128 * 256), "PNG")).getpixel((0, 0)) == (
        128,
        128,
        128,
    )


def test_cmyk_becomes_rgb():
    assert open_picture(file_of(Image.new("CMYK", (8, 8), (0, 255, 255, 0)))).mode == "RGB"


def test_of_an_animation_the_first_frame_is_read():
    frames = file_of(drawn(), "GIF", save_all=True, append_images=[Image.new("RGB", (160, 90), "green")])
    assert open_picture(frames).convert("RGB").getpixel((5, 5)) == (255, 0, 0)


@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_a_damaged_file_is_opened_or_refused_and_nothing_else(form, data):
    file = bytearray(file_of(drawn((24, 16)), form).getvalue())
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(file)))
    for each in (bytes(file), bytes(file[:cut])):
        with suppress(PictureRefused):
            inspect_picture(io.BytesIO(each))
            assert open_picture(io.BytesIO(each)).mode in ("RGB", "RGBA")


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_a_sentence(data):
    assert refused(data) in REASONS
