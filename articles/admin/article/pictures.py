"""The picture of the head as six inputs of the form, and what the editor knows of pictures."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import ImportMap, Media

from articles.admin.article.typed import read_id
from articles.admin.library.files import facts_of
from articles.body.pictures import HEAD_CROP, NAMES, pictures_in
from articles.editing.pictures import clean_picture
from articles.imaging.geometry import ORIGINAL, RATIOS
from articles.models import Picture
from articles.vocabulary import Refused

CROPS = [
    ("", HEAD_CROP),
    *((name, name) for name in RATIOS if name != HEAD_CROP),
    (ORIGINAL, gettext_lazy("uncropped")),
]
LABELS = {
    "picture": gettext_lazy("Picture of the head (number in the library)"),
    "crop": gettext_lazy("Crop"),
    "focus": gettext_lazy("Focal point"),
    "alternative": gettext_lazy("Alternative text"),
    "caption": gettext_lazy("Caption"),
    "credit": gettext_lazy("Picture credit"),
}


# Modules that choose a picture and show it; each imports the others by these names.
PICTURE_MODULES = [
    "dialog",
    "asking",
    "upload",
    "focal",
    "crop_stage",
    "shown_picture",
    "picture_dialog",
    "head_picture",
]


class PictureWidget(forms.MultiWidget):
    """Number, crop, focal point and words; desk/head_picture.js puts the picture itself in their place."""

    def __init__(self):
        inputs = [forms.NumberInput({"min": 1}), forms.Select(choices=CROPS), forms.HiddenInput()]
        inputs += [forms.TextInput(), forms.Textarea({"rows": 2}), forms.TextInput()]
        for name, widget in zip(NAMES, inputs, strict=True):
            widget.attrs |= {"aria-label": LABELS[name], "placeholder": LABELS[name]}
        super().__init__(inputs)

    @property
    def media(self):
        modules = {f"desk/{name}": f"desk/{name}.js" for name in PICTURE_MODULES}
        editor = {"django-prose-editor/editor": "django_prose_editor/editor.js"}
        return Media(importmap=ImportMap(editor | modules), css={"all": ["desk/editor.css"]})

    def render(self, name, value, attrs=None, renderer=None):
        inputs = super().render(name, value, attrs, renderer)
        frame = '<div class="head-picture" data-head-picture><div class="head-fields">{}</div></div>'
        return format_html(frame, inputs)

    def decompress(self, value):
        value = value or {}
        return [_shown(name, value.get(name, "")) for name in NAMES]


def _shown(name, value):
    return "" if name == "crop" and value == HEAD_CROP else value


class PictureField(forms.MultiValueField):
    """Cleaned to the use in the head as content stores it, or None."""

    widget = PictureWidget

    def __init__(self, **kwargs):
        parts = [forms.CharField(required=False) for _name in NAMES]
        super().__init__(parts, required=False, require_all_fields=False, **kwargs)

    def compress(self, values):
        typed = dict(zip(NAMES, values, strict=True)) if values else {}
        if not typed.get("picture"):
            return None
        if not read_id(typed["picture"]):
            raise ValidationError(_("Please enter the number of a picture of the library."))
        try:
            return clean_picture(typed)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def has_changed(self, initial, data):
        return self.clean(data) != (initial or None)


def picture_settings(form, document):
    """Where the editor finds pictures, and the facts of those the form names; one query."""
    typed = form["picture"].value()
    head = typed.get("picture") if isinstance(typed, dict) else (typed or [""])[0]
    ids = {use.picture for use in pictures_in(document)} | {read_id(head)}
    facts = Picture.objects.in_bulk(ids - {None}) if ids - {None} else {}
    return {
        "lookup": str(reverse_lazy("admin:articles_picture_lookup")),
        "upload": str(reverse_lazy("admin:articles_picture_add")),
        "facts": {str(pk): facts_of(picture) for pk, picture in facts.items()},
    }
