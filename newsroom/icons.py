"""Draws the site's icon as pixels: `python -m newsroom.icons`.

What comes out stands in static/reader/icons and is committed, so only whoever changes static/reader/icon.svg needs
this. The shapes are those of that file, in its own units.
"""

from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).parent.parent / "static/reader/icons"
UNITS = 32  # sides of the drawing
GROUND, LETTER, LINE = "#0d4f5c", "#ffffff", "#8fd0dc"
N = [(8, 24), (8, 8), (11.4, 8), (20, 18.6), (20, 8), (24, 8), (24, 24), (20.6, 24), (12, 13.4), (12, 24)]
BELOW = [(6, 27), (26, 27), (26, 28.6), (6, 28.6)]
FINER = 8  # times as large as it is kept, for smooth edges


def icon(size, *, round_corners=True, margin=0.0):
    """The icon as a picture of so many pixels; `margin` is the part of each side left free around the shapes."""
    large = size * FINER
    scale = large * (1 - 2 * margin) / UNITS
    picture = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    radius = 4 / UNITS * large if round_corners else 0
    pen.rounded_rectangle((0, 0, large - 1, large - 1), radius, fill=GROUND)
    for shape, colour in ((N, LETTER), (BELOW, LINE)):
        pen.polygon([(margin * large + x * scale, margin * large + y * scale) for x, y in shape], fill=colour)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def draw_all(folder=TARGET):
    """Writes every file; those whose corners the system cuts fill their square and keep away from its edge."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in (192, 512):
        icon(size).save(folder / f"icon-{size}.png", optimize=True)
    icon(512, round_corners=False, margin=0.12).convert("RGB").save(
        folder / "icon-maskable-512.png", optimize=True
    )
    icon(180, round_corners=False, margin=0.06).convert("RGB").save(
        folder / "apple-touch-icon.png", optimize=True
    )
    icon(48).save(folder / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])


if __name__ == "__main__":
    draw_all()
