"""The picture shown when somebody shares a story: the headline on its photo, or on the section's colour."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps

from articles.imaging.lettering import Face, lines_fitting

__all__ = ["CROPS", "HEIGHT", "RECIPE", "WIDTH", "Card", "Faces", "crop_photo", "draw_card"]

RECIPE = 1  # counts the ways this was drawn: with another one, every card gets another address
WIDTH, HEIGHT = 1200, 630  # pixels, as the networks ask
CROPS = {"4x3": (1200, 900), "1x1": (1200, 1200)}  # shapes of the photo alone that search engines ask for
EDGE = 64  # pixels free on every side: some show a square of the middle, some round corners
# Of the headline, and how many lines it may take: few on a photo, which shall still be seen, and rather smaller
# letters than a fourth line; also the smallest are legible in a list of results.
ON_PHOTO = ((88, 2), (80, 3), (72, 3), (64, 3), (64, 4), (56, 4), (50, 5))
ON_COLOUR = ((124, 2), (112, 3), (100, 3), (88, 4), (76, 4), (66, 5), (54, 6))
LEADING = 1.12
WHITE, SOFT, BLACK = "#ffffff", "#ffffffd9", "#0b0f11"
LABEL_SIZE, HOUSE_SIZE, ROOM = 34, 32, 26
FADE = 190  # pixels above the words over which a photo turns dark
QUALITY = 84


@dataclass(frozen=True)
class Card:
    """What it says. `tone` is the section's colour as #rrggbb, dark enough for white letters; `photo` a file's bytes."""

    headline: str
    label: str
    house: str
    tone: str
    photo: bytes | None = None


@dataclass(frozen=True)
class Faces:
    """Files of the two typefaces, the second of each for letters the first lacks."""

    headline: tuple[str, ...] = ()
    label: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """The headline's face and lines, and where its first line stands (pixels from above)."""

    face: Face
    lines: list[str]
    first: int

    @property
    def step(self) -> int:
        return round(self.face.size * LEADING)

    @property
    def top(self) -> int:
        return self.first - round(self.face.size * 0.8)


def draw_card(card: Card, faces: Faces) -> bytes:
    """The picture as a JPEG without metadata. OSError for a photo that cannot be read."""
    setting = _set(card, faces)
    picture = _photo(card, setting.top - LABEL_SIZE - ROOM) if card.photo else _colour(card)
    pen = ImageDraw.Draw(picture, "RGBA")
    Face(faces.label, HOUSE_SIZE, weight=600).write(pen, (EDGE, HEIGHT - EDGE), card.house, SOFT)
    for number, line in enumerate(setting.lines):
        setting.face.write(pen, (EDGE, setting.first + number * setting.step), line, WHITE)
    _write_label(pen, card, faces, setting.top - ROOM)
    return _encoded(picture)


def crop_photo(photo: bytes, name: str) -> bytes:
    """The middle of the photo in one of the shapes of CROPS, as a JPEG. OSError for what cannot be read."""
    return _encoded(_fitted(photo, CROPS[name]))


def _fitted(photo: bytes, size: tuple[int, int]) -> Image.Image:
    with Image.open(io.BytesIO(photo), formats=["JPEG"]) as opened:
        return ImageOps.fit(opened.convert("RGB"), size, Image.Resampling.LANCZOS)


def _encoded(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, progressive=True, optimize=True, comment=b"")
    return written.getvalue()


def _set(card: Card, faces: Faces) -> Setting:
    """Upon a photo the words stand at its foot, on a colour they begin above."""
    for size, most in ON_PHOTO if card.photo else ON_COLOUR:
        face, lines = lines_fitting(card.headline, [Face(faces.headline, size)], WIDTH - 2 * EDGE, most)
        if not lines[-1].endswith("…"):
            break
    below = HEIGHT - EDGE - HOUSE_SIZE - ROOM - face.size // 8
    setting = Setting(face, lines, EDGE + LABEL_SIZE + ROOM + round(face.size * 0.8))
    return setting if not card.photo else Setting(face, lines, below - setting.step * (len(lines) - 1))


def _write_label(pen: ImageDraw.ImageDraw, card: Card, faces: Faces, base: int) -> None:
    """Kicker or section above the headline, on one line; on a photo upon a ground of its colour."""
    if not card.label:
        return
    face = Face(faces.label, LABEL_SIZE, weight=600)
    _face, (line, *_more) = lines_fitting(card.label, [face], WIDTH - 2 * EDGE - 32, 1)
    if card.photo:
        pen.rectangle((EDGE, base - LABEL_SIZE - 6, EDGE + face.width(line) + 32, base + 16), fill=card.tone)
    face.write(pen, (EDGE + (16 if card.photo else 0), base), line, WHITE)


def _colour(card: Card) -> Image.Image:
    """The section's colour, darker towards the foot, with a line above the name of the house."""
    ground = _darkened(Image.new("RGB", (WIDTH, HEIGHT), card.tone), [(0, 0.0), (HEIGHT, 0.3)])
    line = HEIGHT - EDGE - HOUSE_SIZE - ROOM
    ImageDraw.Draw(ground, "RGBA").rectangle((EDGE, line, WIDTH - EDGE, line + 2), fill="#ffffff73")
    return ground


def _photo(card: Card, top: int) -> Image.Image:
    """The photo, dark enough from `top` downwards for white letters whatever it shows."""
    dark = _darkened(
        _fitted(card.photo or b"", (WIDTH, HEIGHT)),
        [(0, 0.08), (top - FADE, 0.08), (top, 0.66), (HEIGHT, 0.92)],
    )
    ImageDraw.Draw(dark).rectangle((0, 0, WIDTH, 10), fill=card.tone)
    return dark


def _darkened(picture: Image.Image, stops: list[tuple[int, float]]) -> Image.Image:
    """How dark it is at which line, from 0 to 1; in between it changes evenly."""
    column = Image.new("L", (1, HEIGHT))
    for line in range(HEIGHT):
        column.putpixel((0, line), round(255 * _between(line, stops)))
    black = Image.new("RGB", (WIDTH, HEIGHT), BLACK)
    return Image.composite(black, picture, column.resize((WIDTH, HEIGHT)))


def _between(line: int, stops: list[tuple[int, float]]) -> float:
    before = max((stop for stop in stops if stop[0] <= line), default=stops[0])
    after = next((stop for stop in stops if stop[0] > line), before)
    part = (line - before[0]) / (after[0] - before[0]) if after != before else 0.0
    return before[1] + (after[1] - before[1]) * part
