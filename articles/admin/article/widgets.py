"""Inputs of the desk: counted text, tags by commas, choices found by typing, the text editor."""

import json

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from js_asset import ImportMap, Media, Script

from articles.admin.article.editorwords import editor_words
from articles.admin.article.pictures import PICTURE_MODULES
from articles.body.embeds import browser_patterns
from articles.vocabulary import SOFT_LIMITS


class Counted:
    """Mixin of a text input: characters beside a soft limit, counted by the server first and by the page later."""

    def __init__(self, limit_of, attrs=None):
        self.limit = SOFT_LIMITS[limit_of]
        super().__init__(attrs={"class": f"counted counted-{limit_of}", **(attrs or {})})

    def render(self, name, value, attrs=None, renderer=None):
        count = len((value or "").replace("\r\n", "\n"))
        classes = "counter over" if count > self.limit else "counter"
        control = super().render(name, value, {**(attrs or {}), "data-limit": self.limit}, renderer)
        note = '<output class="{}" for="{}" title="{}">{} / {}</output>'
        title = _("Characters, and how many fit well. Longer is allowed.")
        return control + format_html(note, classes, (attrs or {}).get("id", ""), title, count, self.limit)

    @property
    def media(self):
        return Media(js=[Script("desk/counters.js", type="module")])


class CountedInput(Counted, forms.TextInput):
    pass


class CountedTextarea(Counted, forms.Textarea):
    pass


class LabelledSelect(AutocompleteSelect):
    """The admin's choice by typing, its labels handed over: ten rows then ask the database once, not ten times.

    `labels` maps ids to words; an id that is not in it is shown as a number.
    """

    def __init__(self, field, attrs=None):
        super().__init__(field, admin.site, attrs)
        self.labels = {}

    def optgroups(self, name, value, attr=None):
        chosen = [pk for pk in value if pk]
        options = [self.create_option(name, "", "", not chosen, 0)]
        options += [
            self.create_option(name, pk, self.labels.get(pk, f"#{pk}"), True, place)
            for place, pk in enumerate(chosen, 1)
        ]
        return [(None, options, 0)]


class ArticleSelect(LabelledSelect):
    """Finds articles as the text editor does: those the user may see, without the trash."""

    def get_url(self):
        return reverse_lazy("admin:articles_article_lookup")


class TagInput(forms.TextInput):
    """Words separated by commas; the page offers known ones. Works without JavaScript as the text it is."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-tags": reverse_lazy("admin:articles_tag_suggest"),
            "data-new": _("new"),
            "autocomplete": "off",
        }
        return context

    @property
    def media(self):
        select = AutocompleteSelect(None, admin.site).media
        return select + Media(js=[Script("desk/tags.js", type="module")])


EDITOR_MODULES = [
    "editor",
    "kinds",
    "card",
    "picker",
    "paste",
    "paste_blanks",
    "paste_cards",
    "paste_lines",
    "paste_links",
    "paste_lists",
    "paste_marks",
    "paste_source",
    "paste_web",
    "paste_word",
    "paste_writer",
    "passages",
    "find",
    "typography",
    "typeset",
    "overview",
    "picture_card",
    "slash",
    "table",
    "embed",
]


class BodyTextarea(forms.Textarea):
    """The text as HTML; the page puts the editor in its place. `cards` describes linked articles by id, `about` is the article's."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 24, "cols": 80, **(attrs or {})})
        self.cards, self.about, self.pictures = {}, None, {}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-desk-editor"] = json.dumps(self.editor_settings())
        return context

    def editor_settings(self):
        """What the editor is told: what it may look up, its words, and what it knows of cards and pictures."""
        lookup = str(reverse_lazy("admin:articles_article_lookup"))
        settings = {"lookup": lookup, "about": self.about, "words": editor_words(), "cards": self.cards}
        return {**settings, "pictures": self.pictures, "embeds": browser_patterns()}

    @property
    def media(self):
        modules = {f"desk/{name}": f"desk/{name}.js" for name in [*EDITOR_MODULES, *PICTURE_MODULES]}
        editor = {"django-prose-editor/editor": "django_prose_editor/editor.js"}
        return Media(
            importmap=ImportMap(editor | modules),
            css={
                "all": [
                    "django_prose_editor/material-icons.css",
                    "django_prose_editor/editor.css",
                    "desk/editor.css",
                    "desk/writing_tools.css",
                ]
            },
            js=[Script("desk/editor.js", type="module")],
        )
