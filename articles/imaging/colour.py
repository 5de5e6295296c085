"""Colours as readers' screens show them: every picture in sRGB, with transparency where it had some."""

import io

from PIL import Image, ImageCms

__all__ = ["on_white", "to_srgb"]

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def to_srgb(image: Image.Image) -> Image.Image:
    """A new picture in mode RGB, or RGBA when it is transparent somewhere. An unreadable profile is ignored."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        converted = _by_profile(image, profile, mode if image.mode != "CMYK" else "RGB")
        if converted is not None:
            return converted
    if image.mode.startswith("I"):
        return _from_deep_grey(image)
    return image.convert(mode)


def on_white(image: Image.Image) -> Image.Image:
    """For formats without transparency: as it looks on a white page."""
    if image.mode != "RGBA":
        return image
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image.getchannel("A"))
    return page


def _by_profile(image: Image.Image, profile: bytes, mode: str) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _from_deep_grey(image: Image.Image) -> Image.Image:
    """Sixteen bits of grey, which a plain conversion would cut off instead of scaling."""
    return image.point(lambda value: value / 256).convert("L").convert("RGB")
