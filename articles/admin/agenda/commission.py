"""Commissioning a text: a draft with headline, category, writer, time, length and note, made from the agenda."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy
from tree_queries.forms import TreeNodeChoiceField

from articles.admin.agenda.week import midnight
from articles.admin.zoned import ZonedDateTimeField
from articles.models import Category, User
from articles.rules import is_chief, is_moderator
from articles.workflow.perform import create_article

DEADLINE = time(17)  # offered for a day


class CommissionForm(forms.Form):
    """Writers commission for themselves, moderators and chiefs for anybody at the desk."""

    headline = forms.CharField(
        label=gettext_lazy("Working headline"),
        max_length=300,
        error_messages={"required": gettext_lazy("Please say in a few words what the text is about.")},
    )
    category = TreeNodeChoiceField(
        label=gettext_lazy("Category"), queryset=Category.objects.all(), required=False
    )
    assignee = forms.ModelChoiceField(
        label=gettext_lazy("For"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("nobody yet"),
    )
    due = ZonedDateTimeField(
        label=gettext_lazy("Due"), required=False, help_text=gettext_lazy("Empty: stands under “No date”.")
    )
    target_length = forms.IntegerField(
        label=gettext_lazy("Length in words"), min_value=1, max_value=50_000, required=False
    )
    internal_note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea({"rows": 3}), max_length=4000, required=False
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.user = user
        self.fields["assignee"].queryset = eligible(user)
        if not (is_chief | is_moderator)(user):
            self.fields["assignee"].empty_label = None
            self.initial.setdefault("assignee", user.pk)

    def clean_assignee(self):
        """A writer's own commission is theirs."""
        chosen = self.cleaned_data["assignee"]
        return chosen or (None if (is_chief | is_moderator)(self.user) else self.user)

    def create(self):
        """The draft; whoever gets it is told. Raises what the workflow raises."""
        typed = self.cleaned_data
        content = {"headline": typed["headline"], "category": typed["category"] and typed["category"].pk}
        names = ("assignee", "due", "target_length", "internal_note")
        return create_article(content, by=self.user, planning={name: typed[name] for name in names})


def eligible(user):
    """Whom the user may give a text."""
    at_work = User.objects.filter(is_active=True, is_staff=True)
    if not (is_chief | is_moderator)(user):
        return at_work.filter(pk=user.pk)
    return at_work.order_by("last_name", "first_name", "username")


def offered_time(day):
    """When a text commissioned for that day is due unless somebody says otherwise."""
    return midnight(day).replace(hour=DEADLINE.hour)
