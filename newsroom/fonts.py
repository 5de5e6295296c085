"""Cuts the site's typefaces to what German pages need: `python -m newsroom.fonts FOLDER`.

FOLDER holds the unpacked packages @fontsource-variable/newsreader and @fontsource-variable/libre-franklin of the npm
registry, both under the SIL Open Font License 1.1. What comes out stands in static/reader/fonts and is committed, so
only whoever changes the faces needs this. Every page loads the first file of a face; a browser fetches the second
one only for a page that holds a letter of it, as the unicode-range in fonts.css tells.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parent.parent / "static/reader/fonts"
GERMAN = (
    " !\"%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "ÄÖÜäöüßéè\u00a0„“”‚‘’»«›‹–—…·€§°×"
)

# What names and words of other Latin languages need, and further signs; written as in CSS.
FURTHER = (
    "U+23-24, U+3C, U+3E, U+5B-60, U+7B-7E, U+A1-A6, U+A8-AA, U+AC, U+AE-AF, U+B1-B6, U+B8-BA, U+BC-C3, U+C5-D5,"
    " U+D8-DB, U+DD-DE, U+E0-E3, U+E5-E7, U+EA-F5, U+F7-FB, U+FD-24F, U+1E00-1EFF, U+2020-2022, U+2030-2034, U+2044,"
    " U+20A0-20AB, U+20AD-20C0, U+2122, U+2212"
)


@dataclass(frozen=True)
class Face:
    """One typeface: its package and style, and the place on each axis; a pair is kept as a range.

    `further` is the place for the second file, as two files with a range cannot be joined.
    """

    package: str
    style: str
    axes: dict
    further: dict

    def source(self, folder, letters):
        return folder / self.package / "files" / f"{self.package}-{letters}-{self.style}.woff2"


DISPLAY, TEXT = {"opsz": 28, "wght": 600}, {"opsz": 16, "wght": 400}
FACES = {
    "newsreader-display": Face("newsreader", "standard-normal", DISPLAY, DISPLAY),
    "newsreader-text": Face("newsreader", "standard-normal", TEXT, TEXT),
    "newsreader-italic": Face("newsreader", "standard-italic", TEXT, TEXT),
    "libre-franklin": Face("libre-franklin", "wght-normal", {"wght": (400, 700)}, {"wght": 500}),
}
# Thousandths of the em to which the distance of two letters is rounded: half of it is a fifth of a pixel in the largest
# headline, and the tables shrink by half.
KERNING = 10
# 1 January 2026 in seconds since 1904, as fonts count: the same letters make the same file.
MADE = 3_850_070_400
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp"]


def letters_of(path):
    with TTFont(path) as font:
        return set(font.getBestCmap())


def points(ranges):
    """The code points of a unicode-range as CSS writes it."""
    spans = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
    return {point for span in spans for point in range(int(span[0], 16), int(span[-1], 16) + 1)}


def cut(path, letters, axes):
    """These letters of a font file at one place of its axes."""
    font = TTFont(path)
    subsetter = Subsetter(Options(layout_features=FEATURES, hinting=False, drop_tables=["DSIG"]))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return round_kerning(instantiateVariableFont(font, axes))


def round_kerning(font):
    """The font with distances of pairs in steps of KERNING; a pair of its own only where its classes say otherwise.

    A font that keeps a range of an axis stays as it is: its distances vary.
    """
    if "fvar" in font:
        return font
    tables = [table for lookup in font["GPOS"].table.LookupList.Lookup for table in lookup.SubTable]
    pairs, classes = ([table for table in tables if table.Format == kind] for kind in (1, 2))
    for value in distances(pairs, classes):
        step = font["head"].unitsPerEm * KERNING // 1_000
        value.XAdvance = round(value.XAdvance / step) * step
    for table in pairs:
        for left, own in zip(table.Coverage.glyphs, table.PairSet, strict=True):
            own.PairValueRecord = [
                pair
                for pair in own.PairValueRecord
                if pair.Value1.XAdvance != by_classes(classes, left, pair.SecondGlyph)
            ]
    return font


def distances(pairs, classes):
    """Every value of these tables that moves the second letter."""
    yield from (pair.Value1 for table in pairs for own in table.PairSet for pair in own.PairValueRecord)
    for table in classes:
        yield from (second.Value1 for first in table.Class1Record for second in first.Class2Record)


def by_classes(tables, left, right):
    """The distance two letters get from the classes they belong to, in the font's units."""
    table = next((table for table in tables if left in table.Coverage.glyphs), None)
    if table is None:
        return 0
    first = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
    return first.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1.XAdvance


def joined(fonts):
    """Several fonts without a letter in common as one."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/{number}.ttf" for number in range(len(fonts))]
        for font, path in zip(fonts, paths, strict=True):
            font.save(path)
        return Merger().merge(paths)


def store(font, name):
    font.flavor, font.recalcTimestamp = "woff2", False
    font["head"].created = font["head"].modified = MADE
    font.save(TARGET / f"{name}.woff2")


def main(folder):
    TARGET.mkdir(parents=True, exist_ok=True)
    german, further = set(map(ord, GERMAN)), points(FURTHER)
    for name, face in FACES.items():
        latin, wider = face.source(folder, "latin"), face.source(folder, "latin-ext")
        plain = letters_of(latin)
        store(cut(latin, german, face.axes), name)
        rest = (latin, plain & further), (wider, (letters_of(wider) - plain) & further)
        store(joined([cut(path, letters, face.further) for path, letters in rest]), f"{name}-more")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
