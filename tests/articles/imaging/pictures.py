"""Small real pictures, made when a test asks for one."""

import io

from PIL import Image


def drawn(size=(160, 90), mode="RGB", corner="red"):
    """A picture one can tell left from right and top from bottom in: its upper left quarter has its own colour."""
    image = Image.new(mode, size, "blue")
    width, height = size
    image.paste(corner, (0, 0, width // 2, height // 2))
    return image


def photo(size=(160, 120), seed=1):
    """Something with edges everywhere, as a photo has, and always the same."""
    image = Image.new("RGB", (16, 12))
    values = []
    for _ in range(16 * 12):
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        values.append((seed >> 16 & 255, seed >> 8 & 255, seed >> 20 & 255))
    image.putdata(values)
    return image.resize(size, Image.Resampling.BICUBIC)


def file_of(image, form="JPEG", **options):
    """The picture as a file of this format."""
    written = io.BytesIO()
    image.save(written, form, **options)
    written.seek(0)
    return written
