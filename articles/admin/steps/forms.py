"""What each step asks for, as forms. `typed()` is what `workflow.perform` takes besides the version."""

from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import get_default_timezone, localtime, make_aware
from django.utils.translation import gettext_lazy as _

from articles.admin.times import desk_time
from articles.admin.zoned import ZonedDateTimeField
from articles.vocabulary import CorrectionKind

NOW, LATER = "now", "later"
TODAY = "today"
LOCK_TERMS = [
    ("15", _("15 minutes")),
    ("60", _("1 hour")),
    ("240", _("4 hours")),
    (TODAY, _("until the end of the day")),
]
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


class LockForm(StepForm):
    """For how long, counted from the moment the form is sent, and why."""

    term = forms.ChoiceField(
        label=_("How long"),
        choices=LOCK_TERMS,
        widget=forms.RadioSelect,
        initial=LOCK_TERMS[1][0],
        error_messages={"required": _("Please say how long the article is to be locked.")},
    )
    reason = text_field(
        _("Reason"),
        _("Please give a reason."),
        help_text=_("Shown to everybody who has the article open."),
    )

    def typed(self):
        until = lock_end(self.cleaned_data["term"], timezone.now())
        return {"reason": self.cleaned_data["reason"], "until": until}


def lock_end(term, now):
    """The moment a lock of that term ends, counted from `now`; a day ends at the site's midnight."""
    if term == TODAY:
        midnight = localtime(now, get_default_timezone()).date() + timedelta(days=1)
        return make_aware(datetime.combine(midnight, time.min), get_default_timezone())
    return now + timedelta(minutes=int(term))


class ChangesForm(StepForm):
    """Why a text goes back: common reasons, own words, threads still open; at least one of them."""

    reasons = forms.MultipleChoiceField(
        label=_("What is to be changed"),
        choices=[
            ("source", _("Source missing")),
            ("length", _("Length")),
            ("language", _("Language")),
            ("facts", _("Facts to be checked")),
            ("law", _("Legal question")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = text_field(
        _("In your own words"),
        required=False,
        help_text=_("Kept in the history and sent to whose story it is."),
    )
    threads = forms.MultipleChoiceField(
        label=_("Threads to be answered"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, threads=(), **kwargs):
        """`threads` are pairs of id and first words of the threads that are open."""
        super().__init__(*args, **kwargs)
        self.fields["threads"].choices = threads
        if not threads:
            del self.fields["threads"]

    def clean(self):
        typed = super().clean()
        if not self.errors and not self.said():
            self.add_error("reason", _("Please give a reason."))
        return typed

    def said(self):
        """Everything chosen and typed, one reason a line."""
        lines = []
        for name in ("reasons", "threads"):
            labels = dict(self.fields[name].choices) if name in self.fields else {}
            lines += [str(labels[key]) for key in self.cleaned_data.get(name, ())]
        return "\n".join(filter(None, [*lines, self.cleaned_data.get("reason", "").strip()]))

    def typed(self):
        return {"reason": self.said()}


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


class RescheduleForm(UnscheduleForm):
    """Which planned publication, and its new time; with a single one its present time is filled in."""

    at = ZonedDateTimeField(label=_("New time"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.fields["publication"].initial
        planned = {each.pk: each.live_from for each in self.upcoming}
        self.initial["at"] = planned.get(chosen)

    def typed(self):
        return {**super().typed(), "at": self.cleaned_data["at"]}


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
    "lock": LockForm,
    "request_changes": ChangesForm,
    "publish": PublishForm,
    "publish_urgently": ReasonForm,
    "unschedule": UnscheduleForm,
    "reschedule": RescheduleForm,
    "plan_end": EndForm,
    "withdraw": WithdrawForm,
    "correct": CorrectForm,
}
