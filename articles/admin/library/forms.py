"""The form of a picture: what is said about it, and the version it was based on."""

import json

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tree_queries.forms import TreeNodeChoiceField

from articles.admin.article.typed import join_names, split_names
from articles.admin.article.widgets import TagInput
from articles.admin.zoned import ZonedDateTimeField
from articles.library.details import DETAILS
from articles.models import Category, Picture


class PictureForm(forms.ModelForm):
    """It writes nothing: `changes()` and `cleaned_data["tag_names"]` are what `library.details` takes.

    Somebody else's change to another field is joined with what was typed; to the same field, both are shown.
    """

    refusal = None  # what the library answered to the same input a moment ago
    version = forms.IntegerField(widget=forms.HiddenInput)
    base = forms.CharField(required=False, widget=forms.HiddenInput)
    tag_names = forms.CharField(
        label=gettext_lazy("tags"),
        required=False,
        widget=TagInput,
        help_text=gettext_lazy("Separate by commas."),
    )
    category = TreeNodeChoiceField(
        label=gettext_lazy("category"), required=False, queryset=Category.objects.all()
    )
    taken_at = ZonedDateTimeField(label=gettext_lazy("taken at"), required=False)

    class Meta:
        model = Picture
        fields = list(DETAILS)
        widgets = {
            "alternative": forms.Textarea({"rows": 2}),
            "caption": forms.Textarea({"rows": 3}),
            "licence_terms": forms.Textarea({"rows": 2}),
            "licence_until": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "focus_x": forms.NumberInput({"min": 0, "max": 1, "step": "0.001"}),
            "focus_y": forms.NumberInput({"min": 0, "max": 1, "step": "0.001"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label)
        if not self.is_bound and self.instance.pk:
            names = self.instance.tagged.values_list("tag__name", flat=True)
            self.initial |= {
                "version": self.instance.version,
                "base": json.dumps(plain_details(self.instance)),
                "tag_names": join_names(names),
            }

    def clean_caption(self):
        return self.cleaned_data["caption"].replace("\r\n", "\n")

    def clean_licence_terms(self):
        return self.cleaned_data["licence_terms"].replace("\r\n", "\n")

    def clean(self):
        cleaned = super().clean()
        if self.refusal is not None:
            self.add_error(None, str(self.refusal))
        if "version" in self.errors:
            self.add_error(
                None, _("This page has lost which version it shows. Please open the picture again.")
            )
        stored = Picture.objects.get(pk=self.instance.pk)
        self.accepted_version = stored.version
        if cleaned.get("version") is not None and cleaned["version"] != stored.version:
            self._join(cleaned, stored)
        return cleaned

    def _join(self, cleaned, stored):
        """Three ways: a field only the other person changed is theirs; one both changed is to be decided again."""
        base, theirs = self._base(), plain_details(stored)
        clashes = []
        for name in DETAILS:
            mine = plain(cleaned.get(name))
            if name not in cleaned or mine == theirs[name] or theirs[name] == base.get(name):
                continue
            if mine == base.get(name):
                cleaned[name] = getattr(stored, name)
            else:
                clashes.append(name)
        for name in clashes:
            words = _("Meanwhile somebody else wrote here: “%s”. Save again to keep yours.")
            self.add_error(name, words % (theirs[name] or "–"))
        if clashes:
            self._show_again(stored, theirs, clashes)

    def _show_again(self, stored, theirs, clashes):
        """The form comes back based on what is stored now, with what was typed."""
        self.data = self.data.copy()
        self.data["version"] = stored.version
        self.data["base"] = json.dumps(theirs)
        for name in DETAILS:
            if name in self.cleaned_data and name not in clashes and self.add_prefix(name) in self.data:
                self.data[self.add_prefix(name)] = plain(self.cleaned_data[name])

    def _base(self):
        try:
            base = json.loads(self.cleaned_data.get("base") or "{}")
        except ValueError:
            base = {}
        return base if isinstance(base, dict) else {}

    def changes(self):
        return {name: self.cleaned_data[name] for name in DETAILS}

    def tags(self):
        return split_names(self.cleaned_data["tag_names"])


def plain_details(picture):
    return {name: plain(getattr(picture, name)) for name in DETAILS}


def plain(value):
    """A value as the form sends it."""
    if value is None or value is False:
        return ""
    return str(getattr(value, "pk", value))
