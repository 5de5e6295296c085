"""Which entries of the log are asked for: by person, action, kind, number, and days; and the search beside it."""

from datetime import datetime, time, timedelta
from ipaddress import ip_address

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.records.actions import ACTIONS
from articles.admin.records.entries import OPEN_KINDS, kind_words
from articles.models import AuditEntry, User
from articles.rules import is_chief

NEWSROOM = "0"  # stands for commands and deliveries, which are nobody's


class LogForm(forms.Form):
    """The filters as they stand in the address; empty ones narrow nothing."""

    by = forms.ChoiceField(label=_("Person"), required=False)
    action = forms.ChoiceField(label=_("Action"), required=False)
    kind = forms.ChoiceField(label=_("What"), required=False)
    number = forms.CharField(label=_("Number"), required=False, max_length=40)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        people = [
            (str(user.pk), str(user)) for user in User.objects.order_by("last_name", "first_name", "username")
        ]
        self.fields["by"].choices = [("", _("everybody")), (NEWSROOM, _("the newsroom")), *people]
        actions = sorted(((name, str(words)) for name, words in ACTIONS.items()), key=lambda pair: pair[1])
        self.fields["action"].choices = [("", _("all actions")), *actions]
        kinds = sorted(((name, kind_words(name)) for name in KINDS), key=lambda pair: pair[1])
        self.fields["kind"].choices = [("", _("everything")), *kinds]

    def narrow(self, entries):
        """The entries asked for; none for what cannot be understood."""
        if not self.is_valid():
            return entries.none()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        by, number = asked.pop("by", None), asked.pop("number", None)
        since, until = asked.pop("since", None), asked.pop("until", None)
        if by:
            asked["by"] = None if by == NEWSROOM else by
        if number:
            asked["object_id"] = number
        if since:
            asked["at__gte"] = _midnight(since)
        if until:
            asked["at__lt"] = _midnight(until + timedelta(days=1))
        return entries.filter(**asked)


KINDS = ("article", "user", "group", "category", "tag", "author", "savedview", "auditentry")


def _midnight(day):
    return datetime.combine(day, time(), get_default_timezone())


class LogFilter(admin.ListFilter):
    """All fields of the form as one filter of the admin's list."""

    title = _("log")
    template = "admin/records/log_filter.html"

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        asked = {name: params.pop(name)[-1] for name in LogForm.base_fields if name in params}
        self.form = LogForm(asked)
        self.used_parameters = asked

    def has_output(self):
        return True

    def expected_parameters(self):
        return list(LogForm.base_fields)

    def choices(self, changelist):
        return []

    def queryset(self, request, queryset):
        return self.form.narrow(queryset)


def search(entries, term, user):
    """By number, network address, person or name. Names are searched as far as the user may read them."""
    term = term.replace("\x00", "").strip()
    if not term:
        return entries
    named = Q(label__icontains=term)
    if not is_chief(user):
        named &= Q(kind__in=OPEN_KINDS)
    where = named | Q(who__icontains=term) | Q(object_id=term)
    return entries.filter(where | Q(address=str(ip_address(term))) if _is_address(term) else where)


def _is_address(term):
    try:
        ip_address(term)
    except ValueError:
        return False
    return "%" not in term


def asked_for(request):
    """The entries that the address of a request asks for, as the list shows them."""
    entries = LogForm({name: request.GET.get(name, "") for name in LogForm.base_fields}).narrow(
        AuditEntry.objects.all()
    )
    return search(entries, request.GET.get("q", ""), request.user)
