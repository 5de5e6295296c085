"""The form of a line above every page, with our story found by its words."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article.words import matching
from articles.admin.found import is_number
from articles.admin.publicity import describe, with_publicity
from articles.admin.zoned import ZonedDateTimeField
from articles.models import Article
from articles.publishing.banners import TEXT_LENGTH
from articles.rules import visible_to
from articles.vocabulary import BannerKind, Status

MOST = 8  # stories found by words; whoever needs more types more


class BannerForm(forms.Form):
    """What readers are told, until when, and where it leads. Everything else is judged by publishing.banners."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=TEXT_LENGTH,
        error_messages={"required": gettext_lazy("Please write what readers should be told.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=BannerKind, initial=BannerKind.BREAKING)
    begins = ZonedDateTimeField(
        label=gettext_lazy("Begins"), required=False, help_text=gettext_lazy("Empty: at once.")
    )
    ends = ZonedDateTimeField(
        label=gettext_lazy("Ends"),
        required=True,
        error_messages={"required": gettext_lazy("A line needs an end. Please choose when it disappears.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Our story"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
        help_text=gettext_lazy("Words of its headline, its number or its address."),
    )
    story = forms.CharField(required=False, widget=forms.HiddenInput)
    link = forms.CharField(
        label=gettext_lazy("Or a web address"),
        required=False,
        max_length=500,
        widget=forms.URLInput({"placeholder": "https://"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.articles = visible_to(user, Article.objects.exclude(status=Status.TRASHED))
        self.found = self._find() if self.is_bound else []

    def _find(self):
        """What the typed words find, the story chosen already first."""
        words, chosen = self.data.get("words", "")[:300].strip(), self.data.get("story", "")
        articles = with_publicity(self.articles).select_related("category")
        kept = list(articles.filter(pk=chosen)) if is_number(chosen) else []
        found = matching(articles.exclude(pk__in=[each.pk for each in kept]), words)[:MOST] if words else []
        return [{**describe(each), "chosen": each in kept} for each in [*kept, *found]]

    def only_searching(self):
        """The form as typed, without judging it yet."""
        self._errors = forms.utils.ErrorDict()
        self.searched = True
        return self

    def clean_story(self):
        """The id; None for no story."""
        chosen = self.cleaned_data["story"]
        if not chosen:
            return None
        if not any(each["chosen"] for each in self.found):
            raise ValidationError(_("There is no such story. Please choose it again."))
        return int(chosen)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("words") and not cleaned.get("story") and "story" not in self.errors:
            self.add_error("words", _("Please choose one of the stories found, or empty the search."))
        for problem in self.errors.pop("story", []):
            self.add_error(None, problem)
        return cleaned

    def typed(self):
        """The arguments of publishing.banners.start_banner."""
        return {name: value for name, value in self.cleaned_data.items() if name != "words"}
