"""Which part of a picture is shown: crops by ratio about the focal point, and the widths it is offered in."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["CENTRE", "ORIGINAL", "RATIOS", "WIDTHS", "Box", "crop_box", "scaled_height", "widths_for"]

ORIGINAL = "original"  # uncropped
RATIOS: Mapping[str, tuple[int, int]] = {"16:9": (16, 9), "4:3": (4, 3), "1:1": (1, 1), "3:4": (3, 4)}
WIDTHS = (320, 480, 640, 800, 960, 1280, 1920)  # pixels; phones of 360 to 400 at twice the density take 800
CENTRE = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture in pixels from its upper left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """As Pillow's crop wants it: left, top, right, bottom."""
        return self.left, self.top, self.left + self.width, self.top + self.height


def crop_box(size: tuple[int, int], crop: str, focus: tuple[float, float] = CENTRE) -> Box:
    """The largest part of this ratio that has the focal point as near to its middle as the edges allow.

    `size` in pixels, `crop` a key of RATIOS or ORIGINAL, `focus` in parts of width and height (0 to 1 from the left
    and the top; values beyond are taken to the edge).
    """
    width, height = size
    if crop == ORIGINAL:
        return Box(0, 0, width, height)
    across, down = RATIOS[crop]
    wide = min(width, round(height * across / down)) or 1
    high = min(height, round(width * down / across)) or 1
    return Box(_start(width, wide, focus[0]), _start(height, high, focus[1]), wide, high)


def widths_for(width: int) -> tuple[int, ...]:
    """The widths of WIDTHS a picture of this width can fill, and its own if it is smaller than the largest."""
    fitting = tuple(each for each in WIDTHS if each <= width)
    return fitting if width in fitting or width > WIDTHS[-1] else (*fitting, width)


def scaled_height(box: Box, width: int) -> int:
    """Height in pixels of the part when it is this wide; at least one."""
    return max(1, round(box.height * width / box.width))


def _start(length: int, part: int, focus: float) -> int:
    return min(max(round(length * focus - part / 2), 0), length - part)
