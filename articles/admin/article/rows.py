"""Rows below the article's form: the byline, and the closing “Lesen Sie mehr”. They are typed here and written elsewhere.

The rows carry no ids of stored rows: every save writes them anew, and a form that came back stale must still fit.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article.typed import read_id, web_address
from articles.admin.article.widgets import ArticleSelect, LabelledSelect
from articles.models import Author, Credit, RelatedLink, WebLink
from articles.rules import visible_to

LAST = 10_000  # a row without a position stands behind those that have one
MOST = 9_999_999_999  # ids beyond are none


class Rows(forms.BaseFormSet):
    """Rows in the order of their positions. `labels` are words for the ids they name, filled before they are shown."""

    choice = ""  # the field in which a row names another record

    def __init__(self, *args, **kwargs):
        self.labels = {}
        super().__init__(*args, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields[self.choice].widget.labels = self.labels

    def chosen_ids(self):
        """The ids named by the rows as shown: typed ones in a bound form, else the stored ones."""
        typed = [read_id(form[self.choice].value()) for form in self.forms]
        return [pk for pk in typed if pk]

    def filled(self):
        """Cleaned rows that are neither empty nor marked for removal, in order."""
        rows = [form.cleaned_data for form in self.forms if form.is_valid() and form.cleaned_data]
        kept = [row for row in rows if not row.get("DELETE") and self.is_filled(row)]
        return sorted(kept, key=lambda row: row.get("position") or LAST)

    def is_filled(self, row):
        return bool(row.get(self.choice))


class IdField(forms.IntegerField):
    """The id of another record; whether it exists is asked for all rows at once."""

    def __init__(self, **kwargs):
        super().__init__(required=False, min_value=1, max_value=MOST, **kwargs)


def position_field():
    widget = forms.NumberInput(attrs={"class": "position", "min": 1})
    return forms.IntegerField(label=gettext_lazy("position"), required=False, min_value=1, widget=widget)


class CreditRow(forms.Form):
    author = IdField(label=gettext_lazy("author"), widget=LabelledSelect(Credit._meta.get_field("author")))
    position = position_field()


class CreditRows(Rows):
    """The byline."""

    choice = "author"

    def clean(self):
        ids = {row["author"] for row in self.filled()}
        if Author.objects.filter(pk__in=ids).count() != len(ids):
            raise ValidationError(
                _("One of the authors does not exist any more. Please choose the authors again.")
            )

    def content(self):
        return [row["author"] for row in self.filled()]


class LinkRow(forms.Form):
    target = IdField(
        label=gettext_lazy("article"),
        widget=ArticleSelect(RelatedLink._meta.get_field("target")),
    )
    url = forms.CharField(label=gettext_lazy("or a web address"), required=False, max_length=1000)
    title = forms.CharField(
        label=gettext_lazy("own title"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Empty: the headline."),
    )
    wanted = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    position = position_field()

    def clean_url(self):
        return web_address(self.cleaned_data["url"])

    def clean(self):
        """One target for each row; choosing one closes an open link."""
        row = super().clean()
        target, url = row.get("target"), row.get("url")
        if target and url:
            raise ValidationError(_("Choose an article or enter a web address, one of the two."))
        if row.get("title") and not (target or url or row.get("wanted") or self.errors):
            raise ValidationError(_("Choose an article or enter a web address for this title."))
        if target or url:
            row["wanted"] = ""
        return row

    @property
    def broken(self):
        """What is known of the row's web address where it failed when it was asked last, else None."""
        return self.broken_addresses.get(self["url"].value())

    def wanted_headline(self):
        """Headline of the story an open link asks for, as the row is shown."""
        return self["wanted"].value() if not (self["target"].value() or self["url"].value()) else ""


class LinkRows(Rows):
    """The closing links. An article may be linked when the user sees it, or when it was linked before."""

    choice = "target"

    def __init__(self, data=None, *, user=None, linked=(), **kwargs):
        self.broken_addresses = {}
        super().__init__(data, **kwargs)
        self.user, self.linked = user, set(linked)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.broken_addresses = self.broken_addresses

    def find_broken(self):
        """Reads how the rows' web addresses are doing: one query, none without addresses."""
        urls = filter(None, (row["url"].value() for row in self.forms))
        self.broken_addresses.update(WebLink.objects.broken_among(urls))

    def clean(self):
        new = {row["target"] for row in self.filled() if row["target"]} - self.linked
        if new and visible_to(self.user).filter(pk__in=new).count() != len(new):
            raise ValidationError(_("A linked article does not exist. Please choose another one."))

    def is_filled(self, row):
        return any(row.get(name) for name in ("target", "url", "wanted"))

    def content(self):
        names = ("target", "url", "wanted", "title")
        return [{name: row[name] for name in names} for row in self.filled()]


CreditFormSet = forms.formset_factory(CreditRow, formset=CreditRows, extra=1, can_delete=True)
LinkFormSet = forms.formset_factory(LinkRow, formset=LinkRows, extra=1, can_delete=True)
