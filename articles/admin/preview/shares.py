"""The links that show an article to people without an account: making one, who looked, what they said, revoking it."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Max, Prefetch
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.found import find_article, is_number
from articles.admin.preview.answers import unlisted
from articles.admin.times import desk_time, short_time
from articles.admin.zoned import ZonedDateTimeField
from articles.models import PreviewVisit
from articles.rules import can_edit, can_moderate
from articles.sharing import revoke, running_embargo, share_revision
from articles.vocabulary import Refused, Status

MOST_REVISIONS = 30  # to choose from
MOST_VISITS = 5  # told of one link
OWN = "own"
SPANS = {
    "hour": (gettext_lazy("1 hour"), timedelta(hours=1)),
    "day": (gettext_lazy("1 day"), timedelta(days=1)),
    "three": (gettext_lazy("3 days"), timedelta(days=3)),
    "week": (gettext_lazy("7 days"), timedelta(days=7)),
}


class ShareForm(forms.Form):
    """For whom, which revision, how long, and what the guest may do. An embargo has to be known to be passed over."""

    recipient = forms.CharField(
        label=gettext_lazy("For whom and what for"),
        max_length=200,
        help_text=gettext_lazy("Such as “Dr. Jansen, checks the quotations”. Only the desk reads this."),
    )
    number = forms.TypedChoiceField(label=gettext_lazy("Revision"), coerce=int)
    span = forms.ChoiceField(
        label=gettext_lazy("Valid for"),
        choices=[(key, words) for key, (words, _span) in SPANS.items()]
        + [(OWN, gettext_lazy("until another moment:"))],
        widget=forms.RadioSelect,
        initial="day",
    )
    until = ZonedDateTimeField(label=gettext_lazy("Valid until"), required=False)
    may_comment = forms.BooleanField(label=gettext_lazy("may leave a remark"), required=False, initial=True)
    may_approve = forms.BooleanField(label=gettext_lazy("may agree or object"), required=False)
    embargo_known = forms.BooleanField(
        label=gettext_lazy("The recipient may see the text before the embargo ends and keeps it secret."),
        required=False,
    )

    def __init__(self, data=None, *, revisions, embargo, **kwargs):
        super().__init__(data, label_suffix="", **kwargs)
        self.embargo = embargo
        self.fields["number"].choices = [(each.number, told(each)) for each in revisions]
        if not embargo:
            del self.fields["embargo_known"]

    def clean_until(self):
        if self.cleaned_data.get("span") == OWN and not self.cleaned_data["until"]:
            raise ValidationError(_("Please write until when the link shall be valid."))
        return self.cleaned_data["until"]

    def typed(self):
        """What `share_revision` takes."""
        cleaned = self.cleaned_data
        end = cleaned["until"] if cleaned["span"] == OWN else timezone.now() + SPANS[cleaned["span"]][1]
        known = {"embargo_known": cleaned.get("embargo_known", False)}
        rights = {name: cleaned[name] for name in ("may_comment", "may_approve")}
        return {"recipient": cleaned["recipient"], "expires_at": end, **rights, **known}


def told(revision):
    """“Revision 7, 24. November 2026, 06:00, Anna Weber”."""
    words = {
        "number": revision.number,
        "time": short_time(revision.created_at),
        "name": revision.created_by or _("the newsroom"),
    }
    return _("Revision %(number)d, %(time)s, %(name)s") % words


def shares_page(model_admin, request, object_id):
    """The form and the links there are; a POST makes one. For those who may edit the article."""
    article = find_shareable(request, object_id)
    if request.method != "POST":
        revision = revision_asked(article, request.GET.get("revision"))
        return show_shares(model_admin, request, article, make_form(article, revision))
    revision = revision_asked(article, request.POST.get("number"))
    form = make_form(article, revision, request.POST)
    if form.is_valid() and make_share(request, revision, form):
        return redirect("admin:articles_article_shares", article.pk)
    return show_shares(model_admin, request, article, form)


def revision_asked(article, number):
    """The revision of this number, else the latest; it knows its article."""
    revision = article.revisions.filter(number=number).first() if is_number(number) else None
    revision = revision or article.latest
    revision.article = article
    return revision


def make_form(article, revision, data=None):
    """The form for a revision; whether an embargo stands on it decides what the form asks."""
    revisions = list(article.revisions.select_related("created_by").defer("content")[:MOST_REVISIONS])
    if revision not in revisions:
        revisions.append(revision)
    embargo = running_embargo(revision, timezone.now())
    return ShareForm(data, revisions=revisions, embargo=embargo, initial={"number": revision.number})


def find_shareable(request, object_id):
    """The article; 404 for one the user may not see, 403 for one whose previews are not theirs to share."""
    article = find_article(request, object_id)
    if not (can_edit | can_moderate)(request.user, article):
        raise PermissionDenied
    return article


def make_share(request, revision, form):
    """True when the link was made; otherwise the form knows why not."""
    try:
        preview = share_revision(revision, by=request.user, **form.typed())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    words = {"recipient": preview.recipient, "time": desk_time(preview.expires_at)}
    messages.success(request, _("The link for “%(recipient)s” is valid until %(time)s.") % words)
    return True


def show_shares(model_admin, request, article, form):
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Shared previews"),
        "subtitle": str(article),
        "article": article,
        "form": form,
        "embargo": form.embargo and desk_time(form.embargo),
        "may_share": can_edit(request.user, article),
        "may_pass_embargo": can_moderate(request.user, article),
        "shares": listed_shares(article),
    }
    return unlisted(TemplateResponse(request, "admin/preview/shares.html", context))


def listed_shares(article):
    """Every link with its state, its address, how often it was opened, the last visits and all answers."""
    visits = Prefetch("visits", PreviewVisit.objects.order_by("-pk")[:MOST_VISITS], to_attr="last_visits")
    shares = article.shared_previews.select_related("revision", "created_by", "revoked_by")
    shares = shares.annotate(opened=Count("visits"), last_opened=Max("visits__at"))
    found = list(shares.defer("revision__content").prefetch_related(visits, "answers"))
    now = timezone.now()
    for share in found:
        share.state = state_of(share, article, now)
        share.address = settings.SITE_URL + reverse("shared_preview", args=[share.token])
    return found


def state_of(share, article, now):
    """Class and word."""
    if share.revoked_at:
        return "revoked", _("revoked")
    if share.expires_at <= now:
        return "expired", _("expired")
    if article.status == Status.TRASHED:
        return "expired", _("resting, in the trash")
    if article.embargo_until and article.embargo_until > now and not share.embargo_known:
        return "expired", _("resting until the embargo ends")
    return "open", _("open")


def revoke_page(model_admin, request, object_id, number):
    """Ends a link at once."""
    article = find_shareable(request, object_id)
    share = article.shared_previews.select_related("revision").filter(pk=number).first()
    if share is None:
        raise Http404(_("There is no such link."))
    share.article = article
    if revoke(share, by=request.user):
        messages.success(request, _("The link for “%s” leads nowhere any more.") % share.recipient)
    return redirect("admin:articles_article_shares", article.pk)
