"""Words on pictures: faces with a second file for rare letters, and lines that break well in German."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

__all__ = ["Face", "break_lines", "lines_fitting"]

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
MISSING = "\uffff"  # no face has this letter; what it shows instead is how a missing one looks
LEAST_PART = 4  # letters of a word before or after a break
VOWELS = "aeiouyäöüáéíóúàèêâô"
SHY = "\u00ad"


@dataclass(frozen=True)
class Face:
    """A typeface in one size (pixels). `files` are asked in their order for a letter; without any, Pillow's own."""

    files: tuple[str, ...]
    size: int
    weight: int = 0  # of a face with an axis of weight

    @cached_property
    def fonts(self) -> list[Font]:
        return [_font(file, self.size, self.weight) for file in self.files] or [
            ImageFont.load_default(self.size)
        ]

    def width(self, text: str) -> float:
        return sum(font.getlength(part) for font, part in self._runs(text))

    def write(self, pen: ImageDraw.ImageDraw, place: tuple[float, float], text: str, colour: str) -> None:
        """`place` is the left end of the line the letters stand on."""
        across, down = place
        for font, part in self._runs(text):
            pen.text((across, down), part, fill=colour, font=font, anchor="ls")
            across += font.getlength(part)

    def _runs(self, text: str) -> Iterator[tuple[Font, str]]:
        """Parts of the text with the font that has their letters; a letter nobody has is left out."""
        chosen = [(self._font_of(letter), letter) for letter in text]
        for number, part in groupby(chosen, key=lambda each: each[0]):
            if number is not None:
                yield self.fonts[number], "".join(letter for _number, letter in part)

    def _font_of(self, letter: str) -> int | None:
        files: Sequence[str] = self.files or [""]
        return next((number for number, file in enumerate(files) if _has(file, letter)), None)


@lru_cache(maxsize=64)
def _font(file: str, size: int, weight: int) -> Font:
    font = ImageFont.truetype(file, size)
    if weight and _has_axes(font):
        font.set_variation_by_axes([weight])
    return font


def _has_axes(font: ImageFont.FreeTypeFont) -> bool:
    try:
        return bool(font.get_variation_axes())
    except OSError:  # a face that stands in one weight
        return False


@lru_cache(maxsize=4096)
def _has(file: str, letter: str) -> bool:
    font = _font(file, 20, 0) if file else ImageFont.load_default(20)
    return letter.isspace() or _shape(font, letter) != _shape(font, MISSING)


def _shape(font: Font, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = Image.Image()._new(font.getmask(letter))
    return mask.size, mask.tobytes()


def lines_fitting(text: str, faces: Sequence[Face], width: float, most: int) -> tuple[Face, list[str]]:
    """The first face in which the text takes at most so many lines of this width, balanced, and these lines.

    In the last face a text that is still too long ends with an ellipsis.
    """
    for face in faces:
        lines = break_lines(text, face, width)
        if len(lines) <= most:
            return face, _balanced(text, face, width, lines)
    kept = lines[:most]
    while kept[-1] and face.width(kept[-1] + "…") > width:
        kept[-1] = kept[-1].rpartition(" ")[0] or kept[-1][:-1]
    return face, [*kept[:-1], kept[-1].rstrip("-–,;: ") + "…"]


def _balanced(text: str, face: Face, width: float, lines: list[str]) -> list[str]:
    """As many lines, of about the same length: the narrowest measure that needs no more of them and no more hyphens."""
    hyphens = _hyphens(lines)
    low, high = 0.0, width
    while high - low > 4:
        middle = (low + high) / 2
        tried = break_lines(text, face, middle)
        if len(tried) <= len(lines) and _hyphens(tried) <= hyphens:
            high, lines = middle, tried
        else:
            low = middle
    return lines


def _hyphens(lines: list[str]) -> int:
    return sum(line.endswith("-") for line in lines)


def break_lines(text: str, face: Face, width: float) -> list[str]:
    """Greedily filled lines; a word breaks only where it alone is wider than a line."""
    lines = [""]
    for word in text.split():
        for part in _parts(word, face, width):
            tried = f"{lines[-1]} {part}".lstrip()
            if face.width(tried) <= width or not lines[-1]:
                lines[-1] = tried
            else:
                lines.append(part)
    return lines


def _parts(word: str, face: Face, width: float) -> list[str]:
    """The word, in pieces that each fit into a line."""
    plain = word.replace(SHY, "")
    if face.width(plain) <= width:
        return [plain]
    breaks = [place for place in _breaks(plain) if face.width(_first(plain, place)) <= width]
    place = breaks[-1] if breaks else max(_fitting(plain, face, width), 1)
    return [_first(plain, place), *_parts(plain[place:], face, width)]


def _first(word: str, place: int) -> str:
    return word[:place] if word[place - 1] in "-–/" else word[:place] + "-"


def _breaks(word: str) -> list[int]:
    """Where a word may break: after a hyphen, and before a consonant that begins a syllable."""
    found = [match.end() for match in re.finditer("[-–/]", word) if match.end() < len(word)]
    lower = word.lower()
    for place in range(LEAST_PART, len(word) - LEAST_PART + 1):
        is_syllable = lower[place] not in VOWELS and lower[place + 1 : place + 2] in tuple(VOWELS)
        is_cluster = lower[place - 1 : place + 1] in ("ch", "ck", "ph", "th", "qu")
        is_sch = lower[place - 2 : place + 1] == "sch"
        if word[place - 1 : place + 1].isalpha() and is_syllable and not is_cluster and not is_sch:
            found.append(place)
    return sorted(found)


def _fitting(word: str, face: Face, width: float) -> int:
    """How many letters fit with a hyphen after them."""
    return sum(face.width(word[:place] + "-") <= width for place in range(1, len(word)))
