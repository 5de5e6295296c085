"""What each step asks for, as forms. `typed()` is what `workflow.perform` takes besides the version."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.admin.times import desk_time
from articles.admin.zoned import ZonedDateTimeField
from articles.vocabulary import CorrectionKind

NOW, LATER = "now", "later"
LONGEST = 4000  # characters of a reason or a notice


def text_field(label, missing="", rows=3, **options):
    """Running text; `missing` is the sentence for an empty one."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})
    messages = {"required": missing} if missing else {}
    return forms.CharField(label=label, max_length=LONGEST, widget=widget, error_messages=messages, **options)


class StepForm(forms.Form):
    """A step that asks nothing. The hidden fields say what the user was looking at when deciding."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    transition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, upcoming=(), **kwargs):
        """`upcoming` are the article's live and planned publications in the order they begin."""
        self.upcoming = upcoming
        super().__init__(*args, label_suffix="", **kwargs)

    def typed(self):
        return {}


class ReasonForm(StepForm):
    reason = text_field(
        _("Reason"),
        _("Please give a reason."),
        help_text=_("Kept in the history and sent to whose story it is."),
    )

    def typed(self):
        return {"reason": self.cleaned_data["reason"]}


class WithdrawForm(ReasonForm):
    reason = text_field(
        _("Reason for readers"),
        _("Please give a reason."),
        help_text=_("Readers will read these words at the address of the story."),
    )


class PublishForm(StepForm):
    """Now or at a time; a time beside “now” is refused, so that nothing goes live by a slip."""

    when = forms.ChoiceField(
        label=_("When"),
        choices=[(NOW, _("Now")), (LATER, _("At this time"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    at = ZonedDateTimeField(label=_("Beginning"), required=False)
    until = ZonedDateTimeField(
        label=_("Planned end"), required=False, help_text=_("Empty: the story stays until somebody decides.")
    )

    def clean(self):
        """ValidationError when the choice and the time contradict each other."""
        typed = super().clean()
        when, at = typed.get("when"), typed.get("at")
        if when == NOW and at:
            self.add_error(
                "when", _("You chose “Now” and entered a time as well. Please choose one of the two.")
            )
        if when == LATER and not at and "at" not in self.errors:
            self.add_error("at", _("Please enter the date and the time."))
        return typed

    def typed(self):
        return {"at": self.cleaned_data["at"], "until": self.cleaned_data["until"]}


class UnscheduleForm(StepForm):
    """Which planned publication; with a single one it is chosen already."""

    publication = forms.TypedChoiceField(label=_("Planned publication"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, now, **kwargs):
        super().__init__(*args, **kwargs)
        planned = [each for each in self.upcoming if each.live_from > now]
        field = self.fields["publication"]
        field.choices = [(each.pk, f"{desk_time(each.live_from)}: {each.headline}") for each in planned]
        if planned:
            field.initial = planned[-1].pk

    def typed(self):
        return {"publication": self.cleaned_data["publication"]}


class EndForm(StepForm):
    until = ZonedDateTimeField(
        label=_("Planned end"), required=False, help_text=_("Empty: the story stays until somebody decides.")
    )

    def typed(self):
        return {"until": self.cleaned_data["until"]}


class CorrectForm(StepForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=CorrectionKind.choices)
    text = text_field(
        _("Notice for readers"),
        _("Please write the notice for readers."),
        help_text=_("Stands below the story and in the list of corrections."),
    )
    before = text_field(_("Wrong passage"), required=False, rows=2)
    after = text_field(_("Right passage"), required=False, rows=2)

    def clean(self):
        typed = super().clean()
        if bool(typed.get("before")) != bool(typed.get("after")) and not self.errors:
            raise ValidationError(_("Please give both the wrong and the right passage, or neither."))
        return typed

    def typed(self):
        return {name: self.cleaned_data[name] for name in ("kind", "text", "before", "after")}


FORMS = {
    "request_changes": ReasonForm,
    "publish": PublishForm,
    "publish_urgently": ReasonForm,
    "unschedule": UnscheduleForm,
    "plan_end": EndForm,
    "withdraw": WithdrawForm,
    "correct": CorrectForm,
}
