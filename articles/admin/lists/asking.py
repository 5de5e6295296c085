"""What bulk actions ask for, as forms. `typed()` is what the action's plan takes."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tree_queries.forms import TreeNodeChoiceField

from articles.admin.article.forms import writers
from articles.admin.article.typed import split_names
from articles.admin.article.widgets import TagInput
from articles.admin.zoned import ZonedDateTimeField
from articles.models import Category, Tag, User

LONGEST = Tag._meta.get_field("name").max_length


class BulkForm(forms.Form):
    """An action that asks nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def typed(self):
        """What was typed, or None as long as it is not complete."""
        if not self.fields:
            return {}
        return self.cleaned_data if self.is_bound and self.is_valid() else None


class TagsForm(BulkForm):
    names = forms.CharField(
        label=gettext_lazy("Tags"),
        widget=TagInput,
        max_length=1000,
        help_text=gettext_lazy("Separate by commas."),
    )

    def clean_names(self):
        """The names as a list, each once; ValidationError for one that no tag could bear."""
        names = list(dict.fromkeys(split_names(self.cleaned_data["names"])))
        if not names:
            raise forms.ValidationError(_("Please enter at least one tag."))
        for name in names:
            if len(name) > LONGEST:
                raise forms.ValidationError(
                    _("“%(name)s…” is too long for a tag.") % {"name": name[:40]}, code="long"
                )
        return names


class MoveForm(BulkForm):
    category = TreeNodeChoiceField(label=gettext_lazy("Category"), queryset=Category.objects.all())


class AssignForm(BulkForm):
    assignee = forms.ModelChoiceField(
        label=gettext_lazy("Assigned to"), required=False, queryset=User.objects.none()
    )
    due = ZonedDateTimeField(label=gettext_lazy("Due"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = writers(None)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("assignee") or cleaned.get("due")):
            raise forms.ValidationError(
                _("Please choose somebody or enter a date. What stays empty is left.")
            )
        return cleaned


class PlanForm(BulkForm):
    at = ZonedDateTimeField(label=gettext_lazy("Beginning"))

    def clean_at(self):
        if self.cleaned_data["at"] <= timezone.now():
            raise forms.ValidationError(_("This time has already passed. Please choose a later one."))
        return self.cleaned_data["at"]


FORMS = {
    "add_tag": TagsForm,
    "remove_tag": TagsForm,
    "move": MoveForm,
    "assign": AssignForm,
    "plan": PlanForm,
}


def make_form(action, data=None):
    return FORMS.get(action.name, BulkForm)(data)
