"""The one table of picture formats: what may come in, and what readers get."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["ACCEPTED", "MAX_BYTES", "MAX_PIXELS", "MAX_SIDE", "SERVED", "Format"]

MAX_BYTES = 60_000_000  # bytes of one file
MAX_PIXELS = 80_000_000  # a 6,000 x 4,000 photo has 24 million
MAX_SIDE = 20_000  # pixels of the longer side


@dataclass(frozen=True)
class Format:
    """A format by Pillow's name. `extensions` are the endings a file of it may have, `mark` the place and the bytes
    it is known by; `options` go to the encoder.
    """

    name: str
    media_type: str
    extensions: tuple[str, ...]
    mark: tuple[int, bytes] = (0, b"")
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def extension(self) -> str:
        return self.extensions[0]

    def begins(self, head: bytes) -> bool:
        place, known = self.mark
        return head[place:].startswith(known)


ACCEPTED: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), (0, b"\xff\xd8\xff")),
        Format("PNG", "image/png", (".png",), (0, b"\x89PNG\r\n\x1a\n")),
        Format("WEBP", "image/webp", (".webp",), (8, b"WEBP")),
        Format("AVIF", "image/avif", (".avif",), (4, b"ftypavif")),
        Format("GIF", "image/gif", (".gif",), (0, b"GIF8")),
    )
}

# In the order browsers are offered them: the smallest first, the one everybody reads last. AVIF at speed 8 costs what
# WebP costs; a JPEG would keep the original's comment unless told otherwise.
SERVED: tuple[Format, ...] = (
    Format("AVIF", "image/avif", (".avif",), options={"quality": 58, "speed": 8}),
    Format("WEBP", "image/webp", (".webp",), options={"quality": 78, "method": 4}),
    Format(
        "JPEG",
        "image/jpeg",
        (".jpg",),
        options={"quality": 80, "progressive": True, "optimize": True, "comment": b""},
    ),
)
