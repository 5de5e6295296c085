"""Whether two pictures show the same: a fingerprint that survives another size, format or quality."""

from PIL import Image

from articles.imaging.colour import on_white

__all__ = ["ALIKE", "fingerprint", "unlikeness"]

SIDE = 8
ALIKE = 6  # differing places of 64 up to which two pictures are offered as the same


def fingerprint(image: Image.Image) -> int:
    """64 places, each says whether a field is brighter than its right neighbour (a difference hash), as an integer."""
    grey = on_white(image).convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX)
    fields = grey.tobytes()
    value = 0
    for row in range(SIDE):
        for column in range(SIDE):
            place = row * (SIDE + 1) + column
            value = value << 1 | (fields[place] > fields[place + 1])
    return value


def unlikeness(one: int, other: int) -> int:
    """In how many of the 64 places two fingerprints differ."""
    return (one ^ other).bit_count()
