"""What stands in a picture's place until it is there: a few blurred pixels within the page itself."""

import base64
import io

from PIL import Image

from articles.imaging.colour import on_white
from articles.imaging.geometry import Box

__all__ = ["placeholder"]

LONGER_SIDE = 16  # pixels


def placeholder(image: Image.Image, box: Box) -> str:
    """A data address (RFC 2397) of under 400 bytes that shows this part of the picture, blurred."""
    scale = LONGER_SIDE / max(box.width, box.height)
    size = max(1, round(box.width * scale)), max(1, round(box.height * scale))
    tiny = on_white(image).resize(size, Image.Resampling.BOX, box=box.corners)
    written = io.BytesIO()
    tiny.save(written, "WEBP", quality=20, method=6)
    return "data:image/webp;base64," + base64.b64encode(written.getvalue()).decode("ascii")
