"""Shared previews: a link that shows one revision to somebody without an account, what they leave there, and its end.

A guest's word informs the desk. It is no step of the workflow and never counts as the second person.
"""

from datetime import timedelta
from ipaddress import ip_address, ip_network
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.audit import acting_from, record
from articles.discussion.threads import clean_text, open_thread
from articles.models import Comment, GuestAnswer, PreviewVisit, SharedPreview
from articles.notices.compose import notify
from articles.rules import can_edit, can_moderate
from articles.vocabulary import Forbidden, NoticeKind, Refused, Status, Verdict

LONGEST = timedelta(days=30)
MOST_ENTRIES = 100  # remarks and answers through one link; a link in the wrong hands fills no discussion
KEPT_BITS = {
    4: 24,
    6: 48,
}  # of a visitor's network address: enough to tell visits apart, not to find a person


def open_previews(at=None):
    """Links that lead to their text now: neither expired nor revoked, and not resting.

    A link rests while its article lies in the trash, and while an embargo runs that was set after the link was made.
    """
    usable = SharedPreview.objects.usable(at).exclude(article__status=Status.TRASHED)
    return usable.exclude(embargo_known=False, article__embargo_until__gt=at or timezone.now())


def answers_to(article):
    """What guests decided about an article, the newest first, each with the revision it is about."""
    return GuestAnswer.objects.filter(preview__article=article).select_related("preview__revision")


def running_embargo(revision, now):
    """The end of the embargo that stands on the revision or on its article today, whichever is later; or None."""
    own = revision.content.get("embargo_until")
    ends = [parse_datetime(own) if own else None, revision.article.embargo_until]
    return max((end for end in ends if end and end > now), default=None)


@transaction.atomic
def share_revision(
    revision, *, by, recipient, expires_at, may_comment=False, may_approve=False, embargo_known=False
):
    """A link to exactly this revision; returns the SharedPreview.

    Forbidden for those who may not share it, Refused for an end that does not fit or an embargo nobody was told of.
    """
    now, article = timezone.now(), revision.article
    embargo = running_embargo(revision, now)
    _refuse_to_share(article, by, embargo, embargo_known)
    if not now < expires_at <= now + LONGEST:
        raise Refused(
            _("A link ends at most %d days from now. Please choose such a moment in the future.")
            % LONGEST.days
        )
    preview = SharedPreview.objects.create(
        article=article,
        revision=revision,
        token=token_urlsafe(32),
        recipient=recipient,
        may_comment=may_comment,
        may_approve=may_approve,
        embargo_known=bool(embargo),
        created_at=now,
        created_by=by,
        expires_at=expires_at,
    )
    details = {"recipient": recipient, "revision": revision.number, "expires": expires_at.isoformat()}
    if embargo:
        details["embargo_known"] = embargo.isoformat()
    record("share_preview", article, by=by, preview=preview.pk, **details)
    return preview


def _refuse_to_share(article, by, embargo, embargo_known):
    if not can_edit(by, article):
        raise Forbidden(_("You may not share a preview of this article. Please ask its moderators."))
    if embargo and not can_moderate(by, article):
        raise Forbidden(_("The text is under embargo. Only a moderator may share it before it ends."))
    if embargo and not embargo_known:
        raise Refused(_("The text is under embargo. Please confirm that the recipient may see it earlier."))


@transaction.atomic
def revoke(preview, *, by):
    """Ends a link at once; True if it was still open. Forbidden for those who could not have shared it."""
    if not (can_edit | can_moderate)(by, preview.article):
        raise Forbidden(_("You may not revoke this link. Please ask the article's moderators."))
    ended = SharedPreview.objects.filter(pk=preview.pk, revoked_at=None)
    if not ended.update(revoked_at=timezone.now(), revoked_by=by):
        return False
    details = {"recipient": preview.recipient, "revision": preview.revision.number}
    record("revoke_preview", preview.article, by=by, preview=preview.pk, **details)
    return True


def shortened(address):
    """A network address with its end set to zero, /24 or /48, as text; None for what is no address."""
    try:
        address = ip_address(address or "")
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network(f"{address}/{KEPT_BITS[address.version]}", strict=False).network_address)


def record_visit(preview, address):
    return PreviewVisit.objects.create(preview=preview, at=timezone.now(), address=shortened(address))


@transaction.atomic
def leave_remark(preview, *, name, text, address=None):
    """A guest's remark as a thread of the article's discussion. The same one sent twice is kept once.

    The log keeps the shortened address too. Refused when the link has ended meanwhile.
    """
    preview, text = _locked(preview, "may_comment"), clean_text(text)
    said = Comment.objects.filter(thread__article=preview.article, guest=name)
    if said.filter(text=text).exists():
        return
    _refuse_flood(said.count())
    with acting_from(shortened(address)):
        open_thread(preview.article, by=None, guest=name, text=text)
    _tell(preview, gettext_lazy("Remark by {name} (guest): {headline}"), name, text)


@transaction.atomic
def leave_verdict(preview, *, name, verdict, text, address=None):
    """A guest agrees or objects. Sending it twice counts once; a change of mind is one more answer. May raise Refused."""
    preview = _locked(preview, "may_approve")
    said = preview.answers.all()
    last = said.filter(name=name).first()
    if last and (last.verdict, last.text) == (verdict, text):
        return
    _refuse_flood(said.count())
    words = {"name": name, "verdict": verdict, "text": text, "address": shortened(address)}
    GuestAnswer.objects.create(preview=preview, at=timezone.now(), **words)
    subjects = {
        Verdict.APPROVED: gettext_lazy("{name} (guest) agrees: {headline}"),
        Verdict.OBJECTED: gettext_lazy("{name} (guest) objects: {headline}"),
    }
    _tell(preview, subjects[verdict], name, text)


def _locked(preview, permission):
    """The link, its row locked until the transaction ends, if it still allows this."""
    rows = open_previews().select_for_update(of=("self",)).select_related("article", "revision", "created_by")
    preview = rows.filter(pk=preview.pk, **{permission: True}).first()
    if preview is None:
        raise Refused(_("This link does not allow answers any more."))
    return preview


def _refuse_flood(count):
    if count >= MOST_ENTRIES:
        raise Refused(_("There are very many answers already. Please write to the newsroom directly."))


def _tell(preview, subject, name, text):
    """Tells whoever shared the link."""
    subject = format_lazy(subject, name=name, headline=preview.article)
    people, article = [preview.created_by], preview.article
    notify(NoticeKind.MENTIONED, people, subject=subject, text=text, article=article)
