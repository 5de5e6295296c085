"""Crops lie within the picture, have their ratio, and hold the focal point as near to the middle as they can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.imaging.geometry import ORIGINAL, RATIOS, Box, crop_box, scaled_height, widths_for

SIDES = st.integers(1, 20_000)
PARTS = st.floats(-1, 2)


@pytest.mark.parametrize(
    ("crop", "focus", "box"),
    [
        (ORIGINAL, (0.1, 0.9), Box(0, 0, 6000, 4000)),
        ("16:9", (0.5, 0.5), Box(0, 312, 6000, 3375)),
        ("16:9", (0.5, 0.0), Box(0, 0, 6000, 3375)),
        ("16:9", (0.5, 1.0), Box(0, 625, 6000, 3375)),
        ("4:3", (1.0, 0.5), Box(667, 0, 5333, 4000)),
        ("1:1", (0.25, 0.5), Box(0, 0, 4000, 4000)),
        ("3:4", (0.75, 0.5), Box(3000, 0, 3000, 4000)),
    ],
)
def test_crop_of_a_photo(crop, focus, box):
    assert crop_box((6000, 4000), crop, focus) == box


@given(SIDES, SIDES, st.sampled_from(sorted(RATIOS)), PARTS, PARTS)
def test_a_crop_lies_within_the_picture_and_touches_two_of_its_edges(width, height, crop, across, down):
    box = crop_box((width, height), crop, (across, down))
    left, top, right, bottom = box.corners
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert box.width == width or box.height == height


@given(
    st.integers(100, 20_000),
    st.integers(100, 20_000),
    st.sampled_from(sorted(RATIOS)),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_a_crop_keeps_its_ratio_and_its_focal_point(width, height, crop, across, down):
    box = crop_box((width, height), crop, (across, down))
    wide, high = RATIOS[crop]
    assert abs(box.width * high - box.height * wide) <= max(wide, high)
    left, top, right, bottom = box.corners
    assert left - 1 <= across * width <= right + 1
    assert top - 1 <= down * height <= bottom + 1


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (6000, (320, 480, 640, 800, 960, 1280, 1920)),
        (1280, (320, 480, 640, 800, 960, 1280)),
        (1000, (320, 480, 640, 800, 960, 1000)),
        (200, (200,)),
        (1, (1,)),
    ],
)
def test_widths_are_never_wider_than_the_picture(width, widths):
    assert widths_for(width) == widths


def test_a_very_flat_part_is_still_one_pixel_high():
    assert scaled_height(Box(0, 0, 20_000, 2), 320) == 1
