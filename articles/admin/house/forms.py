"""The form of a page: what was typed, and the version it was based on. It writes nothing."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article.typed import canonical_body, read_id
from articles.admin.article.widgets import BodyTextarea
from articles.admin.words.forms import free_slug, plain_slug
from articles.models import Page
from articles.publishing.pages import SLUGS, WRITTEN, check_body
from articles.vocabulary import Refused

# The editor's buttons for what only stories hold.
STORY_WORDS = {"picture", "gallery", "galleryTitle", "readmore", "embed"}


class PageTextarea(BodyTextarea):
    """The editor of stories without pictures, cards and embedded contents; links lead to addresses."""

    def editor_settings(self):
        settings = super().editor_settings()
        words = {name: word for name, word in settings["words"].items() if name not in STORY_WORDS}
        return {**settings, "lookup": "", "plain": True, "words": words}


class PageForm(forms.ModelForm):
    """`refusal` is what saving answered to the same input a moment ago, `restored` an old version to begin with."""

    refusal = restored = None
    version = forms.Field(required=False, widget=forms.HiddenInput)
    body = forms.CharField(label=gettext_lazy("text"), required=False, strip=False, widget=PageTextarea)

    class Meta:
        model = Page
        fields = WRITTEN

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label)
        if not self.is_bound and self.instance.pk:
            self.initial["version"] = self.instance.version
            if self.restored:
                self.initial |= {"title": self.restored.title, "body": self.restored.body}

    def clean_version(self):
        """The number, or None for anything that is none: saving refuses it like every other that is not the stored one."""
        return read_id(self.cleaned_data["version"])

    def clean_body(self):
        """The text as it is stored; ValidationError for what a page cannot hold."""
        body = canonical_body(self.cleaned_data["body"])
        try:
            check_body(body)
        except Refused as refused:
            raise ValidationError(str(refused), code="body") from refused
        return body

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_slug(self):
        return plain_slug(self.cleaned_data["slug"]) if self.cleaned_data["slug"] else ""

    def clean(self):
        """Fills the slug, and says what saving refused."""
        typed = super().clean()
        kind, slug = typed.get("kind"), typed.get("slug")
        if kind in SLUGS:
            typed["slug"] = SLUGS[kind]
        elif slug and slug in SLUGS.values():
            self.add_error(
                "slug", _("This word belongs to the page of that kind. Please choose another one.")
            )
        elif slug == "" and typed.get("title"):
            typed["slug"] = free_slug(Page, typed["title"], "seite", keep=self.instance.pk)
        if self.refusal is not None:
            self.add_error(None, str(self.refusal))
        return typed

    def typed(self):
        return {name: self.cleaned_data[name] for name in WRITTEN if name in self.cleaned_data}
