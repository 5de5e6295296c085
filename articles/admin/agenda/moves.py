"""Moving an entry of the agenda: what is written for each kind, and what is typed or dropped for it."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.agenda.week import midnight
from articles.admin.zoned import ZonedDateTimeField, resolve
from articles.models import Publication
from articles.vocabulary import Refused
from articles.workflow.perform import perform

WHOLE_DAYS = {"again"}


class MoveForm(forms.Form):
    """A new time, or a new day at the same time of day. `version` is that of the article when the page was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    publication = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = forms.DateField(required=False, widget=forms.HiddenInput)
    at = ZonedDateTimeField(label=gettext_lazy("New time"), required=False)

    def __init__(self, *args, kind, moment, **kwargs):
        self.kind, self.moment = kind, moment
        super().__init__(*args, label_suffix="", **kwargs)
        if kind in WHOLE_DAYS:
            widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            self.fields["at"] = forms.DateField(label=gettext_lazy("New day"), required=False, widget=widget)

    def clean(self):
        """`target` is the new moment, aware; ValidationError when none was given or it does not exist."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        day, at = cleaned.get("day"), cleaned.get("at")
        if not (day or at):
            raise ValidationError(_("Please enter the date and the time."))
        if day:
            clock = timezone.localtime(self.moment).time()
            at = midnight(day) if self.kind in WHOLE_DAYS else resolve(datetime.combine(day, clock))
        cleaned["target"] = midnight(at) if self.kind in WHOLE_DAYS and not day else at
        return cleaned

    def sentences(self):
        """Every error, as sentences for whoever cannot see the form."""
        return [sentence for field in self.errors.values() for sentence in field]


def moment_of(kind, article, publication):
    """When the entry stands now; None when there is no such entry any more."""
    if kind in ("planned", "ends"):
        row = Publication.objects.filter(article=article).not_ended().filter(pk=publication).first()
        return row and (row.live_from if kind == "planned" else row.ends_at)
    if kind == "due":
        return article.due
    return article.look_again and midnight(article.look_again)


def move(kind, article, *, by, version, publication, target):
    """Writes the new time as a step of the workflow; returns the article. Raises what the workflow raises."""
    steps = {
        "planned": ("reschedule", {"publication": publication, "at": target}),
        "ends": ("plan_end", {"until": target}),
        "due": ("edit", {"planning": {"due": target}}),
        "again": ("edit", {"planning": {"look_again": timezone.localtime(target).date()}}),
    }
    if kind == "ends":
        refuse_inner_end(article, publication)
    name, typed = steps[kind]
    return perform(article, name, by=by, version=version, **typed)


def refuse_inner_end(article, publication):
    """The step plans the end of the article's last publication; another one's end is moved on the article's page."""
    last = Publication.objects.filter(article=article).not_ended().last()
    if last is None or last.pk != publication:
        raise Refused(
            _("Another revision is planned after this end. Please change the plan of the article itself.")
        )
