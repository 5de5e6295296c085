"""The demo's pictures, painted by rules: flat landscapes in a few colours, so that no photo has to be shipped."""

import io
import math
import random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1800, 1200)  # pixels
MORNING = ("#f7d9b4", "#8fb4c4", "#35596b", "#1f3642")
NOON = ("#dcebf2", "#8fbfdb", "#4f7d58", "#22402f")
EVENING = ("#f2b27a", "#b86a6e", "#4d3b5c", "#231d33")
NIGHT = ("#33415c", "#1b2740", "#101829", "#f3cf7a")


def paint(scene, seed=1):
    """A JPEG (bytes) of a scene of SCENES; the same seed paints the same picture."""
    chance = random.Random(f"{scene}-{seed}")  # noqa: S311  paints, keeps no secret
    sky, draw_scene = SCENES[scene]
    image = _sky(*sky[:2])
    draw_scene(ImageDraw.Draw(image), sky, chance)
    written = io.BytesIO()
    image.filter(ImageFilter.SMOOTH).save(written, "JPEG", quality=86)
    return written.getvalue()


def _sky(top, bottom):
    """A gradient from the horizon's colour to that of the zenith."""
    _width, height = SIZE
    column = Image.linear_gradient("L").resize((1, height))
    return Image.composite(
        Image.new("RGB", (1, height), top), Image.new("RGB", (1, height), bottom), column
    ).resize(SIZE)


def _hills(draw, colour, base, chance, swing=90):
    """A line of hills from one side to the other; `base` is its height in parts of the picture."""
    width, height = SIZE
    waves = [(chance.uniform(1, 4), chance.uniform(0, 6), chance.uniform(0.3, 1)) for _ in range(3)]
    points = [
        (
            x,
            height * base
            + sum(swing * size * math.sin(x / width * many * 3 + shift) for many, shift, size in waves) / 2,
        )
        for x in range(0, width + 20, 20)
    ]
    draw.polygon([(0, height), *points, (width, height)], fill=colour)


def _sun(draw, colour, chance, radius=90):
    x, y = chance.randint(300, SIZE[0] - 300), chance.randint(180, 420)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _water(draw, colour, light, chance, top=0.72):
    """Water with streaks of light."""
    width, height = SIZE
    draw.rectangle((0, height * top, width, height), fill=colour)
    for _ in range(70):
        y, x = chance.uniform(height * top + 10, height), chance.uniform(0, width)
        length = chance.uniform(40, 220)
        draw.line((x, y, x + length, y), fill=light, width=3)


def _bridge(draw, colours, chance):
    sun, _sky, water, dark = colours
    _sun(draw, "#fff3da", chance)
    _hills(draw, water, 0.62, chance)
    _water(draw, "#6d95a3", sun, chance)
    draw.rectangle((0, 700, SIZE[0], 745), fill=dark)
    for left in range(-100, SIZE[0], 460):
        draw.rectangle((left, 700, left + 46, 960), fill=dark)
        draw.arc((left + 46, 735, left + 460, 1010), 180, 360, fill=dark, width=34)


def _harbour(draw, colours, chance):
    sun, _sky, middle, dark = colours
    _sun(draw, "#ffe2b0", chance, 120)
    for left in (160, 640, 1180, 1480):
        high = chance.randint(280, 420)
        draw.rectangle((left, high, left + 26, 860), fill=dark)
        draw.rectangle((left + 120, high, left + 146, 860), fill=dark)
        draw.polygon(
            [(left - 150, high), (left + 330, high - 130), (left + 330, high - 104), (left - 150, high + 26)],
            fill=dark,
        )
    _water(draw, middle, sun, chance, 0.7)
    for left in range(120, 1500, 190):
        for floor in range(chance.randint(1, 3)):
            colour = chance.choice(["#b5523b", "#3b6f8a", "#d9a441", "#5d7a52"])
            draw.rectangle((left, 790 - 62 * floor, left + 172, 846 - 62 * floor), fill=colour)


def _town(draw, colours, chance):
    for row, colour in enumerate((*colours[2:0:-1], colours[2])):
        left = -40
        while left < SIZE[0]:
            wide, high = chance.randint(90, 220), chance.randint(200, 620 - 130 * row)
            top = SIZE[1] - high - 80 + 40 * row
            draw.rectangle((left, top, left + wide, SIZE[1]), fill=colour)
            for x in range(left + 18, left + wide - 24, 34):
                for y in range(top + 22, SIZE[1], 46):
                    if chance.random() < 0.3:
                        draw.rectangle((x, y, x + 14, y + 20), fill=colours[3])
            left += wide + chance.randint(0, 30)


def _forest(draw, colours, chance):
    _light, _sky, middle, dark = colours
    _sun(draw, "#fffbe8", chance)
    _hills(draw, middle, 0.55, chance)
    for row in range(3):
        for _ in range(46):
            x, size = chance.randint(0, SIZE[0]), chance.randint(90, 170) + 60 * row
            foot = 820 + 150 * row
            draw.polygon(
                [(x, foot - size * 2), (x - size / 2, foot), (x + size / 2, foot)],
                fill=dark if row != 1 else middle,
            )


def _field(draw, colours, chance):
    sun, _sky, middle, dark = colours
    _sun(draw, "#fff6d5", chance)
    _hills(draw, middle, 0.58, chance, 60)
    _hills(draw, "#c9a94f", 0.72, chance, 40)
    for row in range(4):
        for column in range(9):
            x, y, wide = 60 + column * 200 - row * 24, 800 + row * 95, 150 + 12 * row
            draw.polygon(
                [(x, y), (x + wide, y), (x + wide - 28, y + 58), (x - 28, y + 58)],
                fill="#2b3f63",
                outline=sun,
                width=4,
            )
    draw.rectangle((0, 1180, *SIZE), fill=dark)


def _train(draw, colours, chance):
    """A train on its way, windows lit."""
    sun, _sky, middle, dark = colours
    _hills(draw, middle, 0.5, chance)
    _hills(draw, dark, 0.66, chance, 50)
    draw.rectangle((0, 960, SIZE[0], SIZE[1]), fill="#15111f")
    draw.line((0, 985, SIZE[0], 985), fill=sun, width=5)
    for left in range(-120, SIZE[0], 620):
        draw.rounded_rectangle((left, 740, left + 596, 960), 26, fill="#8f2f3c")
        draw.rectangle((left, 890, left + 596, 912), fill=sun)
        for x in range(left + 46, left + 540, 84):
            draw.rounded_rectangle((x, 782, x + 58, 850), 8, fill="#ffe9b8")


def _coast(draw, colours, chance):
    """Sea, a dyke, and a lighthouse."""
    sun, _sky, middle, dark = colours
    _sun(draw, "#fffbe8", chance)
    _water(draw, "#5f97ad", sun, chance, 0.55)
    _hills(draw, middle, 0.8, chance, 50)
    foot = chance.randint(420, 1250)
    draw.polygon([(foot, 900), (foot + 34, 330), (foot + 106, 330), (foot + 140, 900)], fill="#f4f1ea")
    for top in (430, 610, 790):
        draw.polygon(
            [(foot + 10, top + 90), (foot + 16, top), (foot + 124, top), (foot + 130, top + 90)],
            fill="#b5423a",
        )
    draw.rectangle((foot + 22, 268, foot + 118, 330), fill=dark)
    draw.polygon([(foot + 10, 268), (foot + 70, 205), (foot + 130, 268)], fill="#b5423a")


def _wind(draw, colours, chance):
    """Wind turbines on hills."""
    _light, _sky, middle, dark = colours
    _sun(draw, "#fff3da", chance)
    _hills(draw, middle, 0.68, chance)
    for x in range(160, SIZE[0], 270):
        top, length, turn = chance.randint(260, 480), chance.randint(150, 200), chance.uniform(0, 2)
        draw.polygon([(x - 10, 960), (x - 4, top), (x + 4, top), (x + 10, 960)], fill="#f4f1ea")
        for blade in range(3):
            angle = turn + blade * math.tau / 3
            draw.line(
                (x, top, x + length * math.cos(angle), top + length * math.sin(angle)),
                fill="#f4f1ea",
                width=11,
            )
    _hills(draw, dark, 0.78, chance, 60)


SCENES = {
    "bridge": (MORNING, _bridge),
    "harbour": (EVENING, _harbour),
    "town": (NIGHT, _town),
    "forest": (NOON, _forest),
    "field": (NOON, _field),
    "train": (EVENING, _train),
    "coast": (NOON, _coast),
    "wind": (MORNING, _wind),
}
