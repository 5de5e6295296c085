"""Pictures in an article's content: cleaned, judged, and kept as rows that say where each picture is used."""

import re

from django.utils.translation import gettext as _

from articles.body.document import Document
from articles.body.kinds import CROP, FOCUS, PICTURE_ID
from articles.body.parse import parse
from articles.body.pictures import PictureUse, pictures_in, use_of_dict
from articles.models import Picture, PictureUsage
from articles.vocabulary import PicturePlace, Refused

WORDS = ("alternative", "caption", "credit")


def clean_picture(value):
    """The use in the head in its one spelling: None, or the fields of a PictureUse. Refused for what is none."""
    if not value or not value.get("picture"):
        return None
    values = {name: re.sub(r"\s+", " ", str(value.get(name) or "")).strip() for name in value}
    fits = PICTURE_ID.fullmatch(values["picture"]) and all(
        not values.get(name) or pattern.fullmatch(values[name])
        for name, pattern in (("crop", CROP), ("focus", FOCUS))
    )
    if not fits:
        raise Refused(_("The picture of the head cannot be read. Please choose it again."))
    return use_of_dict(values).as_dict()


def head_use(content):
    """The PictureUse of the head, or None."""
    return use_of_dict(content["picture"]) if content.get("picture") else None


def uses_in(content, document=None):
    """All uses of a canonical content with their places, in reading order; `document` spares parsing its text."""
    head = head_use(content)
    if document is None:
        document = parse(content["body"]) if "data-picture" in content["body"] else Document()
    in_text = pictures_in(document)
    return [*([(PicturePlace.HEAD, head)] if head else []), *((PicturePlace.IN_TEXT, use) for use in in_text)]


def unfit_pictures(content):
    """A sentence for each word of a use that is longer than the library's own may be."""
    for _place, use in uses_in(content):
        for name in WORDS:
            field, text = Picture._meta.get_field(name), getattr(use, name)
            if len(text) > field.max_length:
                words = {"field": field.verbose_name, "count": len(text), "limit": field.max_length}
                yield (
                    _("“%(field)s” has %(count)d characters; at most %(limit)d fit. Please shorten it.")
                    % words
                )


def write_usages(article, content):
    """Rows for head and text in the place of those before; Refused when a picture is gone."""
    uses = uses_in(content)
    ids = {use.picture for _place, use in uses}
    if ids and Picture.objects.filter(pk__in=ids).count() != len(ids):
        raise Refused(_("A picture is not in the library any more. Please remove it or choose another one."))
    article.picture_usages.all().delete()
    PictureUsage.objects.bulk_create(
        _row(article, place, use, order) for order, (place, use) in enumerate(uses)
    )


def _row(article, place, use: PictureUse, position):
    return PictureUsage(article=article, picture_id=use.picture, place=place, position=position)
