"""What somebody without an account finds under a shared link: one revision in a frame, and room for an answer.

No session, no cookie: the secret in the address is all that counts, so a forged POST could do nothing that its sender
could not do by opening the link. That is why the CSRF check, which needs a cookie, does not apply here.
"""

import re
from functools import wraps

from django import forms
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.address import client_address
from articles.admin.preview.answers import unlisted
from articles.admin.preview.unsaved import unsaved_publication
from articles.admin.times import desk_time
from articles.models import SharedPreview
from articles.reader.errors import not_found
from articles.reader.frame import framed
from articles.reader.pages import render_article
from articles.reader.sections import Sections
from articles.sharing import leave_remark, leave_verdict, open_previews, record_visit
from articles.vocabulary import Refused, Verdict

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
REMARK = "remark"
ANSWERS = {
    Verdict.APPROVED.value: gettext_lazy("I agree with the text"),
    Verdict.OBJECTED.value: gettext_lazy("I do not agree"),
    REMARK: gettext_lazy("Only a remark"),
}


class GuestForm(forms.Form):
    """A name, what the guest thinks as far as the link asks for it, and a remark."""

    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose an answer.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )

    def __init__(self, data=None, *, preview):
        super().__init__(data, label_suffix="")
        self.preview = preview
        allowed = [Verdict.APPROVED.value, Verdict.OBJECTED.value] if preview.may_approve else []
        allowed += [REMARK] if preview.may_comment else []
        self.fields["answer"].choices = [(name, ANSWERS[name]) for name in allowed]
        if allowed == [REMARK]:
            del self.fields["answer"]

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        """Words are needed for everything but agreement."""
        cleaned = super().clean()
        if "text" in cleaned and not cleaned["text"] and cleaned.get("answer") != Verdict.APPROVED:
            self.add_error("text", _("Please write a few words."))
        return cleaned

    def leave(self, address):
        """Hands what was typed to the desk; raises Refused."""
        name, text = self.cleaned_data["name"], self.cleaned_data["text"].replace("\r\n", "\n")
        answer = self.cleaned_data.get("answer", REMARK)
        if answer == REMARK:
            leave_remark(self.preview, name=name, text=text, address=address)
        else:
            leave_verdict(self.preview, name=name, verdict=Verdict(answer), text=text, address=address)


def for_guests(view):
    """Hands the open preview of a token to the view: 404 like any unknown address, 410 once it has ended."""

    @wraps(view)
    def answered(request, token):
        with translation.override(settings.LANGUAGE_CODE):
            response = answer(view, request, token) if TOKEN.fullmatch(token) else not_found(request)
        response.headers["Referrer-Policy"] = "no-referrer"
        return unlisted(response)

    return answered


def answer(view, request, token):
    preview = open_previews().select_related("revision", "article").filter(token=token).first()
    if preview is not None:
        return view(request, preview)
    return ended() if SharedPreview.objects.filter(token=token).exists() else not_found(request)


def ended():
    """410 without a word about the text."""
    return framed("preview/ended.html", {}, sections=Sections(), title=_("Preview has ended"), status=410)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def guest_page(request, preview):
    """The frame around the text, or with a POST what the guest has to say. Each GET counts as a visit.

    A POST is answered directly, for a redirect would count as one more visit; sent again it changes nothing.
    """
    form, sent, refusal = None, False, ""
    if preview.may_comment or preview.may_approve:
        form = GuestForm(request.POST if request.method == "POST" else None, preview=preview)
    address = client_address(request.META, settings.PROXIES)
    if request.method == "GET" and not request.user.is_staff:
        record_visit(preview, address)
    if form and form.is_bound and form.is_valid():
        try:
            form.leave(address)
            sent, form = True, GuestForm(preview=preview)
        except Refused as error:
            refusal = str(error)
    context = {
        "shared": preview,
        "until": desk_time(preview.expires_at),
        "form": form,
        "sent": sent,
        "refusal": refusal,
        "robots": "noindex, nofollow",
    }
    return framed("preview/guest.html", context, sections=Sections(), title=_("Preview"))


@require_safe
@for_guests
def guest_article(request, preview):
    """The revision as readers would see it, for the frame. It stays this revision whatever is saved later."""
    now = timezone.now()
    publication = unsaved_publication(preview.article, preview.revision.content, now)
    return render_article(request, publication, at=now, preview=True)
