"""The address of a story's preview image: it holds a digest of everything drawn, so another picture has another one.

The digest is keyed: nobody can try headlines until one fits, and it tells nothing of a story that is not public.
"""

import json

from django.conf import settings
from django.utils.crypto import salted_hmac

from articles.addresses import path_to
from articles.imaging.card import RECIPE
from articles.vocabulary import Tone

LENGTH = 24  # hexadecimal digits
# As in static/reader/site.css on light paper: dark enough for white letters.
TONES = {
    "": "#0d5c66",
    Tone.PETROL: "#0d5c66",
    Tone.BLUE: "#1f4fa3",
    Tone.RED: "#b3261e",
    Tone.GREEN: "#1f6b3a",
    Tone.OCHRE: "#845600",
    Tone.VIOLET: "#5b3ea8",
    Tone.BERRY: "#9c1f63",
    Tone.SLATE: "#45576b",
}


def words_of(story):
    """What the image says and shows, of a publication with its section attached."""
    picture = story.teaser_picture or story.picture or {}
    return {
        "headline": story.headline,
        "label": story.kicker or story.category.name,
        "house": settings.SITE_NAME,
        "tone": TONES.get(story.category.shade, TONES[""]),
        "photo": picture.get("src", ""),
    }


def digest_of(story):
    said = json.dumps([RECIPE, story.article_id, words_of(story)], sort_keys=True)
    return salted_hmac("articles.cards", said, algorithm="sha256").hexdigest()[:LENGTH]


def address_of(story):
    """Path of the image of a publication with its section attached."""
    return path_to("preview_image", story.article_id, digest_of(story))


def crop_address_of(story, shape):
    """Path of the photo alone in one of the shapes of `imaging.card.CROPS`."""
    return path_to("preview_crop", story.article_id, digest_of(story), shape)
