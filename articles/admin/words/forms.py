"""Forms of sections, tags and authors: one spelling for each word, one address for each."""

from itertools import count

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article.typed import join_names, split_names, web_address
from articles.models import Author, Category, Tag
from articles.publishing.synonyms import taken
from articles.vocabulary import german_slug

SYNONYM_LENGTH = 100
PROFILE_LENGTH = 200  # characters of an address
MOST_PROFILES = 8


def free_slug(model, words, otherwise, keep=None):
    """A slug made from words that no other row has."""
    base = german_slug(words, 90) or otherwise
    others = model.objects.exclude(pk=keep)
    candidates = (f"{base}-{number}" if number > 1 else base for number in count(1))
    return next(slug for slug in candidates if not others.filter(slug=slug).exists())


def plain_slug(slug):
    """ValidationError unless the slug is written as ours are."""
    if slug != german_slug(slug, 120):
        raise ValidationError(_("Lower-case letters, digits and hyphens only."))
    return slug


class SluggedForm(forms.ModelForm):
    """An empty slug is made from the name."""

    otherwise = ""  # the slug of a name without letters

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:  # not there for those who only look
            self.fields["slug"].required = False

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_slug(self):
        return plain_slug(self.cleaned_data["slug"])

    def clean(self):
        typed = super().clean()
        if typed.get("name") and typed.get("slug") == "":
            model = self._meta.model
            typed["slug"] = free_slug(model, typed["name"], self.otherwise, keep=self.instance.pk)
        return typed


class AddressLines(forms.CharField):
    """Web addresses, one on a line; cleaned to their list. Only encrypted ones, as readers follow them."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        """ValidationError with the line that is no address."""
        lines = [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST_PROFILES:
            raise ValidationError(_("That are too many. Please keep to %d addresses.") % MOST_PROFILES)
        return [self._address(line) for line in dict.fromkeys(lines)]

    def _address(self, line):
        address = web_address(line)
        if not address.startswith("https://") or len(address) > PROFILE_LENGTH:
            raise ValidationError(
                _("“%s” is not an address that begins with https://.") % line[:PROFILE_LENGTH]
            )
        return address

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


class AuthorForm(SluggedForm):
    otherwise = "autor"
    profiles = AddressLines(
        label=gettext_lazy("profiles"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One address on a line, such as https://mastodon.social/@name."),
    )

    class Meta:
        model = Author
        fields = ["kind", "name", "slug", "initials", "role", "biography", "email", "profiles", "user"]


class TagForm(SluggedForm):
    otherwise = "thema"

    synonyms = forms.CharField(
        label=gettext_lazy("synonyms"),
        required=False,
        help_text=gettext_lazy("Other words for it, separated by commas. Whoever types one gets this tag."),
    )

    class Meta:
        model = Tag
        fields = ["name", "slug", "intro"]

    def clean_name(self):
        """ValidationError, with a link to the tag, for a name under which another one is known already."""
        name = super().clean_name()
        known = taken([name], apart_from=self.instance.pk).get(name)
        if known:
            raise ValidationError(
                format_html(
                    '{} <a href="{}">{}</a>',
                    _("This word exists already, however it is spelt. Please choose another one."),
                    reverse("admin:articles_tag_change", args=[known.pk]),
                    known.name,
                )
            )
        return name

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "synonyms" in self.fields:
            self.fields["synonyms"].label = capfirst(self.fields["synonyms"].label)
            if self.instance.pk:
                self.initial["synonyms"] = join_names(each.name for each in self.instance.synonyms.all())

    def clean_synonyms(self):
        """The words; ValidationError for those that another tag bears."""
        names = split_names(self.cleaned_data["synonyms"])
        if long := [name for name in names if len(name) > SYNONYM_LENGTH]:
            raise ValidationError(
                _("“%(name)s…” is too long. A synonym has at most %(limit)d characters.")
                % {"name": long[0][:30], "limit": SYNONYM_LENGTH}
            )
        if known := taken(names, apart_from=self.instance.pk):
            pairs = ", ".join(f"“{name}” → {tag.name}" for name, tag in known.items())
            raise ValidationError(
                _("Another tag bears this already: %s. Please merge the two instead.") % pairs
            )
        return names


class CategoryForm(forms.ModelForm):
    class Meta:
        model = Category
        fields = ["name", "slug", "parent", "position", "tone", "intro", "responsible", "moderators"]
        widgets = {"intro": forms.Textarea({"rows": 3}), "responsible": forms.Textarea({"rows": 4})}

    def clean(self):
        """Holds the whole tree until the save, so that two people cannot close a loop between them."""
        list(
            Category.objects.without_tree_fields()
            .select_for_update(no_key=True)
            .order_by("pk")
            .values_list("pk")
        )
        return super().clean()
