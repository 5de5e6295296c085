"""How a user wants to be told of what, and which sections they follow."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.found import is_number
from articles.models import Category, NoticeChoice
from articles.notices.kinds import KINDS
from articles.vocabulary import MailChoice, NoticeKind


class ChoiceForm(forms.ModelForm):
    """One row of the table: a kind of notice, whether it stands under the bell, and how it is mailed."""

    mail = forms.ChoiceField(choices=MailChoice.choices, widget=forms.RadioSelect)

    class Meta:
        model = NoticeChoice
        fields = ["in_desk", "mail"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["in_desk"].widget.attrs["aria-label"] = _("Under the bell: %s") % self.kind.label

    @property
    def kind(self):
        return NoticeKind(self.instance.kind)

    @property
    def words(self):
        return KINDS[self.kind][2]


def choices_of(user):
    """What holds for the user, one row for each kind: what they chose, or the default of the kind."""
    chosen = {choice.kind: choice for choice in user.notice_choices.all()}
    return [
        chosen.get(kind) or NoticeChoice(user=user, kind=kind, in_desk=in_desk, mail=mail)
        for kind, (in_desk, mail, _words) in KINDS.items()
    ]


def forms_of(user, data=None):
    return [ChoiceForm(data, instance=choice, prefix=choice.kind) for choice in choices_of(user)]


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request):
    """The table of kinds and the list of sections; a POST stores both."""
    rows = forms_of(request.user, request.POST or None)
    if request.method == "POST" and all(row.is_valid() for row in rows):
        keep(request.user, rows, request.POST.getlist("follows"))
        messages.success(request, _("From now on you are told as you chose here."))
        return HttpResponseRedirect(reverse("admin:desk_notice_choices"))
    context = {
        **admin.site.each_context(request),
        "title": _("How I am told"),
        "rows": rows,
        "mails": MailChoice.choices,
        "sections": list(Category.objects.with_tree_fields()),
        "followed": set(request.user.follows.values_list("pk", flat=True)),
    }
    return TemplateResponse(request, "admin/notices/choices.html", context)


@transaction.atomic
def keep(user, rows, followed):
    """Stores the whole table, and follows those of the ids that are sections."""
    NoticeChoice.objects.bulk_create(
        [NoticeChoice(user=user, kind=row.kind, **row.cleaned_data) for row in rows],
        update_conflicts=True,
        unique_fields=["user", "kind"],
        update_fields=["in_desk", "mail"],
    )
    numbers = list(filter(is_number, followed))
    user.follows.set(Category.objects.filter(pk__in=numbers))
