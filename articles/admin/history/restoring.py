"""Brings back an old revision, or one field of it, as a new revision."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.found import find_article, find_revision, is_number, redirect_to_article
from articles.admin.times import desk_time
from articles.editing.compare import field_label
from articles.editing.content import EMPTY
from articles.editing.restore import restorable
from articles.vocabulary import Refused, RevisionKind
from articles.workflow.perform import perform


def restore_revision(model_admin, request, object_id, number):
    """Saves what an old revision says, or its `field` alone; what does not exist any more is left out and named."""
    article = find_article(request, object_id)
    revision, name = find_revision(article, number), request.POST.get("field", "")
    if name and name not in EMPTY:
        raise Http404(_("There is no such field."))
    content, left_out = restorable({**EMPTY, **revision.content} if name else revision.content, only=name)
    version = request.POST.get("version", "")
    version = int(version) if is_number(version) else None
    try:
        after = perform(
            article, "edit", by=request.user, version=version, content=content, kind=RevisionKind.RESTORE
        )
    except Refused as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))
    _tell(request, article, after, number, name, left_out)
    return redirect_to_article(request, after)


def _tell(request, before, after, number, name, left_out):
    """What came of it, the things left out, and the approval that went with the old text."""
    if after.latest.pk == before.latest_id:
        messages.info(request, _("The text already says what revision %d said. Nothing was saved.") % number)
        return
    words = {"old": number, "new": after.latest.number, "time": desk_time(after.latest.created_at)}
    if name:
        words["field"] = field_label(name)
        sentence = _("“%(field)s” is restored from revision %(old)d as revision %(new)d: %(time)s.")
    else:
        sentence = _("Revision %(old)d is restored as revision %(new)d: %(time)s.")
    messages.success(request, sentence % words)
    if left_out:
        messages.warning(request, _("No longer there and left out: %s.") % ", ".join(left_out))
    if before.approved_id and not after.approved_id:
        messages.warning(request, _("The approval is void; the text needs a new one."))
