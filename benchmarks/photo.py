"""Made photos: things of all sizes that hide each other, with a fine grain, as photos have. The same seed, the same photo."""

import io
import random

from PIL import Image, ImageDraw, ImageFilter

__all__ = ["photo_file"]

THINGS = 9_000
LARGEST, SMALLEST = 0.25, 0.002  # parts of the photo's width
OCTAVES = 5  # of the grain, from single pixels on
GRAIN = 0.1  # how much of the picture is grain
CAMERA = 92  # quality of the JPEG


def photo_file(size, seed=1):
    """A JPEG (bytes) of this size in pixels, in the quality a camera stores."""
    chance = random.Random(seed)
    scene = _things(size, chance).filter(ImageFilter.GaussianBlur(size[0] / 5000))
    grain = _grain(size, chance)
    written = io.BytesIO()
    Image.blend(scene, Image.merge("RGB", (grain,) * 3), GRAIN).save(written, "JPEG", quality=CAMERA)
    return written.getvalue()


def _things(size, chance):
    """Few large and many small ones, each before those drawn earlier: the sizes of what is seen in nature are so spread."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    width, height = size
    steep = (SMALLEST / LARGEST) ** 2
    for _ in range(THINGS):
        # The number of things falls with the cube of their size.
        length = width * SMALLEST / (1 - chance.random() * (1 - steep)) ** 0.5
        x, y = chance.uniform(0, width), chance.uniform(0, height)
        light = chance.gauss(125, 55)
        colour = tuple(max(0, min(255, round(light + chance.gauss(0, 18)))) for _ in range(3))
        draw.ellipse((x - length, y - length * chance.uniform(0.3, 1), x + length, y + length), fill=colour)
    return image


def _grain(size, chance):
    """Grey noise in octaves, each of spots half as large as the one before."""
    noise = None
    for octave in reversed(range(OCTAVES)):
        small = tuple(max(2, side >> octave) for side in size)
        spots = Image.frombytes("L", small, chance.randbytes(small[0] * small[1]))
        spots = spots.resize(size, Image.Resampling.BICUBIC)
        noise = Image.blend(noise, spots, 0.5) if noise else spots
    return noise
