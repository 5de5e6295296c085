"""Fills the demo's library: paintings with words, rights and tags, one that lacks them, one whose licence ends soon."""

import io
from datetime import timedelta

from django.utils.timezone import localdate

from articles.library.details import change_picture
from articles.library.intake import take_in
from articles.management.demo.paintings import paint
from articles.management.demo.texts import PICTURE, read_sections

WORDS = ("title", "alternative", "caption", "credit", "licence", "licence_terms")


def hang_pictures(user, now):
    """Takes every picture in, as `user`; returns their ids by key."""
    return {
        PICTURE + key: _hang(key, values, user, now)
        for key, values in read_sections("pictures.txt", "picture")
    }


def _hang(key, values, user, now):
    file = io.BytesIO(paint(values["scene"], int(values.get("seed", 1))))
    picture = take_in(file, f"{key}.jpg", by=user, anyway=True)
    details = {name: values[name] for name in WORDS if name in values}
    if "licence_days" in values:
        details["licence_until"] = localdate(now) + timedelta(days=int(values["licence_days"]))
    tags = [tag.strip() for tag in values.get("tags", "").split(",")]
    return change_picture(picture.pk, details, by=user, version=picture.version, tags=tags).pk
