"""The stories the benchmarks open: a long text with cards and pictures, and the pictures themselves."""

import io
import random

from articles.library.details import change_picture
from articles.library.intake import take_in
from articles.management.demo.paintings import paint

__all__ = ["card", "gallery", "hang", "hang_paintings", "long_text", "picture"]

VOCABULARY = (
    "Stadt Hafen Brücke Verkehr Haushalt Ausschuss Bürgermeisterin Gemeinderat Abstimmung Sanierung Grundschule "
    "Bahnhof Linie Busfahrer Werft Auftrag Beschäftigte Entscheidung Gutachten Kosten Euro Prozent Jahr Monat Sommer "
    "die der das ein eine und oder aber weil dass nach vor mit ohne über unter seit bis am im zum zur von nicht noch "
    "sagte erklärte beschloss forderte plant bleibt steigt sinkt öffnet schließt beginnt endet kommt geht steht neu alt"
)
PARAGRAPH = 60  # words
SENTENCE = 10  # words
SECTION = 7  # paragraphs below one headline


def long_text(words, blocks):
    """HTML of so many words in paragraphs, between which the blocks stand, spread evenly."""
    chance = random.Random(1)
    pieces = [_paragraph(chance, place) for place in range(words // PARAGRAPH)]
    gap = len(pieces) / (len(blocks) + 1)
    for place, block in reversed(list(enumerate(blocks, 1))):
        pieces.insert(round(place * gap), block)
    return "".join(pieces)


def _paragraph(chance, place):
    """One sentence strong, one linked; the first of each section has a headline above it."""
    words = chance.choices(VOCABULARY.split(), k=PARAGRAPH)
    sentences = [
        " ".join(words[start : start + SENTENCE]).capitalize() for start in range(0, PARAGRAPH, SENTENCE)
    ]
    sentences[1] = f"<strong>{sentences[1]}</strong>"
    sentences[3] = f'<a href="https://www.example.org/{place}">{sentences[3]}</a>'
    headline = "<h2>Was nun geschieht</h2>" if place % SECTION == 0 else ""
    return f"{headline}<p>{'. '.join(sentences)}.</p>"


def card(article):
    return f'<aside data-card="readmore" data-article="{article.pk}"></aside>'


def picture(kept):
    return f'<figure data-card="picture" data-picture="{kept.pk}"></figure>'


def gallery(pictures):
    return f'<section data-card="gallery">{"".join(map(picture, pictures))}</section>'


def hang(data, name, by):
    """A picture (bytes of a JPEG) in the library, with what it needs before readers see it."""
    kept = take_in(io.BytesIO(data), f"{name}.jpg", by=by, anyway=True)
    details = {"alternative": "Ein Hafen", "caption": "Am Hafen.", "credit": "Anna Weber", "licence": "own"}
    return change_picture(kept.pk, details, by=by, version=kept.version)


def hang_paintings(seed, by):
    """Six of the demo's scenes, painted anew for each seed: the library takes the same file only once."""
    scenes = ("bridge", "harbour", "town", "forest", "coast", "wind")
    return [hang(paint(scene, seed), scene, by) for scene in scenes]
