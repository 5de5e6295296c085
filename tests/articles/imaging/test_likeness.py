"""Fingerprints tell the same picture in another size and quality from another picture; a placeholder is tiny."""

import base64
import io

import pytest
from PIL import Image, ImageEnhance

from articles.imaging.geometry import Box
from articles.imaging.likeness import ALIKE, fingerprint, unlikeness
from articles.imaging.opening import open_picture
from articles.imaging.placeholder import placeholder
from tests.articles.imaging.pictures import drawn, file_of, photo

CHANGES = {
    "smaller": lambda image: image.resize((80, 60)),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.2),
    "worse": lambda image: open_picture(file_of(image, quality=20)),
    "as WebP": lambda image: open_picture(file_of(image, "WEBP")),
    "grey": lambda image: image.convert("L").convert("RGB"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_picture_stays_alike(change):
    image = photo((320, 240))
    assert unlikeness(fingerprint(image), fingerprint(CHANGES[change](image))) <= ALIKE


def test_other_pictures_are_not_alike():
    prints = [fingerprint(photo((320, 240), seed)) for seed in range(1, 30)]
    unlike = [unlikeness(one, other) for place, one in enumerate(prints) for other in prints[:place]]
    assert min(unlike) > ALIKE


def test_fingerprint_fits_into_64_places():
    assert 0 <= fingerprint(photo()) < 2**64


@pytest.mark.parametrize("image", [photo((900, 600)), drawn((30, 4000)), drawn((1, 1), "RGBA")])
def test_placeholder_is_a_tiny_picture_of_the_same_shape(image):
    address = placeholder(image, Box(0, 0, *image.size))
    made = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
    assert (made.format, max(made.size) <= 16, len(address) < 400) == ("WEBP", True, True)
